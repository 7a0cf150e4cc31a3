import assert from 'node:assert/strict'
import { termsOf } from '../../../src/core/related/terms.ts'

suite('terms of a text', () => {
  const cases: readonly (readonly [text: string, terms: readonly string[]])[] = [
    ['Deep nets', ['deep', '^dee', 'deep', 'eep$', 'nets', '^net', 'nets', 'ets$']],
    ['a view on the U-net', ['view', '^vie', 'view', 'iew$', 'net', '^net', 'net$']],
    ['물체 검출', ['물체', '검출']],
    ['객체검출은', ['객체', '체검', '검출', '출은']],
    ['GAN을', ['gan', '^gan', 'gan$']],
    ['拡散モデル', ['拡散', '散モ', 'モデ', 'デル']],
    ['see https://arxiv.org/abs/2011.10650 now', ['see', '^see', 'see$', 'now', '^now', 'now$']],
    ['ＧＡＮ', ['gan', '^gan', 'gan$']],
    ['', []],
  ]
  for (const [text, terms] of cases) {
    test(`of "${text}"`, () => assert.deepEqual([...termsOf(text)], terms))
  }
})
