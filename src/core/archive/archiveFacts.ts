import type { ArxivId } from '../arxiv/identifier.ts'
import type { EarlierEntries } from './paperHistory.ts'

/** The archive as rules see it from the digest that they check. A read-only view: asking never reads a file. */
export interface ArchiveFacts {
  /** The entries of a paper in digests that came before this one, the earliest first. */
  coveredBefore(id: ArxivId): EarlierEntries
  /** How many times each tag occurs, the digest that is checked included; without their signs. */
  readonly tagCounts: ReadonlyMap<string, number>
}
