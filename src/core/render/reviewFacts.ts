import type { ArxivId } from '../arxiv/identifier.ts'
import type { Facts } from '../paper/paper.ts'

/** A record that is on its way, that no service has, or that cannot be had now. */
export type MissingRecord = 'pending' | 'missing' | 'unavailable'

/** An entry of another digest. */
export interface Covered {
  /** The other digest, by its date and title, or the other paper. */
  readonly label: string
  /** Where it can be read; no link when this is missing. */
  readonly url?: string
  /** The first words said there; may be empty. */
  readonly said: string
  /** How many digests this stands for; one when this is missing. */
  readonly digests?: number
}

/** Whether the address leads to another file of the archive. */
export function isLocal(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)
}

/** What a review is made of besides its digest. Asking never fetches. */
export interface ReviewFacts extends Facts {
  /** Why there is no record of a paper; nobody knows or wants to say when this is missing. */
  standing?(id: ArxivId): MissingRecord | undefined
  /** Where else the paper is reviewed, the earliest first; nowhere when this is missing. */
  covered?(id: ArxivId): readonly Covered[]
  /** Entries of other digests on papers that are like it, the likest first; none when this is missing. */
  related?(id: ArxivId): readonly Covered[]
  /** The address at which a picture is shown; it becomes a link where this is missing or gives none. */
  picture?(source: string): string | undefined
  /**
   * The address of what a link to another file leads to; it is no link where this gives none. Links are as they are written where
   * this is missing.
   */
  localLink?(address: string): string | undefined
  /** The address of the page of a tag, by its name; tags are no links where this is missing or gives none. */
  tagPage?(name: string): string | undefined
  /** The same of an author, by the name as the record has it. */
  authorPage?(name: string): string | undefined
  /** The same of a category, by its code. */
  categoryPage?(code: string): string | undefined
}
