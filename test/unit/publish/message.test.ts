import assert from 'node:assert/strict'
import fc from 'fast-check'
import { splitMessage } from '../../../src/core/publish/message.ts'

suite('a long message', () => {
  test('is one where it is short enough', () => {
    assert.deepEqual(splitMessage('a\n\nb\n', 100), ['a\n\nb'])
    assert.deepEqual(splitMessage('', 100), [])
  })

  test('is cut between paragraphs, else lines, else words, else anywhere', () => {
    const [a, b] = ['a'.repeat(30), 'b'.repeat(30)]
    for (const between of ['\n\n', '\n', ' '])
      assert.deepEqual(splitMessage(`${a}${between}${b}`, 50), [a, b])
    assert.deepEqual(
      splitMessage('x'.repeat(100), 50).map(({ length }) => length),
      [42, 42, 16],
    )
  })

  test('goes on with a block of code that it was cut in', () => {
    const code = `\`\`\`\n${'line of code\n'.repeat(8)}\`\`\``
    const messages = splitMessage(`${code}\n\nafter`, 60)
    assert.ok(messages.length > 2)
    for (const message of messages) assert.equal(message.split('```').length % 2, 1, message)
  })

  test('loses no character that is seen, and is never too long', () => {
    const seen = (texts: readonly string[]) => texts.join('').replace(/[\s`]/g, '')
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('\n\n', '\n', ' ', '```\n', '\n```\n', '👩‍🔬'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const messages = splitMessage(text, 64)
        for (const message of messages) assert.ok(message.length <= 64, JSON.stringify(message))
        assert.equal(seen(messages), seen([text]))
      }),
    )
  })
})
