import assert from 'node:assert/strict'
import { type Labels, labelsIn } from '../../../src/core/base/labels.ts'

/** Every label, with thirteen in the place of a number. */
function textsOf(labels: Labels): readonly (readonly [string, string])[] {
  const { andMore, summary, searchedIn, papersByMonth, nothingFoundFor, publishedIn, ...rest } = labels
  const others = Object.entries(rest).map(([name, label]) => {
    return [name, typeof label === 'string' ? label : label(13)] as const
  })
  return [
    ...others,
    ['publishedIn', publishedIn('13')],
    ['nothingFoundFor', nothingFoundFor('13')],
    ['andMore', andMore('Ann Author', 13)],
    ['summary', summary(13, 13, '2024-03')],
    ['searchedIn', searchedIn(13, 13)],
    ['papersByMonth', papersByMonth(3)],
  ]
}

suite('the labels of a page', () => {
  test('are in the language of the page, by its first part, and in English for others', () => {
    assert.equal(labelsIn('ko').papers(2), '논문 2편')
    assert.equal(labelsIn('ko-KR').contents, '차례')
    assert.equal(labelsIn('en').papers(1), '1 paper')
    for (const other of ['', 'fr', 'kok', 'constructor']) assert.equal(labelsIn(other), labelsIn('en'), other)
  })

  for (const [language, letters] of [
    ['ko', /[가-힣]/],
    ['ja', /[ぁ-んァ-ヶ一-龯]/],
    ['zh', /[一-龯]/],
  ] as const) {
    test(`are in one language throughout, and say every number: ${language}`, () => {
      const english = new Map(textsOf(labelsIn('en')))
      for (const [name, text] of textsOf(labelsIn(language))) {
        assert.match(text, letters, name)
        assert.equal(text.includes('13'), english.get(name)?.includes('13'), name)
      }
    })
  }
})
