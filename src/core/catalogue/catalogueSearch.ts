import type { Paper } from '../paper/paper.ts'
import { type Alternatives, intersect } from './intersect.ts'
import { misspellings } from './misspellings.ts'
import { type CatalogueDatabase, type CatalogueStatement, cellOf, prepareForArrays } from './openCatalogue.ts'
import { type NumberRange, rangesOfPrefix, yearOf } from './paperNumber.ts'
import { halfTyped, type Query, readQuery, type WantedWords, withoutYear } from './query.ts'
import { rankPaper, startRank } from './ranking.ts'
import { type CatalogueRecord, readRecord, toPaper } from './record.ts'
import { titleStart } from './recordIndexer.ts'
import { recentChanges, type Volume } from './volumes.ts'
import { type Term, WordLists } from './wordLists.ts'
import { wordsOf } from './words.ts'

const allPapers = recentChanges.range

interface Found {
  readonly number: number
  readonly record: CatalogueRecord
  readonly rank: number
}

/** What to look for, how many papers at most, and where. */
interface Look {
  readonly wanted: WantedWords
  readonly most: number
  readonly range?: NumberRange
}

interface LookInVolume {
  readonly wanted: WantedWords
  readonly range: NumberRange
  /** Gives `false` when there are enough. */
  readonly take: (number: number) => boolean
}

/** Papers found so far by their number; `undefined` for those looked at in vain. */
type Findings = Map<number, Found | undefined>

/** Searches the catalogue by words of titles, names of authors, years and beginnings of identifiers. */
export class CatalogueSearch {
  readonly #database: CatalogueDatabase
  readonly #lists: WordLists
  readonly #record: CatalogueStatement
  readonly #range: CatalogueStatement
  readonly #version: CatalogueStatement
  readonly #now: () => number
  #seenVersion: unknown

  /** @param now milliseconds since the epoch; decides which numbers may be years. */
  constructor(database: CatalogueDatabase, now: () => number = Date.now) {
    this.#database = database
    this.#lists = new WordLists(database)
    this.#record = prepareForArrays(database, 'SELECT record FROM papers WHERE number = ?')
    this.#range = database.prepare(
      'SELECT number, record FROM papers WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?',
    )
    this.#version = database.prepare('PRAGMA data_version')
    this.#now = now
  }

  /**
   * Papers whose identifier begins so, newest first; then those that have all the words in title, authors or year, the
   * last one possibly half-typed: those that fit best, then the newest. When there are none, papers are found whose
   * words differ in one letter.
   */
  search(text: string, limit: number): readonly Paper[] {
    // One reading for all: the same state throughout, and SQLite takes its locks once instead of for every row.
    this.#database.exec('BEGIN')
    try {
      this.#forgetOld()
      return this.#search(text, limit)
    } finally {
      this.#database.exec('COMMIT')
    }
  }

  #search(text: string, limit: number): readonly Paper[] {
    const byId = this.#byId(text, limit)
    // Four digits may be a year or a number, too; with a point or a slash they are an identifier.
    const isSurelyId = byId.length > 0 && /[./]/.test(text)
    const query = readQuery(text, this.#thisYear())
    if (!query || isSurelyId || byId.length >= limit) return byId
    const known = new Set(byId.map(({ id }) => id))
    const exact = this.#find(query, limit)
    const found = exact.length + byId.length === 0 ? this.#findMisspelt(query, limit) : exact
    const byWords = found.map(({ number, record }) => toPaper(number, record))
    return [...byId, ...byWords.filter(({ id }) => !known.has(id))].slice(0, limit)
  }

  #byId(text: string, limit: number): readonly Paper[] {
    const papers: Paper[] = []
    for (const { from, to } of rangesOfPrefix(text)) {
      if (papers.length >= limit) break
      for (const row of this.#range.all(from, to, limit - papers.length)) {
        papers.push(toPaper(Number(row.number), readRecord(String(row.record))))
      }
    }
    return papers
  }

  /**
   * Looks at the newest papers with all the words, the last one half-typed. Only where these are too many to be all, it
   * looks for those that fit better, too: titles that begin so, and papers with the last word as it stands.
   */
  #find(query: Query, limit: number): readonly Found[] {
    const findings: Findings = new Map()
    const { words } = query
    const look = (wanted: WantedWords, range = allPapers) =>
      this.#look(query, findings, { wanted, most: limit, range })
    const yearless = withoutYear(query)
    if (yearless) look(yearless.wanted, yearless.range)
    const hasMore = words.length === 1 || look(halfTyped(words))
    if (!hasMore) return best(findings, limit)
    look(startingWith(words))
    const starting = best(findings, limit).filter(({ rank }) => rank >= startRank)
    if (starting.length === limit) return starting
    look({ whole: words, half: undefined })
    if (words.length === 1) look(halfTyped(words))
    return best(findings, limit)
  }

  #findMisspelt(query: Query, limit: number): readonly Found[] {
    const findings: Findings = new Map()
    for (const words of misspellings(query.words, (some) => this.#lists.known(some))) {
      this.#look({ words, year: undefined }, findings, { wanted: halfTyped(words), most: limit })
    }
    return best(findings, limit)
  }

  /**
   * Adds the newest papers that have the words, so many at most besides those that changed recently. Whether there may be
   * more of them.
   */
  #look(query: Query, findings: Findings, { wanted, most, range = allPapers }: Look): boolean {
    let count = 0
    const take = (number: number) => {
      if (!findings.has(number)) findings.set(number, this.#rank(query, number))
      if (findings.get(number)) count += 1
      return count < most
    }
    this.#lookIn(recentChanges, { wanted, range, take })
    count = 0
    for (const volume of this.#lists.volumes) {
      if (count < most) this.#lookIn(volume, { wanted, range, take })
    }
    return count >= most
  }

  #lookIn(volume: Volume, { wanted, range, take }: LookInVolume): void {
    const common = { from: Math.max(range.from, volume.range.from), to: Math.min(range.to, volume.range.to) }
    if (common.from >= common.to) return
    const terms = this.#lists.termsFor(volume.id, wanted)
    if (terms) this.#intersect(terms, common, take)
  }

  /** Where the shortest lists leave no more papers than there are other lists, these are not even read. */
  #intersect(terms: readonly Term[], range: NumberRange, take: (number: number) => boolean): void {
    for (let count = 1; count < terms.length; count++) {
      const others = terms.length - count
      const few: number[] = []
      intersect(this.#read(terms, count), range, (number) => few.push(number) <= others)
      if (few.length <= others) {
        few.every(take)
        return
      }
    }
    intersect(this.#read(terms, terms.length), range, take)
  }

  #read(terms: readonly Term[], count: number): readonly Alternatives[] {
    return terms.slice(0, count).map((term) => this.#lists.read(term))
  }

  /** `undefined` for a paper that is deleted or has other words since it was indexed. */
  #rank(query: Query, number: number): Found | undefined {
    const text = cellOf(this.#record, number)
    if (typeof text !== 'string') return undefined
    const record = readRecord(text)
    const rank = rankPaper(query, {
      title: wordsOf(record.title),
      authors: () => record.authors.flatMap(wordsOf),
      year: yearOf(number),
    })
    return rank === undefined ? undefined : { number, record, rank }
  }

  #thisYear(): number {
    return new Date(this.#now()).getUTCFullYear()
  }

  #forgetOld(): void {
    const version = this.#version.get()?.data_version
    if (version !== this.#seenVersion) this.#lists.forget()
    this.#seenVersion = version
  }
}

function startingWith(words: readonly string[]): WantedWords {
  const first = titleStart + (words[0] ?? '')
  if (words.length === 1) return { whole: [], half: first }
  return { whole: [first, ...words.slice(1, -1)], half: words.at(-1) }
}

function best(findings: Findings, limit: number): readonly Found[] {
  const found = [...findings.values()].filter((one) => one !== undefined)
  return found.sort((a, b) => b.rank - a.rank || b.number - a.number).slice(0, limit)
}
