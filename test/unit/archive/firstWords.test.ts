import assert from 'node:assert/strict'
import fc from 'fast-check'
import { firstWords } from '../../../src/core/archive/digestRecord.ts'

suite('the first words of what is said', () => {
  const read = (text: string) => firstWords(text, { start: 0, end: text.length })

  const marked: readonly (readonly [string, string])[] = [
    ['Good, and [better than that](https://arxiv.org/abs/2401.00001).', 'Good, and better than that.'],
    ['As [they][1] say, **very** `quick` and ~~slow~~.', 'As they say, very quick and slow.'],
    ['![a plot](plot.png) shows it', 'a plot shows it'],
    ['2 * 3 * 4 and a_b_c stay, [so] does this', '2 * 3 * 4 and a_b_c stay, [so] does this'],
    ['one\n  two', 'one two'],
  ]
  for (const [text, expected] of marked) {
    test(`are read without their marks: ${text}`, () => assert.equal(read(text), expected))
  }

  test('are no longer than a line, whatever marks there are', () => {
    const piece = fc.constantFrom(
      'word ',
      '[',
      ']',
      '(',
      ')',
      '**',
      '`',
      '~~',
      'https://arxiv.org/abs/2401.00001',
      '[a](b) ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        assert.ok(read(pieces.join('')).length <= 122)
      }),
    )
  })
})
