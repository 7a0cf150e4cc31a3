import type { ArxivId } from '../arxiv/identifier.ts'
import type { Facts } from '../paper/paper.ts'

/** A record that is loading, that no service has, or that is unavailable. */
type MissingRecord = 'pending' | 'missing' | 'unavailable'

/** An entry of another digest. */
export interface Covered {
  /** The other digest, by its date and title, or the other paper. */
  readonly label: string
  /** Where it can be read; not a link if missing. */
  readonly url?: string
  /** The first words of its commentary; may be empty. */
  readonly said: string
  /** How many digests this stands for; one if missing. */
  readonly digests?: number
}

/** Whether the address leads to another file of the archive. */
export function isLocal(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2}|#)/i.test(address)
}

/** What a review uses besides its digest. It never fetches anything. */
export interface ReviewFacts extends Facts {
  /** Why a paper has no record; unknown if missing. */
  missingRecord?(id: ArxivId): MissingRecord | undefined
  /** Where else the paper is reviewed, earliest first; nowhere if missing. */
  covered?(id: ArxivId): readonly Covered[]
  /** Entries of other digests on similar papers, most similar first; none if missing. */
  related?(id: ArxivId): readonly Covered[]
  /** The address at which an image is shown; it becomes a link if this is missing or returns none. */
  picture?(source: string): string | undefined
  /**
   * The address for a link to another file; it is not a link if this returns none. If missing, links stay as written.
   */
  localLink?(address: string): string | undefined
  /** The address of a tag's page, by its name; tags are not links if this is missing or returns none. */
  tagPage?(name: string): string | undefined
  /** The same for an author, by the name in the record. */
  authorPage?(name: string): string | undefined
  /** The same for a category, by its code. */
  categoryPage?(code: string): string | undefined
}
