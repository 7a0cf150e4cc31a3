import assert from 'node:assert/strict'
import { type Labels, labelsIn } from '../../../src/core/render/labels.ts'

/** Every label, with three in the place of a number. */
function textsOf(labels: Labels): readonly (readonly [string, string])[] {
  return Object.entries(labels).map(([name, label]) => {
    if (typeof label === 'string') return [name, label]
    return [name, name === 'andMore' ? label('Ann Author', 3) : label(3)]
  })
}

suite('the labels of a page', () => {
  test('are in the language of the page, by its first part, and in English for others', () => {
    assert.equal(labelsIn('ko').papers(2), '논문 2편')
    assert.equal(labelsIn('ko-KR').contents, '차례')
    assert.equal(labelsIn('en').papers(1), '1 paper')
    for (const other of ['', 'fr', 'kok', 'constructor']) assert.equal(labelsIn(other), labelsIn('en'), other)
  })

  test('are Korean throughout, and fit what stands before a number', () => {
    const english = new Map(textsOf(labelsIn('en')))
    for (const [name, text] of textsOf(labelsIn('ko'))) {
      assert.match(text, /[가-힣]/, name)
      assert.equal(text.includes('3'), english.get(name)?.includes('3'), name)
    }
  })
})
