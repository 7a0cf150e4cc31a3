import type { Paper } from '../paper/paper.ts'
import { idOf } from './paperNumber.ts'

/** What the catalogue keeps of a paper. Texts are clean: one line each. */
export interface CatalogueRecord {
  readonly title: string
  readonly categories: readonly string[]
  readonly authors: readonly string[]
}

/** A paper to be added to the catalogue. */
export interface CatalogueEntry extends CatalogueRecord {
  /** From `numberOf`. */
  readonly number: number
  /** The day of the record's last change at arXiv, in days since the epoch. */
  readonly changedOn: number
}

/** Collaborations have thousands; the first hundred can be searched. */
export const mostAuthors = 100

export function writeRecord({ title, categories, authors }: CatalogueRecord): string {
  return `${title}\n${categories.join(' ')}\n${authors.slice(0, mostAuthors).join('\n')}`
}

export function readRecord(text: string): CatalogueRecord {
  const [title = '', categories = '', ...authors] = text.split('\n')
  return {
    title,
    categories: categories.split(' ').filter((code) => code !== ''),
    authors: authors.filter((name) => name !== ''),
  }
}

/** A record with what the catalogue knows: without abstract, dates and versions. */
export function toPaper(number: number, { title, categories, authors }: CatalogueRecord): Paper {
  return {
    id: idOf(number),
    title,
    authors,
    abstract: '',
    publishedAt: undefined,
    updatedAt: undefined,
    version: undefined,
    categories,
    comment: undefined,
    journalReference: undefined,
    doi: undefined,
    source: 'catalogue',
  }
}
