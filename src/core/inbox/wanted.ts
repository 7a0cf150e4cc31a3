import type { Feed } from '../digest/conventions/conventions.ts'
import type { Paper } from '../paper/paper.ts'
import { personName } from '../paper/personName.ts'
import { readableTex } from '../paper/text.ts'
import { foldWords } from '../paper/titles.ts'

/** Why a paper is in the inbox: the feed that wants it, and what of it was found. */
export interface Reason {
  readonly feed: Feed
  /** The words and the authors that were found, as the feed has them; none where it takes all papers of its categories. */
  readonly found: readonly string[]
}

/** More are not looked for: the conventions may be a stranger's, and there are thousands of papers. */
const most = { feeds: 50, words: 500 }

/**
 * Tells which feeds want a paper: one of its categories is the feed's, or belongs to an archive that is, and it has one of the
 * words or one of the authors, where the feed names some. A feed without categories takes what the others bring.
 */
export function wantedBy(feeds: readonly Feed[]): (paper: Paper) => readonly Reason[] {
  const prepared = feeds.slice(0, most.feeds).map((feed) => {
    const [keywords, authors] = [feed.keywords.slice(0, most.words), feed.authors.slice(0, most.words)]
    return { feed, authors, keywords, words: keywords.map(wordFinder) }
  })
  return (paper) => {
    const text = ` ${foldWords(`${paper.title} ${paper.abstract}`)}`
    return prepared.flatMap(({ feed, authors, keywords, words }) => {
      if (!isInCategories(feed, paper)) return []
      const found = [
        ...keywords.filter((_, index) => words[index]?.(text)),
        ...authors.filter((author) => paper.authors.some((name) => isSamePerson(author, name))),
      ]
      const takesAll = feed.keywords.length === 0 && feed.authors.length === 0
      return takesAll || found.length > 0 ? [{ feed, found }] : []
    })
  }
}

function isInCategories({ categories }: Feed, paper: Paper): boolean {
  return (
    categories.length === 0 ||
    paper.categories.some((code) => categories.some((own) => code === own || code.startsWith(`${own}.`)))
  )
}

/** Begins a word of the text: "transformer" finds "Transformers". Scripts without spaces have it anywhere. */
function wordFinder(keyword: string): (text: string) => boolean {
  const folded = foldWords(keyword)
  if (folded === '') return () => false
  const isSpaced = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(folded)
  return (text) => text.includes(isSpaced ? ` ${folded}` : folded)
}

/** The same family name, and given names that agree as far as both are written: "Y. Bengio" is "Yoshua Bengio". */
function isSamePerson(wanted: string, name: string): boolean {
  const [a, b] = [wanted, name].map((each) => personName(readableTex(each)))
  if (!a || !b || 'literal' in a || 'literal' in b) return foldWords(wanted) === foldWords(name)
  if (foldWords(a.family) !== foldWords(b.family)) return false
  const [ownWords, otherWords] = [a, b].map(({ given }) => foldWords(given).split(' '))
  return (ownWords ?? []).every((word, index) => {
    const other = otherWords?.[index]
    return (
      other === undefined || (isInitial(word) || isInitial(other) ? word[0] === other[0] : word === other)
    )
  })
}

function isInitial(word: string): boolean {
  return word.length === 1
}
