// The records of what a digest names: of arXiv's papers by their identifiers, of others by their DOIs.
import type { ArxivId } from '../arxiv/identifier.ts'
import { arxivIdOfDoi, type Doi, doiOfAddress, pageKey, parseDoi } from '../paper/doi.ts'
import type { Facts, PaperRecord } from '../paper/paper.ts'
import { type Address, type Digest, paperOf } from './model.ts'

/** An entry or a mention. */
interface Named {
  readonly link: Address | undefined
}

/** The DOI that an entry or mention names; `undefined` for a paper of arXiv and for other addresses. */
export function doiOf({ link }: Named): Doi | undefined {
  if (!link || link.arxiv || !link.url.includes('10.')) return undefined
  const doi = doiOfAddress(link.url)
  return doi && arxivIdOfDoi(doi) === undefined ? doi : undefined
}

/**
 * What the entries of one paper have in common: its identifier, its DOI, or else the address of its page, without what says
 * nothing of the paper.
 */
function paperKeyOf(named: Named): string | undefined {
  const { link } = named
  if (!link || link.arxiv) return paperOf(named)
  return doiOf(named) ?? pageKey(link.url)
}

/**
 * The papers of arXiv whose records state a DOI, that of their journal version: an entry with the DOI is of the same paper. A DOI
 * that several papers state is that of a volume, or a mistake, and says nothing. What was learnt stays true.
 */
export class PaperAliases {
  readonly #papers = new Map<Doi, ArxivId | undefined>()

  /** @returns the DOIs for which entries have another key now */
  learn(named: Iterable<Named>, facts: Facts): readonly Doi[] {
    const learnt: Doi[] = []
    for (const each of named) {
      const id = paperOf(each)
      const doi = id && parseDoi(facts.paper(id)?.doi ?? '')
      if (!doi || this.#papers.get(doi) === id) continue
      if (this.#papers.has(doi) && this.#papers.get(doi) === undefined) continue
      this.#papers.set(doi, this.#papers.has(doi) ? undefined : id)
      learnt.push(doi)
    }
    return learnt
  }

  /** The key of the paper with an identifier of arXiv or a DOI. */
  keyOfCited(id: string): string {
    return this.#papers.get(id as Doi) ?? id
  }

  /** As {@link paperKeyOf}, with the paper of arXiv for its journal version. */
  keyOf(named: Named): string | undefined {
    const doi = doiOf(named)
    return (doi && this.#papers.get(doi)) ?? paperKeyOf(named)
  }
}

/** Each DOI that the entries of a digest name, once. */
export function doisOf(digest: Digest): readonly Doi[] {
  return [...new Set(digest.entries.flatMap((entry) => doiOf(entry) ?? []))]
}

/** What is known of the paper that an entry names. */
export function recordOf(entry: Named, facts: Facts): PaperRecord<ArxivId | Doi> | undefined {
  const id = paperOf(entry)
  if (id !== undefined) return facts.paper(id)
  const doi = doiOf(entry)
  return doi && facts.doiPaper?.(doi)
}
