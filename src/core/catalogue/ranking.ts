import type { Query } from './query.ts'

/** The words of one paper. */
export interface PaperWords {
  readonly title: readonly string[]
  /** Asked for only where the title has not all the words. */
  readonly authors: () => readonly string[]
  readonly year: number
}

const weights = { wholeTitle: 16, titleStart: 8, phrase: 4, inTitle: 2, lastWordWhole: 1 }

/** The least rank of a title that begins with the words. */
export const startRank = weights.titleStart

/**
 * How well a paper fits, greater is better; `undefined` when a word is missing. The whole title comes before a title
 * that begins so, this before the words in a row, and these before words in any order; within them, words of the title
 * before authors and years, and a last word that is a whole word before the beginning of one.
 */
export function rankPaper({ words, year }: Query, paper: PaperWords): number | undefined {
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

/** What the place of the words in the title is worth, the last of them possibly half-typed. */
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
