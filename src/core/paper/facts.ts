import type { ArxivId } from '../arxiv/identifier.ts'
import type { Doi } from './doi.ts'
import type { Paper, PaperRecord } from './paper.ts'

/** What rules and language features know beyond the digest itself. A read-only view: it never fetches. */
export interface Facts {
  /** The record, if it is known. */
  paper(id: ArxivId): Paper | undefined
  /** The record of a paper that is not on arXiv; `undefined` for all if missing. */
  doiPaper?(doi: Doi): PaperRecord<Doi> | undefined
  /** Whether arXiv has said, often enough to be believed, that it has no such paper. By default no paper is absent. */
  isAbsent?(id: ArxivId): boolean
}
