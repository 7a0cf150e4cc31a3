import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, joinedEdits, lowerBound, matchesIn } from '../../../src/core/base/span.ts'

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

suite('edits that are joined', () => {
  test('make the same change, and the fewer the more text may be between them', () => {
    const places = fc.uniqueArray(fc.nat(60), { maxLength: 12 }).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(
        fc.string({ minLength: 60 }),
        places,
        fc.nat(20),
        fc.string(),
        (text, starts, most, newText) => {
          const edits = starts.map((start, index) => {
            const end = Math.min(start + (index % 3), starts[index + 1] ?? 60, 60)
            return { span: { start, end }, newText }
          })
          const joined = joinedEdits(text, edits.toReversed(), most)
          const oneByOne = joined.reduce((now, edit) => applyEdits(now, [edit]), text)
          assert.equal(oneByOne, applyEdits(text, edits))
          const between = joined.map(
            ({ span }, index) => (joined[index - 1]?.span.start ?? Infinity) - span.end,
          )
          assert.ok(between.every((length) => length > most))
        },
      ),
    )
  })
})
