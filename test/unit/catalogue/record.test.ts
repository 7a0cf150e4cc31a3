import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type ArxivId, parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { idOf, numberOf, numberOfText, rangesOfPrefix, yearOf } from '../../../src/core/catalogue/record.ts'

const digits = (value: number, length: number) => String(value).padStart(length, '0')

const newStyleIds = fc
  .tuple(fc.integer({ min: 7, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9999 }))
  .map(
    ([year, month, number]) => `${digits(year, 2)}${digits(month, 2)}.${digits(number, year < 15 ? 4 : 5)}`,
  )
const oldStyleIds = fc
  .tuple(
    fc.constantFrom('hep-th', 'math', 'cs', 'astro-ph', 'supr-con', 'acc-phys'),
    fc.integer({ min: 1991, max: 2007 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(
    ([archive, year, month, number]) =>
      `${archive}/${digits(year % 100, 2)}${digits(month, 2)}${digits(number, 3)}`,
  )
const ids = fc.oneof(newStyleIds, oldStyleIds).filter((id) => parseIdentifier(id) !== undefined)

suite('paper numbers', () => {
  test('lead back to the identifier they were computed from', () => {
    fc.assert(fc.property(ids, (id) => assert.equal(idOf(numberOf(id as ArxivId) ?? 0), id)))
  })

  test('ascend with time, across both schemes', () => {
    const inTime = [
      'hep-th/9108001',
      'math/0201001',
      'hep-th/0703999',
      '0704.0001',
      '0704.0002',
      '1412.9999',
      '1501.00001',
    ]
    const numbers = inTime.map((id) => numberOfText(id) ?? 0)
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      numbers,
    )
  })

  test('say the year of the paper', () => {
    assert.equal(yearOf(numberOfText('hep-th/9901001') ?? 0), 1999)
    assert.equal(yearOf(numberOfText('1706.03762') ?? 0), 2017)
  })

  test('do not exist for archives that never had such identifiers', () => {
    assert.equal(numberOfText('econ/0501001'), undefined)
  })

  test('lie in the ranges of every beginning of the identifier, and of no other', () => {
    fc.assert(
      fc.property(ids, ids, fc.nat(10), (id, other, cut) => {
        const start = id.includes('/') ? id.indexOf('/') + 1 : 4
        const prefix = id.slice(0, Math.min(id.length, start + cut))
        const isIn = (text: string) =>
          rangesOfPrefix(prefix).some(({ from, to }) => {
            const number = numberOfText(text) ?? -1
            return from <= number && number < to
          })
        assert.ok(isIn(id), prefix)
        assert.equal(isIn(other), other.startsWith(prefix), `${prefix} ${other}`)
      }),
    )
  })

  test('are found with arXiv: in front, a version behind and a subject class', () => {
    assert.deepEqual(rangesOfPrefix('arXiv:2011.10650v2'), rangesOfPrefix('2011.10650'))
    assert.deepEqual(rangesOfPrefix('math.CA/0611800'), rangesOfPrefix('math/0611800'))
  })

  test('have no range for what begins no identifier', () => {
    for (const text of ['attention', '2013.', '2013.1', '1', '0703.1', 'nonsense/01']) {
      assert.deepEqual(rangesOfPrefix(text), [], text)
    }
  })
})
