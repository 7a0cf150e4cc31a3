import { readFileSync } from 'node:fs'

/**
 * A paper as the local arXiv tells it. Ids, titles, authors and categories are facts unless `invented`; days are as
 * near as we know them, times of day and abstracts are our own. Papers that changed their title have the one that
 * the seed digest was written with.
 */
export interface StandInPaper {
  readonly id: string
  readonly title: string
  readonly authors: readonly (string | { readonly name: string; readonly affiliation: string })[]
  /** A day, as `2020-11-20`. */
  readonly published: string
  readonly updated: string
  /** The latest version, from 1. */
  readonly version: number
  readonly categories: readonly string[]
  /** With line breaks and leading spaces where arXiv has them. */
  readonly abstract: string
  readonly comment?: string
  readonly journalReference?: string
  readonly doi?: string
  /** Identifiers on arXiv and DOIs of what it cites; only other services say so. */
  readonly cites?: readonly string[]
  readonly invented?: boolean
}

/** All papers of the seed digest, entries and mentions. */
export const seedDigestPapers = readPapers('seedDigest.json')

/** Widely known papers of varied traits: old-style ids, TeX in the title, many authors, a withdrawn one. */
export const wellKnownPapers = readPapers('wellKnown.json')

export const standInPapers: readonly StandInPaper[] = [...seedDigestPapers, ...wellKnownPapers]

function readPapers(file: string): readonly StandInPaper[] {
  return JSON.parse(readFileSync(new URL(`./papers/${file}`, import.meta.url), 'utf8'))
}

/** So many made-up papers of one month. */
export function inventedPapers(count: number): readonly StandInPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `2401.${String(index + 1).padStart(5, '0')}`,
    title: `An Invented Title ${index + 1}`,
    authors: ['Ann Author'],
    published: '2024-01-02',
    updated: '2024-01-02',
    version: 1,
    categories: ['cs.LG'],
    abstract: 'Words.',
    invented: true,
  }))
}
