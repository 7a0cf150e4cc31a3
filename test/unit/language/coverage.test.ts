import assert from 'node:assert/strict'
import { describeCoverage, describeRelated } from '../../../src/core/language/describePaper.ts'
import { archiveOf, fixtureArchive } from '../../helpers/archives.ts'
import { arxivId } from '../../helpers/papers.ts'

suite('where the archive covers a paper', () => {
  test('is a list of links with the first words said', () => {
    const coverage = fixtureArchive().coverage(arxivId('2301.00011'))
    assert.deepEqual(describeCoverage(coverage, '2024/2024-05-18.md').split('\n'), [
      'Covered in',
      '- [2023\\-01\\-14 · Reading notes, January 14, 2023](2023/2023-01-14.md#L5): Half of the gates are never opened, and nobody had looked\\.',
      '- [2023\\-01\\-21 · Sparse Gates for Long Contexts](notes/230121 Sparse Gates.md#L1): The gates are counted before training and after\\. \\#long\\_context',
    ])
  })

  test('is nothing where only the document itself covers it', () => {
    const coverage = fixtureArchive().coverage(arxivId('2301.00012'))
    assert.equal(describeCoverage(coverage, '2023/2023-01-14.md'), '')
  })

  test('names the latest and counts the rest, and writes nothing as Markdown that others have written', () => {
    const issue = 'A [Title](x)\nhttps://arxiv.org/abs/2301.00011\nSaid <b>first</b>.\n\n#a\n'
    const archive = archiveOf(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`(i)-${i}.md`, issue])))
    const lines = describeCoverage(archive.coverage(arxivId('2301.00011')), 'here.md').split('\n')
    assert.deepEqual(lines.slice(-2), [
      '- [\\(i\\)\\-5\\.md](%28i%29-5.md#L1): Said &lt;b\\>first&lt;/b\\>\\.',
      '- and 2 earlier ones',
    ])
  })
})

suite('papers of the archive that are like one', () => {
  const entry = {
    id: arxivId('1412.6980'),
    title: 'Adam [x](y)',
    said: 'Still *the* default.',
    date: '2021-02-03',
    file: 'file:///a/(1).md',
    line: 4,
    similarity: 0.4,
  }

  test('are a list of links with when they were covered and what was said', () => {
    assert.deepEqual(describeRelated([entry]).split('\n'), [
      'Similar to what you covered',
      '- [Adam \\[x\\]\\(y\\)](file:///a/%281%29.md#L5), covered on 2021\\-02\\-03: Still \\*the\\* default\\.',
    ])
  })

  test('have no date where their digest has none, and their identifier in the place of a title', () => {
    const bare = { ...entry, title: '', said: '', date: undefined }
    assert.match(describeRelated([bare]), /\n- \[1412\\\.6980\]\([^)]+#L5\)$/)
  })

  test('are nothing where there are none', () => assert.equal(describeRelated([]), ''))
})
