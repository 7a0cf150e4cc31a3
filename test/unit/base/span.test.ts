import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lowerBound, matchesIn } from '../../../src/core/base/span.ts'

suite('matches of a pattern', () => {
  test('are those of `matchAll`, empty ones included, whatever was matched before', () => {
    const patterns = [/a/g, /a*/g, /[^ ]+/g, /(?=b)/g, /\p{L}(?<second>.)?/gu]
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '한') }),
        fc.constantFrom(...patterns),
        (text, pattern) => {
          pattern.lastIndex = 3
          assert.deepEqual(matchesIn(text, pattern), Array.from(text.matchAll(new RegExp(pattern))))
        },
      ),
    )
  })
})

suite('a search in what is sorted', () => {
  test('finds where a condition ends', () => {
    for (let length = 0; length < 20; length++)
      for (let below = 0; below <= length; below++)
        assert.equal(
          lowerBound(length, (index) => index < below),
          below,
        )
  })
})
