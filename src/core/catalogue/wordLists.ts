import type { Alternatives } from './intersect.ts'
import { ListStore } from './listStore.ts'
import type { NumberList } from './numberList.ts'
import {
  type CatalogueDatabase,
  type CatalogueStatement,
  cellOf,
  prepareForArrays,
  type Row,
  rowsOf,
} from './openCatalogue.ts'
import { mostPrefixLetters, shortPrefixLetters } from './prefixLists.ts'
import type { WantedWords } from './query.ts'
import { Recent } from './recent.ts'
import { firstListId, recentChanges, type Volume, volumeOfList, volumes } from './volumes.ts'

/** Lists of words that begin alike and have no list together; those of a real catalogue never come near. */
const mostListsOfBeginning = 20_000
/** While somebody types, each search wants the places of the one before. */
const recentPlaces = 300
/** Of the words that begin alike there may be thousands. */
const recentBeginnings = 8
const mostStored = 50

/** Where a list lies and how many bytes it has. */
interface Place {
  readonly id: number
  readonly size: number
}

/** The lists of one word, or of all words that begin so, in one volume. */
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
  readonly #recentPlaces = new Recent<string, Places>(recentPlaces)
  readonly #recentBeginnings = new Recent<string, Places>(recentBeginnings)

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

  /** Forgets what was read, when the database has changed. */
  forget(): void {
    this.#lists.clear()
    this.#recentPlaces.clear()
    this.#recentBeginnings.clear()
    this.#volumes = undefined
  }

  /** The volumes that have lists, newest first. To look into one that has none would cost a look at all others. */
  get volumes(): readonly Volume[] {
    this.#volumes ??= volumes.filter(
      ({ id }) => this.#any.get(firstListId(id), firstListId(id + 1)) !== undefined,
    )
    return this.#volumes
  }

  /** Where the lists of these words lie in the volume, the shortest first; `undefined` when a word has none. */
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
    // The lists of many words with a common beginning are short, and seldom wanted again.
    if (term.length > mostStored) return term.map((place) => this.#readList(place))
    return term.map((place) => this.#lists.get(place.id, () => this.#readList(place)))
  }

  /** Those of the words that there are, the commonest first. */
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

/** SQLite gives a blob as bytes of a buffer of its own. */
function toList(blob: unknown): NumberList {
  const bytes = blob as Uint8Array
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1)
}
