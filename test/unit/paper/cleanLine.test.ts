import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cleanLine, cleanParagraphs } from '../../../src/core/paper/text.ts'

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom(' ', '\n', '\r', '\t', '\u00a0', '\u202e', '\u0000'), fc.string()),
})

suite('text of records', () => {
  test('collapses white space of a wrapped title', () => {
    assert.equal(cleanLine('  A Title\n  over two\tlines \u00a0'), 'A Title over two lines')
  })

  test('removes what reorders or hides text', () => {
    assert.equal(cleanLine('evil\u202etxt.exe\u200b\ufeff \u0007bell'), 'eviltxt.exe bell')
  })

  test('keeps joiners, accents and TeX as written', () => {
    const title = 'Poincar\u00e9 $O(n^2)$ \\"o क\u094d\u200dष'
    assert.equal(cleanLine(title), title)
  })

  test('starts a paragraph at a line with two leading spaces', () => {
    assert.equal(cleanParagraphs('  First\nline.\n  Second.\n   Third.'), 'First line.\n\nSecond.\n\nThird.')
  })

  test('starts a paragraph after a blank line', () => {
    assert.equal(cleanParagraphs('First.\r\n \r\nSecond.'), 'First.\n\nSecond.')
  })

  test('leaves clean lines as they are, and has one line only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = cleanLine(text)
        assert.equal(cleanLine(line), line)
        assert.doesNotMatch(line, /[^\S ]|\p{Cc}|\u202e|^ | $| {2}/u)
      }),
    )
  })

  test('leaves clean paragraphs as they are, each of one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = cleanParagraphs(text)
        assert.equal(cleanParagraphs(paragraphs), paragraphs)
        for (const paragraph of paragraphs.split('\n\n')) assert.equal(cleanLine(paragraph), paragraph)
      }),
    )
  })
})
