import { LruCache } from '../base/memo.ts'
import type { Alternatives, NumberList } from './numberList.ts'
import {
  type CatalogueDatabase,
  type CatalogueStatement,
  cellOf,
  prepareForArrays,
  type Row,
  rowsOf,
} from './openCatalogue.ts'
import { firstListId, recentChanges, type Volume, volumeOfList, volumes } from './record.ts'
import { mostPrefixLetters, shortPrefixLetters } from './volumeLists.ts'

/** The typed text, as the catalogue understands it. */
export interface Query {
  /** All but the last are complete; the last may be incomplete. At least one. */
  readonly words: readonly string[]
  /** One of the words may mean the year of the paper instead. */
  readonly year: { readonly word: number; readonly value: number } | undefined
}

/** Words that a paper must have, all of them. */
export interface WantedWords {
  readonly whole: readonly string[]
  /** The beginning of a word. */
  readonly half: string | undefined
}

/** The number of lists of words with a common beginning and no shared list; a real catalogue never comes close. */
const mostListsOfBeginning = 20_000

/** While somebody types, each search needs the positions of the previous one. */
const recentPlaces = 300

/** There may be thousands of words with the same beginning. */
const recentBeginnings = 8

const mostStored = 50

/** The id and size in bytes of a list. */
interface Place {
  readonly id: number
  readonly size: number
}

/** The lists of one word, or of all words with a beginning, in one volume. */
export type Term = readonly Place[]

/** The same by volume. */
type Places = ReadonlyMap<number, Term>

/** Reads the lists of words from the database. */
export class WordLists {
  readonly #places: CatalogueStatement
  readonly #placesOfBeginning: CatalogueStatement
  readonly #list: CatalogueStatement
  readonly #known: CatalogueStatement
  readonly #any: CatalogueStatement
  #volumes: readonly Volume[] | undefined
  readonly #lists = new ListStore()
  readonly #recentPlaces = new LruCache<string, Places>(recentPlaces)
  readonly #recentBeginnings = new LruCache<string, Places>(recentBeginnings)

  constructor(database: CatalogueDatabase) {
    this.#places = prepareForArrays(database, 'SELECT id, size FROM wordLists WHERE word = ?')
    this.#placesOfBeginning = prepareForArrays(
      database,
      `SELECT id, size, word FROM wordLists WHERE word >= ? AND word < ? LIMIT ${mostListsOfBeginning}`,
    )
    this.#list = prepareForArrays(database, 'SELECT list FROM wordLists WHERE id = ?')
    this.#any = database.prepare('SELECT 1 FROM wordLists WHERE id >= ? AND id < ? LIMIT 1')
    this.#known = database.prepare(
      `SELECT word, sum(size) AS size FROM wordLists WHERE word IN (SELECT value FROM json_each(?))
       GROUP BY word ORDER BY size DESC`,
    )
  }

  /** Discards the cache, when the database has changed. */
  forget(): void {
    this.#lists.clear()
    this.#recentPlaces.clear()
    this.#recentBeginnings.clear()
    this.#volumes = undefined
  }

  /**
   * The volumes that have lists, newest first. Looking into one without lists would cost as much as looking at all
   * others.
   */
  get volumes(): readonly Volume[] {
    this.#volumes ??= volumes.filter(
      ({ id }) => this.#any.get(firstListId(id), firstListId(id + 1)) !== undefined,
    )
    return this.#volumes
  }

  /** The lists of these words in the volume, shortest first; `undefined` if a word has none. */
  termsFor(volume: number, { whole, half }: WantedWords): readonly Term[] | undefined {
    const terms: Term[] = []
    for (const word of whole) {
      const places = this.#placesOf(word).get(volume)
      if (!places) return undefined
      terms.push(places)
    }
    if (half !== undefined) {
      const places = this.#beginningIn(volume, half)
      if (places.length === 0) return undefined
      terms.push(places)
    }
    return terms.sort((a, b) => totalSize(a) - totalSize(b))
  }

  read(term: Term): Alternatives {
    // The lists of many words with a common beginning are short, and seldom needed again.
    if (term.length > mostStored) return term.map((place) => this.#readList(place))
    return term.map((place) => this.#lists.get(place.id, () => this.#readList(place)))
  }

  /** The known ones among the words, most common first. */
  known(words: readonly string[]): readonly string[] {
    return this.#known.all(JSON.stringify(words)).map((row) => String(row.word))
  }

  #beginningIn(volume: number, letters: string): Term {
    if (letters.length <= mostPrefixLetters) {
      const together = this.#placesOf(`${letters}*`).get(volume)
      if (together) return together
      if (volume === recentChanges.id || letters.length <= shortPrefixLetters) return []
    }
    const places = this.#recentBeginnings.get(letters, () => {
      const rows = rowsOf(this.#placesOfBeginning, letters, `${letters}\u{10ffff}`)
      return byVolume(rows.filter(([, , word]) => !String(word).endsWith('*')))
    })
    return places.get(volume) ?? []
  }

  #placesOf(word: string): Places {
    return this.#recentPlaces.get(word, () => byVolume(rowsOf(this.#places, word)))
  }

  #readList({ id }: Place): NumberList {
    return toList(cellOf(this.#list, id))
  }
}

function byVolume(rows: readonly Row[]): Places {
  const places = new Map<number, Place[]>()
  for (const [id, size] of rows) {
    const place = { id: Number(id), size: Number(size) }
    const volume = volumeOfList(place.id)
    const known = places.get(volume)
    if (known) known.push(place)
    else places.set(volume, [place])
  }
  return places
}

function totalSize(places: Term): number {
  return places.reduce((sum, { size }) => sum + size, 0)
}

/** SQLite returns a blob as bytes of a buffer of its own. */
function toList(blob: unknown): NumberList {
  const bytes = blob as Uint8Array
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1)
}

/** 8 megabytes: the lists of recent and common words. */
const storeUnits = 4_000_000

/** A longer list is read again each time, so that all lists in use fit into half of the store. */
const mostUnits = 24_000

/**
 * The most recently read lists, in one ring buffer. A cache of SQLite's arrays would leave them to rare full garbage
 * collections: the process would then grow by a hundred megabytes.
 */
export class ListStore {
  readonly #units = new Uint16Array(storeUnits)
  /** The position of each list, oldest first: they follow each other in the buffer in the same order. */
  readonly #places = new Map<number, { readonly start: number; readonly end: number }>()
  #end = 0

  /** The list, valid until half of the store has been filled with other lists. */
  get(id: number, read: () => NumberList): NumberList {
    const known = this.#places.get(id)
    if (known && this.#unitsBefore(known.start) >= storeUnits / 2)
      return this.#units.subarray(known.start, known.end)
    // A list that would soon be overwritten is moved to the end, as if new.
    const list = known ? this.#units.slice(known.start, known.end) : read()
    this.#places.delete(id)
    return list.length > mostUnits ? list : this.#append(id, list)
  }

  clear(): void {
    this.#places.clear()
    this.#end = 0
  }

  #append(id: number, list: NumberList): NumberList {
    const start = this.#makeRoom(list.length)
    const end = start + list.length
    this.#units.set(list, start)
    this.#places.set(id, { start, end })
    this.#end = end
    return this.#units.subarray(start, end)
  }

  /** How much can be written before the position is reached. */
  #unitsBefore(start: number): number {
    return start >= this.#end ? start - this.#end : start - this.#end + storeUnits
  }

  /** Discards the lists where the next one goes. */
  #makeRoom(length: number): number {
    const start = this.#end + length > storeUnits ? 0 : this.#end
    const isBehind = start < this.#end
    for (const [id, place] of this.#places) {
      // After a jump from the end of the buffer to its start, the oldest lists follow the last one.
      const isSkipped = isBehind && place.start >= this.#end
      const isInTheWay = place.start < start + length && place.end > start
      if (!isSkipped && !isInTheWay) break
      this.#places.delete(id)
    }
    return start
  }
}
