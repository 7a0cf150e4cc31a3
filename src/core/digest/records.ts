// The records of what a digest names: of arXiv's papers by their identifiers, of others by their DOIs.
import type { ArxivId } from '../arxiv/identifier.ts'
import { arxivIdOfDoi, type Doi, doiOfAddress, pageKey } from '../paper/doi.ts'
import { type AnyPaper, type Facts, journalVersion, type PaperId, recordFrom } from '../paper/paper.ts'
import { type Address, type Digest, type Entry, type Link, paperOf } from './model.ts'

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

/** What an entry or mention names: a paper of arXiv, or another by its DOI; `undefined` for other addresses. */
export function paperIdOf(named: Named): PaperId | undefined {
  return paperOf(named) ?? doiOf(named)
}

/**
 * What the entries of one paper have in common: its identifier, its DOI, or else the address of its page, without what says
 * nothing of the paper.
 */
function paperKeyOf(named: Named): string | undefined {
  const { link } = named
  return paperIdOf(named) ?? (link && !link.arxiv ? pageKey(link.url) : undefined)
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
      const doi = id && journalVersion(facts.paper(id))
      if (!doi || this.#papers.get(doi) === id) continue
      if (this.#papers.has(doi) && this.#papers.get(doi) === undefined) continue
      this.#papers.set(doi, this.#papers.has(doi) ? undefined : id)
      learnt.push(doi)
    }
    return learnt
  }

  /** The key of the paper with an identifier of arXiv or a DOI. */
  keyOfId(id: string): string {
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
export function recordOf(entry: Named, facts: Facts): AnyPaper | undefined {
  const id = paperIdOf(entry)
  return id && recordFrom(facts, id)
}

interface MentionedPaper {
  readonly link: Link
  readonly id: PaperId
}

/** The links that name a paper without being its entry's, in the order of the text; `mentions` of a digest lead to arXiv. */
export function mentionedPapers(digest: Digest): readonly MentionedPaper[] {
  const ofArxiv = digest.mentions.flatMap(({ link }) => {
    const id = paperOf({ link })
    return id ? { link, id } : []
  })
  const ofDois = Array.from(linksElsewhere(digest)).flatMap(({ link, entry }) => {
    const id = doiOf({ link })
    return id && !(entry && paperIdOf(entry) === id) ? { link, id } : []
  })
  return [...ofArxiv, ...ofDois].sort((a, b) => a.link.span.start - b.link.span.start)
}

/** The links that do not lead to arXiv, with the entries that they are in. */
export function* linksElsewhere({ links, entries }: Digest): Generator<{
  readonly link: Link
  readonly entry: Entry | undefined
}> {
  let at = 0
  for (const link of links) {
    if (link.arxiv) continue
    const { start } = link.outer
    while ((entries[at]?.span.end ?? Infinity) <= start) at++
    const entry = entries[at]
    yield { link, entry: entry && entry.span.start <= start ? entry : undefined }
  }
}
