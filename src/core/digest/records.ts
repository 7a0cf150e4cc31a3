// The records of what a digest names: of arXiv's papers by their identifiers, of others by their DOIs.
import type { ArxivId } from '../arxiv/identifier.ts'
import { arxivIdOfDoi, type Doi, doiOfAddress } from '../paper/doi.ts'
import type { Facts, PaperRecord } from '../paper/paper.ts'
import { pageKey } from '../paper/paperHosts.ts'
import { type Address, type Digest, paperOf } from './model.ts'

/** The DOI that an entry or mention names; `undefined` for a paper of arXiv and for other addresses. */
export function doiOf({ link }: { readonly link: Address | undefined }): Doi | undefined {
  if (!link || link.arxiv || !link.url.includes('10.')) return undefined
  const doi = doiOfAddress(link.url)
  return doi && arxivIdOfDoi(doi) === undefined ? doi : undefined
}

/**
 * What the entries of one paper have in common: its identifier, its DOI, or else the address of its page, without what says
 * nothing of the paper.
 */
export function paperKeyOf(named: { readonly link: Address | undefined }): string | undefined {
  const { link } = named
  if (!link || link.arxiv) return paperOf(named)
  return doiOf(named) ?? pageKey(link.url)
}

/** Each DOI that the entries of a digest name, once. */
export function doisOf(digest: Digest): readonly Doi[] {
  return [...new Set(digest.entries.flatMap((entry) => doiOf(entry) ?? []))]
}

/** What is known of the paper that an entry names. */
export function recordOf(
  entry: { readonly link: Address | undefined },
  facts: Facts,
): PaperRecord<ArxivId | Doi> | undefined {
  const id = paperOf(entry)
  if (id !== undefined) return facts.paper(id)
  const doi = doiOf(entry)
  return doi && facts.doiPaper?.(doi)
}
