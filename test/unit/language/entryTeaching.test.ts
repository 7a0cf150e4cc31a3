import assert from 'node:assert/strict'
import { slice } from '../../../src/core/base/span.ts'
import { entryExample, patternChoices } from '../../../src/core/language/entryTeaching.ts'
import { readMarks } from '../../helpers/marked.ts'

const nothing = { sections: [], entries: [] }

suite('teaching how entries are read', () => {
  test('offers the title at the cursor first', () => {
    const { text, cursor } = readMarks('[Ann Author] ~ small ¦games ~ at https://a.org/x ~ Short and good.\n')
    const example = entryExample(text, { start: cursor, end: cursor })
    assert.equal(example?.titles[0] && slice(text, example.titles[0]), 'small games')
  })

  test('says what the document has with each pattern, the one that reads the most first', () => {
    const { text, cursor } = readMarks(
      '- Ann Author (ICML) **small ¦games** - ACL, [pdf](https://a.org/x)\n- **large games** [pdf](https://a.org/y)\n',
    )
    const example = entryExample(text, { start: cursor, end: cursor })
    const [title] = example?.titles ?? []
    const choices = example && title ? patternChoices(example, title, nothing) : []
    assert.deepEqual(
      choices.map(({ taught }) => taught.map((entry) => entry.title?.text)),
      [['small games', 'large games'], ['small games']],
    )
  })

  test('offers one of the patterns that read the same entries', () => {
    const { text, cursor } = readMarks('1) Ann Author: "small ¦games" (ICML) https://a.org/x\n')
    const example = entryExample(text, { start: cursor, end: cursor })
    const [title] = example?.titles ?? []
    const choices = example && title ? patternChoices(example, title, nothing) : []
    assert.deepEqual(
      choices.map(({ pattern }) => pattern),
      ['{number}) {authors}: "{title}" ({venue}) {link} {commentary}'],
    )
  })

  test('has nothing to teach where no link is near', () => {
    assert.equal(entryExample('Only words.\n', { start: 3, end: 3 }), undefined)
    assert.equal(entryExample('', { start: 0, end: 0 }), undefined)
  })
})
