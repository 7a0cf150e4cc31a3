import { type Span, span } from '../base/span.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, paperOf, type Section } from '../digest/model.ts'

/** One line of the outline. */
export interface DigestSymbol {
  readonly kind: 'section' | 'entry'
  readonly name: string
  /** The paper's identifier, for entries of arXiv. */
  readonly detail: string
  readonly span: Span
  /** The words that name it; inside `span`. */
  readonly nameSpan: Span
  readonly children: readonly DigestSymbol[]
}

interface OpenSymbol extends DigestSymbol {
  readonly children: OpenSymbol[]
}

/** The outline: sections with the sections and entries in them, in document order. */
export function digestSymbols(digest: Digest): readonly DigestSymbol[] {
  const parts = [...digest.sections.map(sectionSymbol), ...digest.entries.flatMap(entrySymbol)]
  parts.sort((a, b) => a.span.start - b.span.start)
  const root: OpenSymbol[] = []
  const open: OpenSymbol[] = []
  for (const part of parts) {
    while ((open.at(-1)?.span.end ?? Number.POSITIVE_INFINITY) <= part.span.start) open.pop()
    const siblings = open.at(-1)?.children ?? root
    siblings.push(part)
    if (part.kind === 'section') open.push(part)
  }
  return root
}

function sectionSymbol({ label, span: whole }: Section): OpenSymbol {
  return { kind: 'section', name: label.text, detail: '', span: whole, nameSpan: label.span, children: [] }
}

function entrySymbol(entry: Entry): OpenSymbol[] {
  const name = plainTitle(entry) ?? entry.link?.url
  const nameSpan = (entry.title ?? entry.link)?.span
  if (!name || !nameSpan) return []
  const whole = span(Math.min(entry.span.start, nameSpan.start), Math.max(entry.span.end, nameSpan.end))
  return [{ kind: 'entry', name, detail: paperOf(entry) ?? '', span: whole, nameSpan, children: [] }]
}
