import type { Facts } from '../../src/core/paper/facts.ts'
import type { Paper } from '../../src/core/paper/paper.ts'
import { type StandInPaper, standInPapers } from '../localArxiv/standInPapers.ts'
import { factsOf, paper } from './papers.ts'

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
  journalReference,
  doi,
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
    journalReference,
    doi,
  })
}
