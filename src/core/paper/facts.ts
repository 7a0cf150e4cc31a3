import type { ArxivId } from '../arxiv/identifier.ts'
import type { Doi } from './doi.ts'
import type { Paper, PaperRecord } from './paper.ts'

/** What rules and language features know beyond the digest itself. A read-only view: asking never fetches. */
export interface Facts {
  /** The record, if it is known by now. */
  paper(id: ArxivId): Paper | undefined
  /** The record of a paper that is not on arXiv; of none where this is missing. */
  doiPaper?(doi: Doi): PaperRecord<Doi> | undefined
  /** Whether arXiv has said, often enough to be believed, that it has no such paper. Nobody says so by default. */
  isAbsent?(id: ArxivId): boolean
}
