import assert from 'node:assert/strict'
import { describeReading } from '../../helpers/digestFixtures.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { searched, type VocabularyWord, vocabularyWords } from '../../helpers/vocabularyWords.ts'
import { wordFixtures } from '../../helpers/wordFixtures.ts'

suite('the vocabulary of the reader', () => {
  const wordDigests = wordFixtures()

  for (const list of new Set(wordDigests.map((fixture) => fixture.list))) {
    test(`has the words that people write: ${list}`, () => {
      const own = wordDigests.filter((fixture) => fixture.list === list)
      const misread = own.filter(({ text, expected }) => describeReading(text) !== expected)
      assert.deepEqual(
        misread.map(({ word }) => word),
        [],
      )
    })
  }

  test('has no word that nothing needs', () => {
    const needless = withoutNoticed(withoutNoticed(vocabularyWords(), wordDigests), fixtureDigests())
    assert.deepEqual(
      needless.map(({ list, word }) => `${list}: ${word}`),
      [],
    )
  })
})

/** The words without which all texts are read as they are. Only those that hold a word can be read by it. */
function withoutNoticed(
  words: readonly VocabularyWord[],
  texts: readonly { readonly text: string }[],
): readonly VocabularyWord[] {
  const read = texts
    .map(({ text }) => ({ letters: searched(text), text, reading: describeReading(text) }))
    .sort((a, b) => a.text.length - b.text.length)
  return words.filter(
    (word) =>
      !read.some(
        ({ letters, text, reading }) =>
          word.isIn(letters) && word.without(() => describeReading(text)) !== reading,
      ),
  )
}
