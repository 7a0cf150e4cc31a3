import type { ArxivId } from '../arxiv/identifier.ts'
import type { ArchivedEntry } from './archivedDigest.ts'

/** The archive as rules see it from the digest that they check. A read-only view: asking never reads a file. */
export interface ArchiveFacts {
  /** The entries of a paper in digests that came before this one, the earliest first. */
  coveredBefore(id: ArxivId): readonly ArchivedEntry[]
  /** How many times each tag occurs, the digest that is checked included; without their signs. */
  readonly tagCounts: ReadonlyMap<string, number>
}
