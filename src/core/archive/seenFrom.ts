import type { ArxivId } from '../arxiv/identifier.ts'
import type { Archive } from './archive.ts'
import type { ArchivedDigest } from './archivedDigest.ts'
import { isListing } from './digestRecord.ts'
import { type Dated, type EarlierEntries, noEntries } from './paperHistory.ts'

/** The digest from which an archive is seen. It need not be in the archive, or may be there in an earlier state. */
export interface Viewpoint extends Dated {
  /** See `isNote` in `digestRecord.ts`. */
  readonly isNote: boolean
}

/**
 * A digest that repeats at least this many entries of earlier ones is a collection: the month of weeks, the best of a
 * year.
 */
const fewestCollected = 5

/** The archive as rules see it. The caller creates another one when the archive has changed. */
export function archiveSeenFrom(archive: Archive, own: Viewpoint): ArchiveFacts {
  // A digest may have thousands of entries of one paper, each of which asks.
  const known = new Map<ArxivId, EarlierEntries>()
  const before = (id: ArxivId) => {
    const entries = known.get(id) ?? archive.history(id, own.isNote).before(own)
    known.set(id, entries)
    return entries
  }
  let repeatsOnPurpose: boolean | undefined
  let tagCounts: ReadonlyMap<string, number> | undefined
  return {
    date: own.date,
    coveredBefore(id) {
      if (isListing(own.file)) return noEntries
      repeatsOnPurpose ??= isCollection(archive.fileAt(own.file), (each) => before(each).length > 0)
      return repeatsOnPurpose ? noEntries : before(id)
    },
    get tagCounts() {
      tagCounts ??= new Map(archive.tags().map(({ name, count }) => [name, count]))
      return tagCounts
    },
  }
}

function isCollection(digest: ArchivedDigest | undefined, isRepeated: (id: ArxivId) => boolean): boolean {
  if (!digest || digest.entryCount < fewestCollected) return false
  const repeated = digest.entries.filter(({ id }) => id && isRepeated(id)).length
  return repeated >= fewestCollected && repeated * 2 > digest.entryCount
}

/** The archive as rules see it from the digest that they check. A read-only view: it never reads a file. */
export interface ArchiveFacts {
  /** The date of the digest that is checked. */
  readonly date: string | undefined
  /** The entries of a paper in digests that came before this one, earliest first. */
  coveredBefore(id: ArxivId): EarlierEntries
  /** How often each tag occurs, including the digest that is checked; without the `#`. */
  readonly tagCounts: ReadonlyMap<string, number>
}
