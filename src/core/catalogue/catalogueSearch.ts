import type { Paper } from '../paper/paper.ts'
import { type Alternatives, intersect } from './numberList.ts'
import { type CatalogueDatabase, type CatalogueStatement, cellOf, prepareForArrays } from './openCatalogue.ts'
import {
  type CatalogueRecord,
  idOf,
  type NumberRange,
  rangeOfMonths,
  rangesOfPrefix,
  readRecord,
  recentChanges,
  type Volume,
  yearOf,
} from './record.ts'
import { titleStart, wordsOf } from './volumeLists.ts'
import { type Query, type Term, type WantedWords, WordLists } from './wordLists.ts'

const allPapers = recentChanges.range

interface Found {
  readonly number: number
  readonly record: CatalogueRecord
  readonly rank: number
}

/** What to look for, the maximum number of papers, and where. */
interface Look {
  readonly wanted: WantedWords
  readonly most: number
  readonly range?: NumberRange
}

interface LookInVolume {
  readonly wanted: WantedWords
  readonly range: NumberRange
  /** Returns `false` when there are enough. */
  readonly take: (number: number) => boolean
}

/** Papers found so far by number; `undefined` for candidates that did not match. */
type Findings = Map<number, Found | undefined>

/** Searches the catalogue by title words, author names, years and beginnings of identifiers. */
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
   * Papers whose identifier begins with the text, newest first; then those that have all the words in title, authors or
   * year, of which the last may be incomplete: best matches first, then newest. If there are none, papers whose words
   * differ in one letter.
   */
  search(text: string, limit: number): readonly Paper[] {
    // One transaction for everything: the same state throughout, and SQLite takes its locks once instead of for every
    // row.
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
   * Looks at the newest papers with all the words, the last one incomplete. Only if there may be more of these, it also
   * looks for better matches: titles that begin with the words, and papers with the last word as it is.
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
   * Adds the newest papers that have the words, up to a maximum besides those that changed recently. Returns whether
   * there may be more.
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

  /** If the shortest lists leave no more papers than there are other lists, the other lists are not read. */
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

  /** `undefined` for a paper that was deleted or whose words have changed since it was indexed. */
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

/** The words of one paper. */
interface PaperWords {
  readonly title: readonly string[]
  /** Computed only if the title does not have all the words. */
  readonly authors: () => readonly string[]
  readonly year: number
}

const weights = { wholeTitle: 16, titleStart: 8, phrase: 4, inTitle: 2, lastWordWhole: 1 }

/** The lowest rank of a title that begins with the words. */
const startRank = weights.titleStart

/**
 * How well a paper matches, greater is better; `undefined` if a word is missing. An exact title comes before a title
 * that begins with the words, then the words in a row, then the words in any order; within these, title words before
 * authors and years, and a last word that is complete before the beginning of one.
 */
function rankPaper({ words, year }: Query, paper: PaperWords): number | undefined {
  const last = words.length - 1
  let authors: readonly string[] | undefined
  for (let index = 0; index <= last; index++) {
    const word = words[index] as string
    const isLast = index === last
    if (has(paper.title, word, isLast)) continue
    authors ??= paper.authors()
    const isYear = year?.word === index && year.value === paper.year
    if (!isYear && !has(authors, word, isLast)) return undefined
  }
  const lastWord = words[last] as string
  const isLastWhole = paper.title.includes(lastWord) || authors?.includes(lastWord)
  return (
    (authors ? 0 : weights.inTitle + inRow(words, paper.title)) + (isLastWhole ? weights.lastWordWhole : 0)
  )
}

function has(words: readonly string[], word: string, isBeginning: boolean): boolean {
  return isBeginning ? words.some((one) => one.startsWith(word)) : words.includes(word)
}

/** The rank for the position of the words in the title, of which the last may be incomplete. */
function inRow(words: readonly string[], title: readonly string[]): number {
  const last = words.length - 1
  const at = title.findIndex((_, start) =>
    words.every((word, index) => {
      const there = title[start + index]
      return index === last ? there?.startsWith(word) : there === word
    }),
  )
  if (at < 0) return 0
  if (at > 0) return weights.phrase
  const isWhole = title.length === words.length && title[last] === words[last]
  return isWhole ? weights.wholeTitle : weights.titleStart
}

/** A search for more than this would be too slow while somebody types. */
const mostGuesses = 8

/**
 * The words with one of them changed by one letter into a known word. Words that occur in no title are changed first;
 * if there are none, each in turn.
 * @param known returns the known ones among many words, most common first.
 */
function misspellings(
  words: readonly string[],
  known: (words: readonly string[]) => readonly string[],
): readonly (readonly string[])[] {
  const there = new Set(known(words))
  const unknown = words.flatMap((word, index) => (there.has(word) ? [] : [index]))
  const suspects = unknown.length > 0 ? unknown : words.map((_, index) => index)
  // Two unknown words are two wrong letters, but the last may be incomplete and right.
  if (unknown.filter((index) => index < words.length - 1).length > 1) return []
  const guesses = suspects.flatMap((index) => {
    const candidates = known(oneLetterAway(words[index] as string)).slice(0, mostGuesses)
    return candidates.map((word) => words.with(index, word))
  })
  return guesses.slice(0, mostGuesses)
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Shorter words have too many neighbours to mean one of them. */
const shortest = 4

/**
 * Words that differ from this one by one letter omitted, added, changed or swapped with the next; the first letter is
 * taken to be right when letters are added or changed, as it nearly always is. Empty for short words.
 */
function oneLetterAway(word: string): readonly string[] {
  if (word.length < shortest) return []
  const found = new Set<string>()
  for (let at = 0; at < word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at + 1)
    found.add(before + after)
    if (after !== '') found.add(before + after[0] + word[at] + after.slice(1))
    for (const letter of letters) {
      found.add(before + letter + after)
      found.add(before + letter + word.slice(at))
    }
  }
  for (const letter of letters) found.add(word + letter)
  found.delete(word)
  return [...found]
}

/**
 * The words without the year, and the range of that year's papers; `undefined` if there are no words, or only a year.
 */
function withoutYear({
  words,
  year,
}: Query): { readonly wanted: WantedWords; readonly range: NumberRange } | undefined {
  if (!year || words.length === 1) return undefined
  const others = words.toSpliced(year.word, 1)
  const isYearLast = year.word === words.length - 1
  return {
    wanted: isYearLast ? { whole: others, half: undefined } : halfTyped(others),
    range: rangeOfMonths([year.value, 1], [year.value + 1, 1]),
  }
}

/** More than a title has; somebody may paste a whole book. */
const mostWords = 24

const firstYear = 1991

/** `undefined` if the text contains no words. */
function readQuery(text: string, thisYear: number): Query | undefined {
  const words = wordsOf(text.slice(0, 1000)).slice(0, mostWords)
  if (words.length === 0) return undefined
  const word = words.findIndex((one) => isYear(one, thisYear))
  return { words, year: word < 0 ? undefined : { word, value: Number(words[word]) } }
}

/** The words, of which the last may be incomplete. */
function halfTyped(words: readonly string[]): WantedWords {
  return { whole: words.slice(0, -1), half: words.at(-1) }
}

function isYear(word: string, thisYear: number): boolean {
  return /^\d{4}$/.test(word) && Number(word) >= firstYear && Number(word) <= thisYear
}

/** A record with what the catalogue knows: without abstract, dates and versions. */
function toPaper(number: number, { title, categories, authors }: CatalogueRecord): Paper {
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
