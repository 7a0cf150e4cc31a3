import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sentenceStarts } from '../../../../src/core/digest/titles/candidates.ts'
import { level } from '../../../../src/core/digest/titles/judge.ts'
import { areSimple, isPlainSentence } from '../../../../src/core/digest/titles/people.ts'
import { Naming } from '../../../../src/core/digest/titles/title.ts'
import { trimTail } from '../../../../src/core/digest/titles/trim.ts'
import { isDate, isVenue } from '../../../../src/core/digest/titles/venues.ts'

const ordinary = [
  ...[
    'Small',
    'Trees',
    'grow',
    'learning',
    'for',
    'in',
    'It’s',
    'Jean-Luc',
    'TileNet:',
    '작은',
    '나무를',
    'Größe',
    '3',
  ],
]
/** What may part a title from something else, or stand beside one. */
const others = [
  ...[
    'Ann',
    'Author',
    'R.',
    'van',
    'de',
    'and',
    'by',
    'et al.',
    'CVPR',
    '2020',
    'March',
    'ArXiv',
    'University',
    'Week',
  ],
  ...[
    '-',
    '–',
    '·',
    ',',
    '.',
    '?',
    '(2019)',
    '“quoted”',
    '和',
    'x,',
    'y.',
    'z?',
    '12:30',
    "'19",
    'Papers',
    'code:',
  ],
]
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ordinary) },
  { weight: 1, arbitrary: fc.constantFrom(...others) },
)
const words = fc.array(word, { minLength: 5, maxLength: 12 }).map((all) => all.join(' '))

suite('a quick look at words', () => {
  test('takes for simple only what has nothing to trim, is one sentence, and is neither venue nor date', () => {
    fc.assert(
      fc.property(words, (text) => {
        if (!areSimple(text)) return
        const end = text.endsWith('.') ? text.length - 1 : text.length
        assert.equal(trimTail(text, 0, text.length), end)
        assert.deepEqual(sentenceStarts(text), [0])
        assert.equal(isVenue(text) || isDate(text), false)
      }),
      { numRuns: 20_000 },
    )
  })

  test('takes for a plain sentence only what is a title or a sentence as a whole', () => {
    fc.assert(
      fc.property(words, (text) => {
        if (!isPlainSentence(text)) return
        const naming = new Naming(text, 0, text.length)
        assert.equal(naming.parts.length, 1)
        assert.equal(naming.roleAt(0), 'title')
        assert.equal(naming.choose()?.slot, 'text0.0')
      }),
      { numRuns: 20_000 },
    )
  })

  test('lets most titles pass, whatever their script', () => {
    for (const title of [
      'Glazing Stone Tiles in Large Forests',
      'TileNet: Glazing Stone Tiles without Water',
      'It’s Time that Stone Tiles Shine',
      '큰 숲에서 작은 나무를 기르는 방법',
    ]) {
      assert.ok(isPlainSentence(title), title)
      assert.ok((new Naming(title, 0, title.length).choose()?.level ?? level.prose) > level.prose, title)
    }
  })
})
