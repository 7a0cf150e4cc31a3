import assert from 'node:assert/strict'
import { AskedWords } from '../../../src/core/metadata/askedWords.ts'

suite('words that a service was asked for', () => {
  test('are asked for once, however they are spaced and written', () => {
    const words = new AskedWords()
    assert.equal(words.shouldAsk('Ricci flow', 0), true)
    assert.equal(words.shouldAsk(' ricci Flow ', 0), false)
    assert.equal(words.shouldAsk('ricci flows', 0), true)
  })

  test('are asked for again when nobody has answered', () => {
    const words = new AskedWords()
    words.shouldAsk('Ricci flow', 0)
    words.forget('ricci flow')
    assert.equal(words.shouldAsk('Ricci flow', 0), true)
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
