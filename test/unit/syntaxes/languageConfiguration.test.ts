import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Configuration {
  readonly brackets: readonly (readonly [string, string])[]
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[]
  readonly surroundingPairs: readonly (readonly [string, string])[]
  readonly wordPattern: { readonly pattern: string; readonly flags: string }
}

const file = path.resolve(import.meta.dirname, '../../../syntaxes/language-configuration.json')
const configuration: Configuration = JSON.parse(readFileSync(file, 'utf8'))

function wordsOf(text: string): string[] {
  const { pattern, flags } = configuration.wordPattern
  return Array.from(text.matchAll(new RegExp(pattern, flags)), ([word]) => word)
}

suite('the words of a digest', () => {
  const lines: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['see 2011.10650v2, 2011.106', ['see', '2011.10650v2', '2011.106']],
    ['hep-th/9901001 and math.CA/0611800v1', ['hep-th/9901001', 'and', 'math.CA/0611800v1']],
    ['https://arxiv.org/abs/2011.10650', ['https', 'arxiv', 'org', 'abs', '2011.10650']],
    ['arXiv:2011.10650.', ['arXiv', '2011.10650']],
    ['#object_detection, #객체_탐지 #3d', ['#object_detection', '#객체_탐지', '#3d']],
    ['# Heading, ## Heading #12', ['Heading', 'Heading', '12']],
    ['이 논문은 2011.10650을 잇는다.', ['이', '논문은', '2011.10650', '을', '잇는다']],
    ['画像生成の論文。次', ['画像生成の論文', '次']],
    ['well-known _emphasis_ a_b 3.14', ['well', 'known', 'emphasis', 'a_b', '3', '14']],
    ['either/or and/2', ['either', 'or', 'and', '2']],
    ['naïve café Größe', ['naïve', 'café', 'Größe']],
  ]
  for (const [text, words] of lines) {
    test(`are split in "${text}"`, () => {
      assert.deepEqual(wordsOf(text), words)
    })
  }

  test('are found to the end of a line of 100,000 characters', () => {
    for (const unit of ['a-', '2', '#', 'a.', '#3-', 'a_']) {
      assert.equal(wordsOf(`${unit.repeat(100_000 / unit.length)} 끝`).at(-1), '끝', unit)
    }
  })
})

suite('the pairs of a digest', () => {
  test('open and close with different signs, so that none closes in the middle of a word', () => {
    for (const { open, close } of configuration.autoClosingPairs) assert.notEqual(open, close)
  })

  test('close every bracket there is, those of Korean, Japanese and Chinese too', () => {
    const closing = new Map(configuration.autoClosingPairs.map(({ open, close }) => [open, close]))
    for (const [open, close] of configuration.brackets) assert.equal(closing.get(open), close)
    for (const open of ['(', '[', '「', '『', '《', '（']) assert.ok(closing.has(open), open)
  })
})
