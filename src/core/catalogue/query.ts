import { type NumberRange, rangeOfMonths } from './paperNumber.ts'
import { wordsOf } from './words.ts'

/** What somebody typed, as the catalogue understands it. */
export interface Query {
  /** All but the last are complete; that one may be half-typed. At least one. */
  readonly words: readonly string[]
  /** One of the words may mean the year of the paper instead. */
  readonly year: { readonly word: number; readonly value: number } | undefined
}

/** More than a title has; what somebody pastes may be a whole book. */
const mostWords = 24
const firstYear = 1991

/** `undefined` when there are no words in the text. */
export function readQuery(text: string, thisYear: number): Query | undefined {
  const words = wordsOf(text.slice(0, 1000)).slice(0, mostWords)
  if (words.length === 0) return undefined
  const word = words.findIndex((one) => isYear(one, thisYear))
  return { words, year: word < 0 ? undefined : { word, value: Number(words[word]) } }
}

/** Words that a paper must have, all of them. */
export interface WantedWords {
  readonly whole: readonly string[]
  /** The beginning of a word. */
  readonly half: string | undefined
}

/** The words, the last of them possibly half-typed. */
export function halfTyped(words: readonly string[]): WantedWords {
  return { whole: words.slice(0, -1), half: words.at(-1) }
}

/** The words besides the year, and where its papers lie; `undefined` when nothing or nothing else than a year is asked. */
export function withoutYear({
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

function isYear(word: string, thisYear: number): boolean {
  return /^\d{4}$/.test(word) && Number(word) >= firstYear && Number(word) <= thisYear
}
