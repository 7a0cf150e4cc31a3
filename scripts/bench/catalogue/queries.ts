// What people type, drawn from the papers that there are.
import { wordsOf } from '../../../src/core/catalogue/volumeLists.ts'
import { Random } from './random.ts'

/** A paper to draw from. */
export interface DrawnPaper {
  readonly id: string
  readonly title: string
  readonly authors: readonly string[]
}

export interface QueryClass {
  readonly name: string
  readonly isTitleQuery: boolean
  readonly queries: readonly string[]
}

/** So many queries of each class, the same for the same papers. */
export function drawQueries(papers: readonly DrawnPaper[], count: number): readonly QueryClass[] {
  const random = new Random(7)
  const drawn = (make: (paper: DrawnPaper, words: readonly string[]) => string) =>
    Array.from({ length: count }, () => {
      const paper = random.pick(papers)
      return make(paper, wordsOf(paper.title))
    })
  const some = (words: readonly string[], length: number) => {
    const from = random.below(Math.max(1, words.length - length + 1))
    return words.slice(from, from + length)
  }
  const cut = (words: readonly string[], letters: number) =>
    words.with(-1, (words.at(-1) ?? '').slice(0, letters)).join(' ')
  const part = (text: string) => text.slice(0, 1 + random.below(text.length))
  const title = (name: string, queries: readonly string[]) => ({ name, isTitleQuery: true, queries })
  return [
    title(
      'one letter',
      drawn((_, words) => cut(some(words, 1), 1)),
    ),
    title(
      'two letters',
      drawn((_, words) => cut(some(words, 1), 2)),
    ),
    title(
      'one word',
      drawn((_, words) => some(words, 1).join(' ')),
    ),
    title(
      'word and one letter',
      drawn((_, words) => cut(some(words, 2), 1)),
    ),
    title(
      'two words, the last half-typed',
      drawn((_, words) => cut(some(words, 2), 3)),
    ),
    title(
      'three words',
      drawn((_, words) => some(words, 3).join(' ')),
    ),
    title(
      'two words and one letter',
      drawn((_, words) => cut(some(words, 3), 1)),
    ),
    title(
      'a title as it is typed',
      drawn((paper) => part(paper.title)),
    ),
    title(
      'author and word',
      drawn(({ authors }, words) => `${wordsOf(random.pick(authors) ?? '').at(-1)} ${some(words, 1)}`),
    ),
    title(
      'word and year',
      drawn(({ id }, words) => `${some(words, 1)} ${yearOfId(id)}`),
    ),
    title(
      'one wrong letter',
      drawn((_, words) => misspelt(longest(words), random)),
    ),
    {
      name: 'beginning of an identifier',
      isTitleQuery: false,
      queries: drawn(({ id }) => beginningOf(id, random)),
    },
  ]
}

/** `2011.1`, `hep-th/9`: where an identifier cannot be a word any more. */
function beginningOf(id: string, random: Random): string {
  const start = id.includes('/') ? id.indexOf('/') + 1 : 5
  return id.slice(0, start + random.below(6))
}

function yearOfId(id: string): string {
  const yy = (id.split('/').at(-1) ?? '').slice(0, 2)
  return (Number(yy) > 90 ? '19' : '20') + yy
}

function longest(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, word.length - 1))
  return random.chance(0.5)
    ? `${word.slice(0, at)}x${word.slice(at + 1)}`
    : word.slice(0, at) + word.slice(at + 1)
}
