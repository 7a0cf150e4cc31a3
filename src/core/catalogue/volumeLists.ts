import { type BlockBits, bitmapSize, NumberListWriter } from './numberList.ts'
import type { CatalogueDatabase } from './openCatalogue.ts'
import { type NumberRange, rangeOfMonths, yearOf } from './record.ts'
import { type PapersByWord, WordTable } from './wordTable.ts'

/** A period whose papers share an index: a search for the newest papers reads no more than the newest lists. */
export interface Volume {
  /** Its first year; part of the file format. */
  readonly id: number
  readonly range: NumberRange
}

/**
 * A few hundred thousand papers each, following arXiv's growth: the older a volume, the more rarely a search reaches
 * it.
 */
const firstYears = [1991, 2009, 2014, 2017, 2019, 2021]
/** From then on, one volume per year. */
const firstWholeYear = 2023
/** The last year of the present identifier scheme. */
const lastYear = 2106

/** Papers of all years that changed since their volume was indexed. */
export const recentChanges: Volume = { id: 0, range: rangeOfMonths([1991, 1], [lastYear + 1, 1]) }

/** Newest first. */
export const volumes: readonly Volume[] = startYears()
  .map((year, index, years) => ({
    id: year,
    range: rangeOfMonths([year, 1], [years[index + 1] ?? lastYear + 1, 1]),
  }))
  .reverse()

export function volumeIdOf(number: number): number {
  const year = yearOf(number)
  return year >= firstWholeYear ? year : (firstYears.findLast((first) => first <= year) ?? 1991)
}

/** The first id of a volume's lists. */
export function firstListId(volume: number): number {
  return volume * listsOfVolume
}

/** The volume that a list belongs to. */
export function volumeOfList(id: number): number {
  return Math.floor(id / listsOfVolume)
}

const listsOfVolume = 2 ** 32

function startYears(): readonly number[] {
  return [
    ...firstYears,
    ...Array.from({ length: lastYear - firstWholeYear + 1 }, (_, index) => firstWholeYear + index),
  ]
}

/** Computes the lists of volumes beside the thread that writes them. */
export interface VolumeIndexer {
  /** How many volumes it computes at once. */
  readonly parallel: number
  /** The lists of the volume as the catalogue is now, or a little later. */
  listsOf(volume: Volume): Promise<VolumeLists>
}

/** Computes the lists of a volume from its papers in the catalogue. */
export function computeLists(
  database: CatalogueDatabase,
  { range: { from, to } }: Volume,
  indexer: RecordIndexer,
): VolumeLists {
  const rows = database
    .prepare('SELECT number, record FROM papers WHERE number >= ? AND number < ? ORDER BY number')
    .iterate(from, to) as unknown as RecordRows
  return indexer.index(rows, shortPrefixLetters)
}

/** Papers sorted by number; the record from `writeRecord`. */
export type RecordRows = Iterable<{ readonly number: number; readonly record: string }>

/** The lists of one volume, in a few large pieces for sending between threads. */
export interface VolumeLists {
  /** One line for each list, in the order in which the lists are stored. */
  readonly words: string
  /** Where the list of each word ends in `units`. */
  readonly ends: Uint32Array<ArrayBuffer>
  /** The lists one after another, each a `NumberList`. */
  readonly units: Uint16Array<ArrayBuffer>
}

/** Before a word: titles that begin with it. */
export const titleStart = '^'

/** Creates the lists of one volume after another, in the same memory. */
export class RecordIndexer {
  readonly #table = new WordTable()
  readonly #lists = new NumberListWriter()

  /**
   * The lists by word, sorted by word, then those of common beginnings of words, and of all with up to `alwaysLetters`.
   */
  index(rows: RecordRows, alwaysLetters: number): VolumeLists {
    const papersByWord = this.#papersByWord(rows)
    const words: string[] = []
    const ends: number[] = []
    for (const write of [writeWordLists, writePrefixLists]) {
      for (const word of write(papersByWord, this.#lists, alwaysLetters)) {
        words.push(word)
        ends.push(this.#lists.end)
      }
    }
    return { words: words.join('\n'), ends: Uint32Array.from(ends), units: this.#lists.take() }
  }

  #papersByWord(rows: RecordRows): PapersByWord {
    this.#table.clear()
    for (const { number, record } of rows) {
      const titleEnd = record.indexOf('\n')
      const categoriesEnd = record.indexOf('\n', titleEnd + 1)
      this.#table.addText(record.slice(0, titleEnd), number, titleStart)
      this.#table.addText(record.slice(categoriesEnd + 1), number)
    }
    return this.#table.papersByWord()
  }
}

function* writeWordLists(
  { words, papers, starts }: PapersByWord,
  lists: NumberListWriter,
): Generator<string> {
  for (const [index, word] of words.entries()) {
    lists.write(papers, starts[index] as number, starts[index + 1] as number)
    yield word
  }
}

/** Longer beginnings of words have no list of their own. */
export const mostPrefixLetters = 5
/** Beginnings with this many letters always have one. */
export const shortPrefixLetters = 2
/** Between these, beginnings shared by more words than this have one; for fewer, a search reads the words' lists. */
const mostWordsUnread = 64

const blockNumbers = 0x10000

/**
 * Writes lists of all papers with a word that begins with certain letters, for short beginnings and for those that many
 * words share; for all beginnings of up to `alwaysLetters`. So a search for incomplete words reads only a few lists,
 * however short the beginning. Yields the name of each list: the beginning and a `*`.
 */
function* writePrefixLists(
  { words, papers, starts }: PapersByWord,
  lists: NumberListWriter,
  alwaysLetters: number,
): Generator<string> {
  const union = new Union()
  for (let length = 1; length <= mostPrefixLetters; length++) {
    for (const [from, to] of groups(words, length)) {
      if (length > alwaysLetters && to - from <= mostWordsUnread) continue
      union.add(papers, starts[from] as number, starts[to] as number)
      union.moveTo(lists)
      yield `${words[from]?.slice(0, length)}*`
    }
  }
}

/** Ranges of sorted words that begin with the same number of letters; shorter words belong to none. */
function* groups(words: readonly string[], length: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0, to = 0; from < words.length; from = to) {
    const prefix = (words[from] as string).slice(0, length)
    to = from + 1
    if (prefix.length < length) continue
    while (to < words.length && (words[to] as string).startsWith(prefix)) to++
    yield [from, to]
  }
}

/** Bits for the numbers of a block. */
interface Bitmap extends BlockBits {
  count: number
  highest: number
}

/** Collects numbers in reused bitmaps. */
class Union {
  readonly #bitmaps = new Map<number, Bitmap>()

  add(numbers: Int32Array, from: number, to: number): void {
    let bitmap: Bitmap | undefined
    for (let place = from; place < to; place++) {
      const number = numbers[place] as number
      const key = number >>> 16
      if (bitmap?.key !== key) bitmap = this.#bitmap(key)
      const low = number & 0xffff
      const before = bitmap.bits[low >>> 4] as number
      const bit = 1 << (low & 15)
      if ((before & bit) !== 0) continue
      bitmap.bits[low >>> 4] = before | bit
      bitmap.count += 1
      if (low > bitmap.highest) bitmap.highest = low
    }
  }

  /** Writes the list of all numbers so far; the union is then empty. */
  moveTo(lists: NumberListWriter): void {
    const used = [...this.#bitmaps.values()].filter(({ count }) => count > 0)
    used.sort((a, b) => b.key - a.key)
    lists.writeBits(used)
    for (const bitmap of used) {
      bitmap.bits.fill(0, 0, bitmapSize(bitmap.highest))
      bitmap.count = 0
      bitmap.highest = 0
    }
  }

  #bitmap(key: number): Bitmap {
    const known = this.#bitmaps.get(key)
    if (known) return known
    const bitmap = { key, bits: new Uint16Array(blockNumbers / 16), count: 0, highest: 0 }
    this.#bitmaps.set(key, bitmap)
    return bitmap
  }
}
