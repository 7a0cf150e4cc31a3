import assert from 'node:assert/strict'
import { wordsOf } from '../../../src/core/catalogue/wordTable.ts'

suite('words of the catalogue', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['Attention Is All You Need', ['attention', 'is', 'all', 'you', 'need']],
    ['Few-Shot GPT-4, 2nd ed.', ['few', 'shot', 'gpt', '4', '2nd', 'ed']],
    ['Schrödinger, Erdős & Łukasiewicz', ['schrodinger', 'erdos', 'lukasiewicz']],
    ['Schr\\"odinger and Erd\\H{o}s', ['schrodinger', 'and', 'erdos']],
    ['Weiß, Ærø', ['weiss', 'aero']],
    ['$\\mathcal{N}=4$ super Yang--Mills', ['n', '4', 'super', 'yang', 'mills']],
    ['深層学習 딥러닝', ['深層学習', '딥러닝'.normalize('NFKD')]],
    ['Ｆｕｌｌｗｉｄｔｈ', ['fullwidth']],
    ['हिन्दी', ['हिन्दी']],
    ['… — !', []],
  ]
  for (const [text, words] of cases) {
    test(`of "${text}" are ${words.join(', ') || 'none'}`, () => assert.deepEqual(wordsOf(text), words))
  }

  test('are cut off where they are too long to be words', () => {
    assert.deepEqual(wordsOf('x'.repeat(1000)), ['x'.repeat(40)])
  })
})
