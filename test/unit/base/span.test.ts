import assert from 'node:assert/strict'
import fc from 'fast-check'
import { matchesIn } from '../../../src/core/base/span.ts'

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
