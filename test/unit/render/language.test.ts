import assert from 'node:assert/strict'
import { holdParticles, languageOf } from '../../../src/core/render/language.ts'

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

suite('a particle after a bracket', () => {
  for (const [html, held] of [
    ['마크다운(Markdown)을', '마크다운(Markdown)\u2060을'],
    ['<a href="x">Codebooks (2025)</a>와', '<a href="x">Codebooks (2025)</a>\u2060와'],
    ['<strong>(a)</strong>는 30%를', '<strong>(a)</strong>\u2060는 30%\u2060를'],
    ['『책』이', '『책』\u2060이'],
  ] as const)
    test(`stays on its line: ${html}`, () => assert.equal(holdParticles(html), held))

  for (const html of [
    '(a) 는',
    '<a href="https://a.example/(b)한" title="(b)한">한</a>',
    '<p>(a)</p><p>한</p>',
    'f(x)y',
    '',
  ])
    test(`nothing is added where none follows: ${html}`, () => assert.equal(holdParticles(html), html))
})
