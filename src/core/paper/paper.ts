import type { ArxivId } from '../arxiv/identifier.ts'

/** A paper's metadata, wherever it came from. Text fields are clean: no markup, white space collapsed, TeX as written. */
export interface Paper {
  readonly id: ArxivId
  readonly title: string
  readonly authors: readonly string[]
  /** The authors' own, paragraphs separated by a blank line; empty when the source has none. */
  readonly abstract: string
  /** Version 1, ISO 8601 with zone; `undefined` when the source does not say. */
  readonly publishedAt: string | undefined
  /** The latest version, ISO 8601 with zone. */
  readonly updatedAt: string | undefined
  /** The latest version's number, from 1. */
  readonly version: number | undefined
  /** Codes such as `cs.LG`, the primary one first; MSC and ACM codes occur. */
  readonly categories: readonly string[]
  /** The authors' remark, such as "CVPR 2021, 12 pages". */
  readonly comment: string | undefined
  readonly journalReference: string | undefined
  /** The publisher's DOI, without address; not arXiv's own. */
  readonly doi: string | undefined
  /** Id of the metadata source that gave the record. */
  readonly source: string
}
