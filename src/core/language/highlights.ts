import type { ArxivId } from '../arxiv/identifier.ts'
import { findReferences } from '../arxiv/links.ts'
import { type Span, shifted } from '../base/span.ts'
import { type Digest, type DigestPart, type Entry, paperOf, placedParts } from '../digest/model.ts'
import { type Named, namedAt } from './namedAt.ts'

/** A place that names a paper or a tag. */
export interface Highlight {
  readonly span: Span
  /** It is the title or the link of the paper's entry. */
  readonly isEntry: boolean
}

/** Every place of the document that names the paper or the tag at the offset; `undefined` when nothing is named there. */
export function highlightsAt(digest: Digest, offset: number): readonly Highlight[] | undefined {
  const named = namedAt(digest, offset)
  return named && highlightsOf(digest, named)
}

/** Every place of the document that names the same. Parts that do not have the words are not looked into. */
export function highlightsOf(digest: Digest, named: Named): readonly Highlight[] {
  const words = named.kind === 'tag' ? `#${named.name}` : named.id.slice(named.id.indexOf('/') + 1)
  const highlights = placedParts(digest).flatMap(({ part, start }) =>
    part.text.includes(words)
      ? highlightsIn(part, named).map((found) => ({ ...found, span: shifted(found.span, start) }))
      : [],
  )
  const ofNote = digest.note && named.kind === 'paper' ? entryPlaces(digest.note, named.id) : []
  return distinct([...ofNote, ...highlights])
}

function highlightsIn(part: DigestPart, named: Named): readonly Highlight[] {
  if (named.kind === 'tag') {
    return part.tags.filter(({ name }) => name === named.name).map(({ span }) => ({ span, isEntry: false }))
  }
  const ofEntries = part.entries.flatMap((entry) => entryPlaces(entry, named.id))
  const others = Array.from(findReferences(part.text, 0, part.text.length, { bareIds: true }))
    .filter(({ reading }) => reading.ok && reading.reference.id === named.id)
    .map(({ span }) => ({ span, isEntry: false }))
  return [...ofEntries, ...others]
}

function entryPlaces(entry: Entry, id: ArxivId): readonly Highlight[] {
  if (paperOf(entry) !== id) return []
  return [entry.title?.span, entry.link?.span].flatMap((at) => (at ? { span: at, isEntry: true } : []))
}

/** Of two that begin at one place the first, in document order. */
function distinct(highlights: readonly Highlight[]): readonly Highlight[] {
  const byStart = new Map<number, Highlight>()
  for (const highlight of highlights) {
    if (!byStart.has(highlight.span.start)) byStart.set(highlight.span.start, highlight)
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start)
}
