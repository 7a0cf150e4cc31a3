import type { ArxivId } from '../arxiv/identifier.ts'
import type { Paper } from './paper.ts'

/** What rules and language features know beyond the digest itself. A read-only view: asking never fetches. */
export interface Facts {
  /** The record, if it is known by now. */
  paper(id: ArxivId): Paper | undefined
}
