import type { ArxivId } from '../arxiv/identifier.ts'
import type { Doi } from './doi.ts'

/** A paper's metadata, wherever it came from. Text fields are clean: no markup, white space collapsed, TeX as written. */
export interface PaperRecord<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly authors: readonly string[]
  /** The authors' own, paragraphs separated by a blank line; empty when the source has none. */
  readonly abstract: string
  /** Version 1, ISO 8601 with zone, or a day where the source knows no more; `undefined` when it does not say. */
  readonly publishedAt: string | undefined
  /** The latest version, ISO 8601 with zone, or a day where the source knows no more. */
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
  /** For fields that another source gave: the id of that source. Missing when there are none. */
  readonly origins?: Origins
}

/** The paper of an arXiv identifier. */
export type Paper = PaperRecord<ArxivId>

/** A paper of arXiv, or one that a registry of DOIs tells of. */
export type AnyPaper = Paper | PaperRecord<Doi>

declare const pageBrand: unique symbol

/** The address of a page or file that is neither arXiv's nor has a DOI in its address, with its scheme. */
export type PageUrl = string & { readonly [pageBrand]: true }

/** A paper that can be written: one of {@link AnyPaper}, or one of which a page or file is all that is known. */
export type WritablePaper = AnyPaper | PaperRecord<PageUrl>

export function isOnArxiv(paper: WritablePaper): paper is Paper {
  return isArxivId(paper.id)
}

/** No identifier of arXiv begins as DOIs and addresses do. */
export function isArxivId(id: WritablePaper['id']): id is ArxivId {
  return !id.startsWith('10.') && !isPageUrl(id)
}

export function isPageUrl(id: WritablePaper['id']): id is PageUrl {
  return /^https?:/i.test(id)
}

/** A field that a source gives. */
export type PaperField = Exclude<keyof PaperRecord<string>, 'id' | 'source' | 'origins'>

export type Origins = Readonly<Partial<Record<PaperField, string>>>
