import { type ArxivId, parseIdentifier } from '../../src/core/arxiv/identifier.ts'
import type { Facts } from '../../src/core/paper/facts.ts'
import type { Paper } from '../../src/core/paper/paper.ts'
import { type StandInPaper, standInPapers } from '../localArxiv/standInPapers.ts'

/** An identifier for tests. */
export function arxivId(text: string): ArxivId {
  const reference = parseIdentifier(text)
  if (!reference) throw new Error(`not an arXiv identifier: ${text}`)
  return reference.id
}

/** A record with just what a test names. */
export function paper(fields: Partial<Omit<Paper, 'id'>> & { readonly id: string }): Paper {
  return {
    title: 'A Title',
    authors: ['Ann Author'],
    abstract: '',
    publishedAt: undefined,
    updatedAt: undefined,
    version: 1,
    categories: [],
    comment: undefined,
    journalReference: undefined,
    doi: undefined,
    source: 'test',
    ...fields,
    id: arxivId(fields.id),
  }
}

export function factsOf(papers: readonly Paper[]): Facts {
  const byId = new Map(papers.map((known) => [known.id, known]))
  return { paper: (id) => byId.get(id) }
}

export const noFacts: Facts = factsOf([])

/** Knows what the local arXiv knows, and that it does not have the last paper of a month. */
export const standInFacts: Facts = {
  ...factsOf(standInPapers.map(toPaper)),
  isAbsent: (id) => id === '2401.99999',
}

/** The record of a paper that the local arXiv tells. */
export function toPaper({
  id,
  title,
  authors,
  abstract,
  published,
  updated,
  version,
  categories,
  comment,
}: StandInPaper): Paper {
  return paper({
    id,
    title,
    authors: authors.map((author) => (typeof author === 'string' ? author : author.name)),
    abstract,
    publishedAt: `${published}T00:00:00Z`,
    updatedAt: `${updated}T00:00:00Z`,
    version,
    categories,
    comment,
  })
}
