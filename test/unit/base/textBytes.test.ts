import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeText } from '../../../src/core/base/textBytes.ts'

const texts = fc
  .string({
    unit: fc.constantFrom('a', 'Z', ' ', '\n', 'é', '논', '문', '日', '🌱', '.', '/', 'https://'),
    maxLength: 80,
  })
  .map((words) => `${words}\nhttps://arxiv.org/abs/2401.00001\n`)

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

suite('the bytes of a text', () => {
  test('are read in UTF-8 and UTF-16, with a byte order mark or without', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const [bytes, encoding, hasByteOrderMark] of [
          [Buffer.from(text), 'utf-8', false],
          [Buffer.from(`\uFEFF${text}`), 'utf-8', true],
          [Buffer.from(text, 'utf16le'), 'utf-16le', false],
          [Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le', true],
          [bigEndian(text), 'utf-16be', false],
          [bigEndian(`\uFEFF${text}`), 'utf-16be', true],
        ] as const) {
          const read = { text, encoding, hasByteOrderMark, hasOldLineEnds: false }
          assert.deepEqual(decodeText(bytes), read)
        }
      }),
    )
  })

  test('are no text in Latin-1, where it says more than ASCII', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Caf\xe9', ' na\xefve', '\xa9 ', 'a', '\n', '\xfc\xdf '), { minLength: 1 }),
        (parts) => {
          const text = parts.join('')
          const read = decodeText(Buffer.from(text, 'latin1'))
          assert.equal(read?.text, /[\x80-\xff]/.test(text) ? undefined : text)
        },
      ),
    )
  })

  for (const [what, bytes] of [
    ['of a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
    ['of UTF-32', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x0a, 0, 0, 0]],
    ['cut in the middle of a character', [0x41, 0xe2, 0x82]],
    ['that go by pairs, but not as UTF-16', [0xff, 0xfe, ...Buffer.from('Small Models https://arxiv.org')]],
  ] as const) {
    test(`are no text when they are ${what}`, () => {
      assert.equal(decodeText(new Uint8Array(bytes)), undefined)
    })
  }

  test('of an empty file are the empty text', () => {
    assert.equal(decodeText(new Uint8Array())?.text, '')
  })

  test('may hold a zero, which some program has left', () => {
    assert.equal(decodeText(Buffer.from(`${'words '.repeat(20)}\0`))?.encoding, 'utf-8')
  })
})
