import type { ArxivId } from '../arxiv/identifier.ts'
import { overlaps, type Span, shifted } from '../base/span.ts'
import { type Digest, type DigestPart, type Entry, paperOf, placedParts } from '../digest/model.ts'
import { referencesIn } from '../digest/references.ts'
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

/** Every place of the document that names the same. Parts that cannot are not looked into. */
export function highlightsOf(digest: Digest, named: Named): readonly Highlight[] {
  const highlights = placedParts(digest).flatMap(({ part, start }) =>
    mayName(part, named)
      ? highlightsIn(part, named).map((found) => ({ ...found, span: shifted(found.span, start) }))
      : [],
  )
  const ofNote = digest.note && named.kind === 'paper' ? entryPlaces(digest.note, named.id) : []
  return distinct([...ofNote, ...highlights])
}

/** Whether the words that name it stand in the part, or references do, whose definitions may be elsewhere. */
export function mayName({ text, links }: DigestPart, named: Named): boolean {
  if (named.kind === 'tag') return text.includes(`#${named.name}`)
  return (
    text.includes(named.id.slice(named.id.indexOf('/') + 1)) || links.some(({ form }) => form === 'reference')
  )
}

function highlightsIn(part: DigestPart, named: Named): readonly Highlight[] {
  if (named.kind === 'tag') {
    return part.tags.filter(({ name }) => name === named.name).map(({ span }) => ({ span, isEntry: false }))
  }
  const ofEntries = part.entries.flatMap((entry) => entryPlaces(entry, named.id))
  const others = referencesIn(part)
    .filter(({ reference }) => reference.id === named.id)
    .map(({ span }) => ({ span, isEntry: false }))
    .filter(({ span }) => !ofEntries.some((own) => overlaps(own.span, span)))
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
