import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LineTable, type Span, span } from '../../../src/core/base/span.ts'
import { lineAbove, lineAt } from '../../../src/core/digest/model.ts'
import { readWhole, usualOptions } from '../../../src/core/digest/session.ts'

/** Texts of short lines, some of them entries, with both line ends and with none at the end. */
const texts = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '',
        'Words',
        '  - item',
        'A Title of Some Paper',
        'https://arxiv.org/abs/2401.00001',
        '---',
      ),
      fc.constantFrom('\n', '\r\n'),
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('', 'last').map((last) => lines.flat().join('') + last))

suite('the lines of a text', () => {
  test('are those around each offset, for a text and for a digest of many parts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const table = new LineTable(text)
        const digest = readWhole(text, { ...usualOptions, lengths: { usual: 20, long: 40 } })
        for (let offset = 0; offset <= text.length; offset++) {
          const line = lineAround(text, offset)
          assert.deepEqual(table.at(offset), line)
          assert.deepEqual(lineAt(digest, offset), line)
          assert.equal(table.columnAt(offset), offset - line.start)
          assert.equal(table.numberAt(offset), text.slice(0, offset).split('\n').length - 1)
          const above = line.start > 0 ? lineAround(text, line.start - 1) : undefined
          assert.deepEqual(lineAbove(digest, offset), above)
        }
      }),
    )
  })

  test('are each of them once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = [...new LineTable(text)].map(({ start, end }) => text.slice(start, end))
        const expected = text.split(/\r?\n/)
        if (expected.at(-1) === '') expected.pop()
        assert.deepEqual(words, expected)
      }),
    )
  })

  test('are whole with the line end of the last', () => {
    const table = new LineTable('one\ntwo\r\nthree')
    assert.deepEqual(table.whole(span(1, 5)), span(0, 9))
    assert.deepEqual(table.whole(span(4, 4)), span(4, 9))
    assert.deepEqual(table.whole(span(10, 11)), span(9, 14))
  })
})

function lineAround(text: string, offset: number): Span {
  const start = text.slice(0, offset).lastIndexOf('\n') + 1
  const [words = ''] = /^[^\n]*?(?=\r?\n|$)/.exec(text.slice(start)) ?? []
  return span(start, start + words.length)
}
