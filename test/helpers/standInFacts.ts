import { parseDoi } from '../../src/core/paper/doi.ts'
import type { Facts, Paper } from '../../src/core/paper/paper.ts'
import { type StandInPaper, standInPapers } from '../localArxiv/standInPapers.ts'
import { factsOf, paper } from './papers.ts'

const notice = parseDoi('10.1000/notice')
const retraction = { date: '2021-03-04', ...(notice && { notice }) }
/** An invented paper whose publisher has taken it back, on arXiv and by its DOI. */
const retracted = paper({ id: '2012.99902', title: 'An Invented Paper That Was Retracted', retraction })

/** Knows what the local arXiv knows, one retracted paper, and that arXiv does not have the last paper of a month. */
export const standInFacts: Facts = {
  ...factsOf([...standInPapers.map(toPaper), retracted]),
  doiPaper: (doi) => (doi === '10.1000/retracted' ? { ...retracted, id: doi } : undefined),
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
