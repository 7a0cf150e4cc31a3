import { readableTex } from '../paper/text.ts'
import { foldLetters } from '../paper/titles.ts'

const isAscii = /^[ -~\n]*$/
const startSlots = 1 << 16
const startLetters = 1 << 20
const startWords = 1 << 15
const startOccurrences = 1 << 16

/** Words and their papers, without an array for each word. */
export interface PapersByWord {
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
