import { type ArxivId, parseIdentifier } from '../../src/core/arxiv/identifier.ts'
import type { Facts, Paper } from '../../src/core/paper/paper.ts'

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
