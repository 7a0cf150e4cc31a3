import assert from 'node:assert/strict'
import fc from 'fast-check'
import { splitMessage } from '../../../src/core/publish/target.ts'

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

  test('is cut in no link, code, address or escape, where these are shorter than a message', () => {
    const wholes = [
      '[a label of words](<https://x.org/a_b>)',
      '<https://x.org/a|words here>',
      '`a b c`',
      '\\*',
      'https://x.org/a?b=c',
    ]
    const piece = fc.oneof(
      fc.constantFrom(...wholes, ' ', '漢', '다'),
      fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 9 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        // An address ends where a space is.
        const parts = pieces.map((each) => (wholes.includes(each) ? `${each} ` : each))
        const messages = splitMessage(parts.join(''), 90)
        for (const each of wholes) {
          const count = (texts: readonly string[]) =>
            texts.reduce((sum, text) => sum + text.split(each).length - 1, 0)
          assert.equal(count(messages), count([parts.join('')]), JSON.stringify(messages))
        }
      }),
    )
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
