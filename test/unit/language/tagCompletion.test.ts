import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { tagChoices, tagRequest } from '../../../src/core/language/tagCompletion.ts'
import { readMarks } from '../../helpers/marked.ts'

suite('completion of tags', () => {
  for (const [marked, typed] of [
    ['Good. #¦', '#'],
    ['#re¦', '#re'],
    ['좋다 #객체_탐¦', '#객체_탐'],
    ['Good. ¦', undefined],
    ['# A title¦', undefined],
    ['##¦', undefined],
    ['https://example.org/#re¦', undefined],
    ['issue a#1¦', undefined],
  ] as const) {
    test(`${typed === undefined ? 'stays away from' : 'is asked for in'} "${marked}"`, () => {
      const { text, cursor } = readMarks(marked)
      const place = tagRequest(parseDigest(text), cursor)
      assert.equal(place && text.slice(place.start, place.end), typed)
    })
  }

  test('offers what is missing, then the most used, then what is known', () => {
    const { text, cursor } = readMarks('Good. #vision #vision #lan¦ #audio\n')
    const choices = tagChoices(parseDigest(text), cursor, {
      conventions: { required: ['review', 'audio'], known: ['language', 'robots'] },
      counts: new Map([
        ['language', 7],
        ['lan', 1],
      ]),
    })
    assert.deepEqual(
      choices.map(({ name, count, isMissing }) => [name, count, isMissing]),
      [
        ['review', 0, true],
        ['language', 7, false],
        ['vision', 2, false],
        ['audio', 1, false],
        ['robots', 0, false],
      ],
    )
  })
})
