import assert from 'node:assert/strict'
import { holdParticles, titleLanguage } from '../../../src/core/render/html.ts'

suite('the language of a title', () => {
  for (const [title, attribute] of [
    ['Very Deep Models for Long Texts', ' lang="en"'],
    ['β-VAE', ' lang="en"'],
    ['깊은 모델과 긴 글', ' lang="ko"'],
    ['Transformer 기반 기계 번역', ' lang="ko"'],
    ['深いモデル', ' lang="ja"'],
    ['מודלים קטנים', ' lang="he"'],
    ['2021', ' lang="en"'],
  ] as const)
    test(`is told by its letters: ${title}`, () => assert.equal(titleLanguage(title), attribute))

  test('is that of the digest where Han characters alone do not tell it', () => {
    assert.equal(titleLanguage('深度模型'), '')
  })
})

suite('a particle after a bracket', () => {
  for (const [html, held] of [
    ['리눅스(Linux)를', '리눅스(Linux)\u2060를'],
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
