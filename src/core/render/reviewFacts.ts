import type { ArxivId } from '../arxiv/identifier.ts'
import type { Facts } from '../paper/facts.ts'

/** What a review is made of besides its digest. Asking never fetches. */
export interface ReviewFacts extends Facts {
  /** What is said in the place of a record that is not there; nothing when this is missing. */
  instead?(id: ArxivId): string | undefined
  /** The address at which a picture is shown; it becomes a link where this is missing or gives none. */
  picture?(source: string): string | undefined
  /** The address of the page of a tag, by its name; tags are no links where this is missing or gives none. */
  tagPage?(name: string): string | undefined
}
