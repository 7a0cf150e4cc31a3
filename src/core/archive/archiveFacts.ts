import type { ArxivId } from '../arxiv/identifier.ts'
import type { TagCount } from './archive.ts'
import type { ArchivedEntry } from './archivedDigest.ts'

/** The archive as rules see it from the digest that they check. A read-only view: asking never reads a file. */
export interface ArchiveFacts {
  /** The entries of a paper in digests that came before this one, the earliest first. */
  coveredBefore(id: ArxivId): readonly ArchivedEntry[]
  /** The tags of all digests, the most frequent first. */
  tags(): readonly TagCount[]
}
