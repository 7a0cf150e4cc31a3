import assert from 'node:assert/strict'
import fc from 'fast-check'
import { countWords } from '../../../../src/core/digest/text/wordCounts.ts'

suite('words counted', () => {
  test('are those with letters that have case, in any script', () => {
    assert.deepEqual(countWords('Attention Is All You Need'), { cased: 5, long: 2, capitals: 2 })
    assert.deepEqual(countWords("a GPT-4's world of 3D things"), { cased: 6, long: 3, capitals: 1 })
    assert.deepEqual(countWords('Élan und Größe, Ωmega привет'), { cased: 5, long: 4, capitals: 3 })
    assert.deepEqual(countWords('아래 논문들은 GAN기반, 画像生成。'), { cased: 1, long: 1, capitals: 1 })
    assert.deepEqual(countWords('2021 — “…” 42'), { cased: 0, long: 0, capitals: 0 })
  })

  test('are what the tables of Unicode say', () => {
    const sign = fc.constantFrom(..."aZé·Ωж9 ,.-'’가名カー、。（）【】・«»“”—…\u0301\u00a0")
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('')
        assert.deepEqual(countWords(text), byPatterns(text), JSON.stringify(text))
      }),
      { numRuns: 2_000 },
    )
  })
})

function byPatterns(text: string) {
  const words = (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter((word) =>
    /\p{Lu}|\p{Ll}/u.test(word),
  )
  const long = words.filter((word) => word.length > 3)
  return {
    cased: words.length,
    long: long.length,
    capitals: long.filter((word) => /\p{Lu}|\p{N}/u.test(word)).length,
  }
}
