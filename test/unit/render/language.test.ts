import assert from 'node:assert/strict'
import { languageOf } from '../../../src/core/render/language.ts'

suite('the language of a digest', () => {
  test('is told by its letters, though titles are in English', () => {
    const title = 'Very Deep Models for Long Texts\nhttps://arxiv.org/abs/2401.00001\n'
    assert.equal(languageOf(`${title}깊이가 부족했던 것이라는 결과.`), 'ko')
    assert.equal(languageOf(`${title}深さが足りなかったという結果。`), 'ja')
    assert.equal(languageOf(`${title}结果说明只是深度不够。`), 'zh')
    assert.equal(languageOf(`${title}Depth was what was missing.`), undefined)
    assert.equal(languageOf(''), undefined)
  })
})
