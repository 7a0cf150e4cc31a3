import assert from 'node:assert/strict'
import fc from 'fast-check'
import { WordTable, wordsOf } from '../../../src/core/catalogue/volumeLists.ts'

suite('the table of words', () => {
  test('has the words that wordsOf finds, with their papers', () => {
    const letters = fc.constantFrom(...'aAbB09 -éß深{\\"'.split(''))
    const text = fc.oneof(
      fc.array(letters, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ maxLength: 60 }),
      fc.constant('x'.repeat(100)),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const table = new WordTable()
        const expected = new Map<string, number[]>()
        const note = (word: string, number: number) => {
          const numbers = expected.get(word) ?? []
          if (numbers.at(-1) !== number) numbers.push(number)
          expected.set(word, numbers)
        }
        texts.forEach((one, number) => {
          table.addText(one, number, '^')
          const words = wordsOf(one)
          if (words[0] !== undefined) note(`^${words[0]}`, number)
          for (const word of words) note(word, number)
        })
        const { words, papers, starts } = table.papersByWord()
        assert.deepEqual(words, [...expected.keys()].sort())
        words.forEach((word, index) => {
          assert.deepEqual([...papers.subarray(starts[index], starts[index + 1])], expected.get(word))
        })
        assert.equal(starts[words.length], papers.length)
      }),
    )
  })

  test('grows with its words', () => {
    const table = new WordTable()
    const words = Array.from({ length: 50_000 }, (_, index) => `word${index}`)
    words.forEach((word, number) => {
      table.addText(word, number)
    })
    assert.deepEqual(table.papersByWord().words, words.toSorted())
  })
})

suite('words of the catalogue', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['Attention Is All You Need', ['attention', 'is', 'all', 'you', 'need']],
    ['Few-Shot GPT-4, 2nd ed.', ['few', 'shot', 'gpt', '4', '2nd', 'ed']],
    ['Schrödinger, Erdős & Łazarewicz', ['schrodinger', 'erdos', 'lazarewicz']],
    ['Schr\\"odinger and Erd\\H{o}s', ['schrodinger', 'and', 'erdos']],
    ['Voß, Læsø', ['voss', 'laeso']],
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
