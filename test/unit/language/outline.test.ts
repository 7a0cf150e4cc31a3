import assert from 'node:assert/strict'
import { slice } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  type DigestSymbol,
  digestSymbols,
  foldingSpans,
  isAllHeadings,
} from '../../../src/core/language/symbols.ts'

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
    const entry = (mark: string) => `${mark}[Old Trees](https://arxiv.org/abs/1706.03762)\n\nFine.\n\n`
    assert.equal(isAllHeadings(parseDigest(`# Week\n\n## Trees\n\n${entry('### ')}${entry('### ')}`)), true)
    assert.equal(isAllHeadings(parseDigest(`# Week\n\n## Trees\n\n${entry('### ')}${entry('- ')}`)), false)
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
