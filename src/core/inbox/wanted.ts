import type { Feed } from '../digest/conventions/conventions.ts'
import { personName } from '../paper/personName.ts'
import { readableTex } from '../paper/text.ts'
import { foldWords } from '../paper/titles.ts'
import type { Announcement } from './feed.ts'

/** Why a paper is in the inbox: the feed that selects it, and what it matched. */
export interface Reason {
  readonly feed: Feed
  /**
   * The words and authors that matched, as written in the feed; empty if the feed takes all papers of its categories.
   */
  readonly found: readonly string[]
}

/** More are ignored: the conventions may be untrusted, and there are thousands of papers. */
const most = { feeds: 50, words: 500 }

/**
 * Tells which feeds want a paper: one of its categories is the feed's, or belongs to an archive that is, and it has one of the
 * words or one of the authors, where the feed names some. A feed without categories takes what the others bring, and one from
 * Hugging Face what was picked there.
 */
export function wantedBy(feeds: readonly Feed[]): (announcement: Announcement) => readonly Reason[] {
  const prepared = feeds.slice(0, most.feeds).map((feed) => {
    const [keywords, authors] = [feed.keywords.slice(0, most.words), feed.authors.slice(0, most.words)]
    return { feed, authors, people: authors.map(personOf), keywords, words: keywords.map(wordFinder) }
  })
  const looksForPeople = prepared.some(({ people }) => people.length > 0)
  return (announcement) => {
    const { paper } = announcement
    const text = ` ${foldWords(`${paper.title} ${paper.abstract}`)}`
    const written = Map.groupBy(looksForPeople ? paper.authors.map(personOf) : [], ({ family }) => family)
    return prepared.flatMap(({ feed, authors, people, keywords, words }) => {
      if (!isFrom(feed, announcement)) return []
      const found = [
        ...keywords.filter((_, index) => words[index]?.(text)),
        ...authors.filter((_, index) => isAmong(people[index], written)),
      ]
      const takesAll = feed.keywords.length === 0 && feed.authors.length === 0
      return takesAll || found.length > 0 ? [{ feed, found }] : []
    })
  }
}

function isFrom({ from, categories }: Feed, { paper, from: sources }: Announcement): boolean {
  // Hugging Face does not give the categories of its picks.
  if (from !== 'arxiv') return sources.includes(from)
  return (
    categories.length === 0 ||
    paper.categories.some((code) => categories.some((own) => code === own || code.startsWith(`${own}.`)))
  )
}

/** Matches at the start of a word: "transformer" finds "Transformers". Scripts without spaces match anywhere. */
function wordFinder(keyword: string): (text: string) => boolean {
  const folded = foldWords(keyword)
  if (folded === '') return () => false
  const isSpaced = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(folded)
  return (text) => text.includes(isSpaced ? ` ${folded}` : folded)
}

interface Person {
  /** Folded; for a group, or a name of one word, something that is never a family name. */
  readonly family: string
  readonly given: readonly string[]
}

function personOf(name: string): Person {
  const read = personName(readableTex(name))
  return 'literal' in read
    ? { family: `(${foldWords(name)})`, given: [] }
    : { family: foldWords(read.family), given: foldWords(read.given).split(' ') }
}

/** @param written by their family names */
function isAmong(person: Person | undefined, written: ReadonlyMap<string, readonly Person[]>): boolean {
  return (
    person !== undefined &&
    (written.get(person.family) ?? []).some((each) => haveSameGivenNames(person, each))
  )
}

/** Given names match as far as both are written: "Y. Bengio" is "Yoshua Bengio". */
function haveSameGivenNames(a: Person, b: Person): boolean {
  return a.given.every((word, index) => {
    const other = b.given[index]
    return (
      other === undefined || (isInitial(word) || isInitial(other) ? word[0] === other[0] : word === other)
    )
  })
}

function isInitial(word: string): boolean {
  return word.length === 1
}
