import assert from 'node:assert/strict'
import fc from 'fast-check'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  type DigestSymbol,
  digestSymbols,
  foldingSpans,
  isAllHeadings,
  selectionSpans,
} from '../../../src/core/language/symbols.ts'
import { readMarks } from '../../helpers/marked.ts'
import { fragments } from '../../helpers/randomText.ts'

const text = `---
digest: true
---
# Week

Opening Paper without a Section
https://arxiv.org/abs/1706.03762
Good.

## Vision

The papers below are about pictures.

Deep Residual Learning
https://arxiv.org/abs/1512.03385
Deep.

## Training

https://arxiv.org/abs/1412.6980
`

suite('the outline', () => {
  test('nests entries in statement sections and those in headings', () => {
    assert.deepEqual(digestSymbols(parseDigest(text)).map(names), [
      'Opening Paper without a Section',
      ['Vision', ['The papers below are about pictures.', 'Deep Residual Learning']],
      ['Training', 'https://arxiv.org/abs/1412.6980'],
    ])
  })

  test('keeps each name inside its whole', () => {
    const check = ({ span, nameSpan, children }: DigestSymbol): void => {
      assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end)
      children.forEach(check)
    }
    digestSymbols(parseDigest(text)).forEach(check)
  })
})

suite('an outline that Markdown has already', () => {
  test('is one whose sections and entries are all headings', () => {
    const entry = (mark: string, id = '1706.03762') =>
      `${mark}[Old Trees](https://arxiv.org/abs/${id})\n\nFine.\n\n`
    assert.equal(isAllHeadings(parseDigest(`# Week\n\n## Trees\n\n${entry('### ')}${entry('### ')}`)), true)
    assert.equal(
      isAllHeadings(parseDigest(`# Week\n\n## Trees\n\n${entry('### ')}${entry('- ', '1412.6980')}`)),
      false,
    )
    assert.equal(isAllHeadings(parseDigest(`The papers below are about trees.\n\n${entry('### ')}`)), false)
  })
})

suite('folding', () => {
  test('covers front matter, sections and entries', () => {
    const folded = foldingSpans(parseDigest(text)).map((span) => slice(text, span).split('\n')[0])
    assert.deepEqual(folded, [
      '---',
      'Vision',
      'The papers below are about pictures.',
      'Training',
      'Opening Paper without a Section',
      'Deep Residual Learning',
      'https://arxiv.org/abs/1412.6980',
    ])
  })
})

function names(symbol: DigestSymbol): unknown {
  return symbol.children.length > 0 ? [symbol.name, ...symbol.children.map(names)] : symbol.name
}

const digest = `---
digest: true
---
# Week

## Vision

A Small Model
https://arxiv.org/abs/2401.00001
Good. Beats
arXiv:2401.00002.

Much more of it. #vision

Another Model
https://arxiv.org/abs/2401.00003
`

suite('a growing selection', () => {
  test('goes from a title over its entry and section to the document', () => {
    assert.deepEqual(grow('A Small', 'A S¦mall'), [
      'A Small Model',
      'A Small Model … arXiv:2401.00002.',
      'A Small Model … Much more of it. #vision',
      'Vision … https://arxiv.org/abs/2401.00003',
      '# Week … https://arxiv.org/abs/2401.00003',
      '--- … https://arxiv.org/abs/2401.00003',
    ])
  })

  test('goes from an identifier over its link', () => {
    assert.deepEqual(grow('2401.00001', '240¦1.00001').slice(0, 3), [
      '2401.00001',
      'https://arxiv.org/abs/2401.00001',
      'A Small Model … arXiv:2401.00002.',
    ])
  })

  test('goes from a mention over its paragraph and all that is said', () => {
    assert.deepEqual(grow('arXiv:2401.00002', 'ar¦Xiv:2401.00002').slice(0, 2), [
      'arXiv:2401.00002',
      'Good. Beats … Much more of it. #vision',
    ])
  })

  test('goes from a tag over its paragraph', () => {
    assert.deepEqual(grow('#vision', '#vi¦sion').slice(0, 3), [
      '#vision',
      'Much more of it. #vision',
      'Good. Beats … Much more of it. #vision',
    ])
  })

  test('holds each span in the next, wherever it begins', () => {
    const texts = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(), (text, place) => {
        const offset = text.length === 0 ? 0 : place % (text.length + 1)
        const spans = selectionSpans(parseDigest(text), offset)
        for (const [index, inner] of spans.entries()) {
          const outer = spans[index + 1]
          assert.ok(inner.start <= offset && offset <= inner.end)
          if (outer) assert.ok(outer.start <= inner.start && inner.end <= outer.end && wider(outer, inner))
        }
      }),
    )
  })
})

function wider(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.end - a.start > b.end - b.start
}

/** First and last line of each selection. */
function grow(words: string, marked: string): string[] {
  const { text, cursor } = readMarks(digest.replace(words, marked))
  return selectionSpans(parseDigest(text), cursor).map((at) => {
    const lines = slice(text, at).trim().split('\n')
    return lines.length === 1 ? `${lines[0]}` : `${lines[0]} … ${lines.at(-1)}`
  })
}
