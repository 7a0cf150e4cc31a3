import type { Paper } from '../paper/paper.ts'
import type { Database, Statement } from './database.ts'
import type { PaperStore } from './paperStore.ts'

/** Finds papers of the library by words of their title and authors, or by the beginning of an id. */
export class PaperSearch {
  readonly #store: PaperStore
  readonly #search: Statement

  constructor(database: Database, store: PaperStore) {
    this.#store = store
    this.#search = database.prepare(searchQuery)
    this.#search.setReadBigInts(true)
  }

  /**
   * Papers whose id starts with what was typed, then those that have all the words, the last one possibly half-typed;
   * best first, then newest.
   */
  async search(words: string, limit: number): Promise<readonly Paper[]> {
    const prefix = idPrefix(words)
    const byId = prefix === undefined ? [] : await this.#store.startingWith(prefix, limit)
    const known = new Set(byId.map(({ id }) => id))
    const byWords = this.#byWords(words, limit).filter(({ id }) => !known.has(id))
    return [...byId, ...byWords].slice(0, limit)
  }

  #byWords(words: string, limit: number): readonly Paper[] {
    const match = matchExpression(words)
    if (match === undefined) return []
    return this.#store.readable(this.#search.all({ match, limit: Math.max(0, limit) }))
  }
}

/**
 * The FTS5 expression for a person's words, each quoted, so that nothing in them is an operator; `undefined` when
 * there are none. Words are what FTS5's `unicode61` takes for words: an empty phrase would match nothing.
 */
export function matchExpression(words: string): string | undefined {
  const found = words.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)
  if (!found) return undefined
  return `${found
    .slice(0, mostWords)
    .map((word) => `"${word.slice(0, longestWord)}"`)
    .join(' ')}*`
}

/** More than a title has; what somebody pastes may be a whole book. */
const mostWords = 40
const longestWord = 100

function idPrefix(words: string): string | undefined {
  const text = words
    .trim()
    .replace(/^arxiv:\s*/i, '')
    .replace(/v\d*$/, '')
  return /^(?:\d{4}\.?\d*|[a-z-]+\/\d*)$/.test(text) ? text : undefined
}

/** A word of the title counts more than one of the authors' names. */
const searchQuery = `
  SELECT papers.* FROM paperWords JOIN papers ON papers.number = paperWords.rowid
  WHERE paperWords MATCH :match
  ORDER BY bm25(paperWords, 10.0, 3.0), publishedAt DESC LIMIT :limit
`
