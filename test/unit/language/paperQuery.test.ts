import assert from 'node:assert/strict'
import fc from 'fast-check'
import { AskedWords, readQuery } from '../../../src/core/language/completionRequest.ts'
import { arxivReferences } from '../arxiv/references.ts'
import { writtenForms } from '../arxiv/writtenForms.ts'

suite('what a search field asks for', () => {
  test('is the paper of any address or identifier, whole', () => {
    fc.assert(
      fc.property(arxivReferences, writtenForms, ({ id }, { write }) => {
        assert.deepEqual(readQuery(` ${write(id)} `), { kind: 'named', ids: [id] })
      }),
    )
  })

  const asked: readonly (readonly [string, unknown])[] = [
    ['', { kind: 'nothing' }],
    ['  ', { kind: 'nothing' }],
    ['1706.03762', { kind: 'named', ids: ['1706.03762'] }],
    ['1706.03762v7, arXiv:1512.03385 and 1706.03762', { kind: 'named', ids: ['1706.03762', '1512.03385'] }],
    ['10.1145/3292500.3330701', { kind: 'named', ids: ['10.1145/3292500.3330701'] }],
    ['https://dl.acm.org/doi/10.1145/3292500.3330701', { kind: 'named', ids: ['10.1145/3292500.3330701'] }],
    ['doi:10.1145/3292500.3330701', { kind: 'named', ids: ['10.1145/3292500.3330701'] }],
    ['2011.10', { kind: 'prefix', prefix: '2011.10' }],
    ['https://arxiv.org/abs/2011.10', { kind: 'prefix', prefix: '2011.10' }],
    ['vaswani attention 2017', { kind: 'words', words: 'vaswani attention 2017' }],
    ['2011', { kind: 'words', words: '2011' }],
    ['https://openreview.net/forum?id=abc', { kind: 'address' }],
    [' https://github.com/openai/vdvae ', { kind: 'address' }],
    ['https://arxiv.org/list/cs.LG/recent', { kind: 'address' }],
    ['what https:// is', { kind: 'words', words: 'what https:// is' }],
  ]
  for (const [text, query] of asked) {
    test(`${JSON.stringify(text)} is ${JSON.stringify(query)}`, () => {
      assert.deepEqual(readQuery(text), query)
    })
  }
})

suite('words that a service was asked for', () => {
  test('are asked for again when nobody has answered', () => {
    const words = new AskedWords()
    words.shouldAsk('Ricci flow', 0)
    words.forget('ricci flow')
    assert.equal(words.shouldAsk('Ricci flow', 0), true)
  })

  test('are asked for once, however they are spaced and written', () => {
    const words = new AskedWords()
    assert.equal(words.shouldAsk('Ricci flow', 0), true)
    assert.equal(words.shouldAsk(' ricci Flow ', 0), false)
    assert.equal(words.shouldAsk('ricci flows', 0), true)
  })

  test('are not asked for when they are short or enough was found here', () => {
    const words = new AskedWords()
    assert.equal(words.shouldAsk('ric', 0), false)
    assert.equal(words.shouldAsk('ricci', 5), false)
    assert.equal(words.shouldAsk('ricci', 4), true)
  })

  test('are not asked for with more words when there was no paper for them', () => {
    const words = new AskedWords()
    words.noteNone('Alice')
    assert.equal(words.shouldAsk('alice said', 0), false)
    assert.equal(words.shouldAsk('alices', 0), true)
    assert.equal(words.shouldAsk('said alice', 0), true)
  })
})
