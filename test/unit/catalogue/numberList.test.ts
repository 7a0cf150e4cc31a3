import assert from 'node:assert/strict'
import fc from 'fast-check'
import { intersect, type NumberList, NumberListWriter } from '../../../src/core/catalogue/numberList.ts'

/** Dense stretches, which become bitmaps, and single numbers far apart. */
const numbers = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(5_000_000), fc.nat(1200), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
    fc.array(fc.nat(180_000_000), { maxLength: 30 }),
  )
  .map(([stretches, singles]) => {
    const all = stretches.flatMap(([start, length, step]) =>
      Array.from({ length }, (_, index) => start + index * step),
    )
    return [...new Set([...all, ...singles])].sort((a, b) => a - b)
  })

function encodeNumbers(list: readonly number[]): NumberList {
  const writer = new NumberListWriter()
  writer.write(list, 0, list.length)
  return writer.take()
}

const everything = { from: 0, to: 2 ** 28 }

function common(lists: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = lists.map((list) => new Set(list))
  return [...first].filter((number) => others.every((other) => other.has(number))).sort((a, b) => b - a)
}

function taken(terms: Parameters<typeof intersect>[0], range = everything, most = Number.POSITIVE_INFINITY) {
  const found: number[] = []
  intersect(terms, range, (number) => found.push(number) < most)
  return found
}

suite('lists of numbers', () => {
  test('give back what was put in, greatest first', () => {
    fc.assert(
      fc.property(numbers, (list) => assert.deepEqual(taken([[encodeNumbers(list)]]), list.toReversed())),
    )
  })

  test('take two bytes for a number alone and less where numbers are dense', () => {
    const dense = Array.from({ length: 10_000 }, (_, index) => index * 2)
    assert.ok(encodeNumbers(dense).byteLength < dense.length * 0.3)
  })

  test('are cut to what all have, greatest first', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), numbers, (lists, shared) => {
        const all = lists.map((list) => [...new Set([...list, ...shared])].sort((a, b) => a - b))
        assert.deepEqual(taken(all.map((list) => [encodeNumbers(list)])), common(all))
      }),
    )
  })

  test('stand for each other where a term has several', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (one, other, third) => {
        const either = [...new Set([...one, ...other])].sort((a, b) => a - b)
        const terms = [[encodeNumbers(one), encodeNumbers(other)], [encodeNumbers(third)]]
        assert.deepEqual(taken(terms), common([either, third]))
        assert.deepEqual(taken(terms.slice(0, 1)), either.toReversed())
      }),
    )
  })

  test('are looked at inside of a range, and no further than wanted', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.nat(6_000_000),
        fc.nat(6_000_000),
        fc.integer({ min: 1, max: 50 }),
        (list, a, b, most) => {
          const range = { from: Math.min(a, b), to: Math.max(a, b) + 1 }
          const inside = list.filter((number) => number >= range.from && number < range.to).reverse()
          assert.deepEqual(taken([[encodeNumbers(list)]], range, most), inside.slice(0, most))
        },
      ),
    )
  })
})
