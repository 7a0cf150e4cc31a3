import type { Archive } from '../archive/archive.ts'
import type { ArchivedPlace } from '../archive/archivedDigest.ts'
import type { Span } from '../base/span.ts'
import { shifted } from '../base/span.ts'
import { type Digest, type Entry, paperOf, placedParts } from '../digest/model.ts'
import { highlightsOf, mayName } from './highlights.ts'
import type { Named } from './namedAt.ts'

/** Where a paper or tag is named: in the document that asks by spans of its text as it is now, elsewhere by lines. */
export interface Namings {
  readonly own: readonly Span[]
  readonly others: readonly ArchivedPlace[]
}

/** The archive as a document sees it that asks. */
export interface ArchiveView {
  readonly archive: Archive
  /** The document's own name in the archive, whether it is there or not. */
  readonly file: string
}

/** The entries of a paper: in the document itself, else in the digests of the archive. */
export function definitionsOf(digest: Digest, named: Named, { archive, file }: ArchiveView): Namings {
  if (named.kind === 'tag') return { own: [], others: [] }
  const own = ownEntries(digest, named)
  if (own.length > 0) return { own, others: [] }
  return { own, others: archive.coverage(named.id).filter((entry) => entry.digest.file !== file) }
}

/** Every place of the paper or tag. @param withEntries whether the entries of a paper count */
export function namingsOf(
  digest: Digest,
  named: Named,
  { archive, file }: ArchiveView,
  withEntries = true,
): Namings {
  const mentions = highlightsOf(digest, named).filter(({ isEntry }) => !isEntry)
  const entries = named.kind === 'paper' && withEntries ? ownEntries(digest, named) : []
  const own = [...entries, ...mentions.map(({ span }) => span)].sort((a, b) => a.start - b.start)
  const places =
    named.kind === 'tag'
      ? archive.placesOfTag(named.name)
      : archive.namings(named.id).filter(({ kind }) => withEntries || kind === 'mention')
  return { own, others: places.filter((place) => place.digest.file !== file) }
}

/** Where the paper's entries are seen to be: at their titles, or at their links where they have none. */
function ownEntries(digest: Digest, named: Extract<Named, { kind: 'paper' }>): readonly Span[] {
  const { id } = named
  const inParts = placedParts(digest).flatMap(({ part, start }) =>
    mayName(part, named)
      ? part.entries.filter((entry) => paperOf(entry) === id).map((entry) => shifted(placeOf(entry), start))
      : [],
  )
  return digest.note && paperOf(digest.note) === id ? [placeOf(digest.note)] : inParts
}

function placeOf({ title, link, span }: Entry): Span {
  return (title ?? link)?.span ?? span
}
