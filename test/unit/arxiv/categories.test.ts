import assert from 'node:assert/strict'
import { categoryName, isArchive } from '../../../src/core/arxiv/categories.ts'

suite('categories', () => {
  test('names a category', () => {
    assert.equal(categoryName('cs.CV'), 'Computer Vision and Pattern Recognition')
    assert.equal(categoryName('cond-mat.mes-hall'), 'Mesoscale and Nanoscale Physics')
  })

  test('names an archive without categories', () => {
    assert.equal(categoryName('hep-th'), 'High Energy Physics - Theory')
  })

  test('knows no name for codes of other classifications', () => {
    for (const code of ['68T07', 'I.2.10', 'cs.XX', '', 'toString', 'constructor']) {
      assert.equal(categoryName(code), undefined, code)
    }
  })

  test('tells archives, closed ones too, from categories and other words', () => {
    for (const code of ['hep-th', 'math', 'cmp-lg', 'supr-con']) assert.ok(isArchive(code), code)
    for (const code of ['cs.CV', 'hep', 'HEP-TH', '', 'constructor']) assert.ok(!isArchive(code), code)
  })
})
