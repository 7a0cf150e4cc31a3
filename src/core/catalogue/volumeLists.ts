// The lists of a volume: which words its papers have, and which papers have each word.
import { readableTex } from '../paper/text.ts'
import { foldLetters } from '../paper/titles.ts'
import { type BlockBits, bitmapSize, NumberListWriter } from './numberList.ts'
import type { CatalogueDatabase } from './openCatalogue.ts'
import type { Volume } from './record.ts'

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

const isAscii = /^[ -~\n]*$/
const startSlots = 1 << 16
const startLetters = 1 << 20
const startWords = 1 << 15
const startOccurrences = 1 << 16

/** Words and their papers, without an array for each word. */
interface PapersByWord {
  /** In ascending order. */
  readonly words: readonly string[]
  /** The papers of the first word, in the order in which they were added, then those of the second and so on. */
  readonly papers: Int32Array
  /** Where the papers of each word begin, and where the last word's end. */
  readonly starts: Int32Array
}

/**
 * Collects the papers of each word in a hash table over the letters: a volume has millions of words, and creating a
 * string for each takes five times as long. Its memory is reused for the next volume.
 */
export class WordTable {
  /** For each slot the number of its word plus one; 0 is free. */
  #slots = new Int32Array(startSlots)
  /** The letters of all words, one after the other. */
  #letters = new Uint16Array(startLetters)
  #size = 0
  /** For each word its hash, where its letters end, how many papers have it, and the last of them. */
  #hashes = new Int32Array(startWords)
  #ends = new Int32Array(startWords)
  #counts = new Int32Array(startWords)
  #lasts = new Int32Array(startWords)
  /** Each occurrence, in the order in which they came: which word, and in which paper. */
  #words = new Int32Array(startOccurrences)
  #papers = new Int32Array(startOccurrences)
  #occurrences = 0

  clear(): void {
    this.#slots.fill(0)
    this.#size = 0
    this.#occurrences = 0
  }

  /** Adds the words of the text for the paper, and the first of them with the start mark, if there is one. */
  addText(text: string, number: number, startMark?: string): void {
    if (!isAscii.test(text) || mayBeTex.test(text)) this.#addWords(wordsOf(text), number, startMark)
    else this.#addAscii(text.toLowerCase(), number, startMark)
  }

  papersByWord(): PapersByWord {
    const words = Array.from({ length: this.#size }, (_, word) => this.#textOf(word))
    const order = Array.from(words.keys())
    order.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1))
    const starts = new Int32Array(order.length + 1)
    /** For each word, the position of its next paper. */
    const places = new Int32Array(order.length)
    for (const [index, word] of order.entries()) {
      places[word] = starts[index] as number
      starts[index + 1] = (starts[index] as number) + (this.#counts[word] as number)
    }
    const papers = new Int32Array(this.#occurrences)
    for (let at = 0; at < this.#occurrences; at++) {
      const word = this.#words[at] as number
      const place = places[word] as number
      papers[place] = this.#papers[at] as number
      places[word] = place + 1
    }
    return { words: order.map((word) => words[word] as string), papers, starts }
  }

  #textOf(word: number): string {
    return String.fromCharCode(...this.#letters.subarray(this.#startOf(word), this.#ends[word]))
  }

  #addWords(words: readonly string[], number: number, startMark: string | undefined): void {
    words.forEach((word, index) => {
      if (index === 0 && startMark !== undefined)
        this.#add(startMark + word, 0, startMark.length + word.length, number)
      this.#add(word, 0, word.length, number)
    })
  }

  /** The same words as `wordsOf` finds. */
  #addAscii(text: string, number: number, startMark: string | undefined): void {
    let isFirst = startMark !== undefined
    for (let from = 0; from < text.length; from++) {
      if (!isLetter(text.charCodeAt(from))) continue
      let to = from + 1
      while (to < text.length && isLetter(text.charCodeAt(to))) to++
      const end = Math.min(to, from + longestWord)
      if (isFirst) {
        const marked = startMark + text.slice(from, end)
        this.#add(marked, 0, marked.length, number)
        isFirst = false
      }
      this.#add(text, from, end, number)
      from = to
    }
  }

  #add(text: string, from: number, to: number, number: number): void {
    const word = this.#indexOf(text, from, to)
    if (this.#lasts[word] === number) return
    this.#lasts[word] = number
    this.#counts[word] = (this.#counts[word] as number) + 1
    if (this.#occurrences === this.#words.length) {
      this.#words = grown(this.#words, Int32Array)
      this.#papers = grown(this.#papers, Int32Array)
    }
    this.#words[this.#occurrences] = word
    this.#papers[this.#occurrences] = number
    this.#occurrences += 1
  }

  #indexOf(text: string, from: number, to: number): number {
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = (this.#slots[slot] as number) - 1
      if (index < 0) return this.#addWord(text, from, to, { hash, slot })
      if (this.#hashes[index] === hash && this.#isWord(index, text, from, to)) return index
    }
  }

  #isWord(word: number, text: string, from: number, to: number): boolean {
    const start = this.#startOf(word)
    if ((this.#ends[word] as number) - start !== to - from) return false
    for (let at = from; at < to; at++) {
      if (this.#letters[start + at - from] !== text.charCodeAt(at)) return false
    }
    return true
  }

  #startOf(word: number): number {
    return word === 0 ? 0 : (this.#ends[word - 1] as number)
  }

  #addWord(
    text: string,
    from: number,
    to: number,
    { hash, slot }: { readonly hash: number; readonly slot: number },
  ): number {
    const word = this.#size++
    if (word === this.#hashes.length) this.#makeRoomForWords()
    const start = this.#startOf(word)
    const end = start + to - from
    if (end > this.#letters.length) this.#letters = grown(this.#letters, Uint16Array)
    for (let at = from; at < to; at++) this.#letters[start + at - from] = text.charCodeAt(at)
    this.#ends[word] = end
    this.#hashes[word] = hash
    this.#counts[word] = 0
    this.#lasts[word] = -1
    this.#slots[slot] = word + 1
    if (this.#size * 2 > this.#slots.length) this.#rehash()
    return word
  }

  #makeRoomForWords(): void {
    this.#hashes = grown(this.#hashes, Int32Array)
    this.#ends = grown(this.#ends, Int32Array)
    this.#counts = grown(this.#counts, Int32Array)
    this.#lasts = grown(this.#lasts, Int32Array)
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4)
    const mask = this.#slots.length - 1
    for (let word = 0; word < this.#size; word++) {
      let slot = (this.#hashes[word] as number) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = word + 1
    }
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

function grown<A extends Uint16Array | Int32Array>(values: A, make: new (length: number) => A): A {
  const larger = new make(values.length * 2)
  larger.set(values)
  return larger
}

const isAsciiText = /^[ -~]*$/
const asciiWord = /[a-z0-9]+/g
/** Letters with the combining marks that scripts need, and digits. */
const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** A longer word is not a real one, and is cut off. */
const longestWord = 40

/**
 * The words of a title or a name as the catalogue knows them: lower case, diacritics folded, TeX as people read it.
 * Words of any script; everything that is neither letter nor digit separates them.
 */
export function wordsOf(text: string): readonly string[] {
  const readable = mayBeTex.test(text) ? readableTex(text).replace(scripts, '') : text
  if (isAsciiText.test(readable)) return shortened(readable.toLowerCase().match(asciiWord))
  return shortened(foldLetters(readable).match(anyWord))
}

/** Text without any of these needs no TeX reading. */
const mayBeTex = /[\\$^_{}]/
/** Between a letter and its superscript or subscript, as people type it: "x^2", "l_1". */
const scripts = /(?<=[\p{L}\p{N})])(?:\^|_(?=[\p{L}\p{N}](?![\p{L}\p{N}])))/gu

function shortened(words: readonly string[] | null): readonly string[] {
  if (!words) return []
  return words.some((word) => word.length > longestWord)
    ? words.map((word) => word.slice(0, longestWord))
    : words
}
