import assert from 'node:assert/strict'
import { describeOrigin } from '../../../src/core/language/describePaper.ts'
import { paperWith } from '../library/temporaryLibrary.ts'

const paper = paperWith({ id: '2401.00001', source: 'arxiv-api' })

suite('where a record comes from', () => {
  test('is not said of arXiv, which is what everybody expects', () => {
    assert.equal(describeOrigin(paper), undefined)
  })

  test('is said of another source, by its name', () => {
    assert.equal(describeOrigin({ ...paper, source: 'datacite' }), '*This record is from DataCite\\.*')
  })

  test('names each source of a part once', () => {
    const origins = { doi: 'semantic-scholar', journalReference: 'semantic-scholar', comment: 'a_list' }
    assert.equal(
      describeOrigin({ ...paper, origins }),
      '*This record is from arXiv, with parts from Semantic Scholar, a\\_list\\.*',
    )
  })
})
