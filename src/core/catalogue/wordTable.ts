import { longestWord, wordsOf } from './words.ts'

const isAscii = /^[ -~\n]*$/
const startSlots = 1 << 16
const startLetters = 1 << 20
const startOccurrences = 1 << 16

/**
 * Collects the papers of each word; good for one reading of its entries. A hash table over the letters themselves: a volume has millions of words, and making a
 * string of each of them takes five times as long.
 */
export class WordTable {
  /** For each slot the number of its word plus one; 0 is free. */
  #slots = new Int32Array(startSlots)
  /** The letters of all words, one behind the other. */
  #letters = new Uint16Array(startLetters)
  readonly #hashes: number[] = []
  readonly #starts: number[] = [0]
  /** For each word how many papers have it, and the last of them. */
  readonly #counts: number[] = []
  readonly #lasts: number[] = []
  /** Each occurrence, in the order in which they came: which word, and in which paper. */
  #words = new Int32Array(startOccurrences)
  #papers = new Int32Array(startOccurrences)
  #occurrences = 0

  /** Notes the words of the text for the paper, and that the first of them begins it, where that matters. */
  addText(text: string, number: number, startMark?: string): void {
    if (!isAscii.test(text) || text.includes('\\')) this.#addWords(wordsOf(text), number, startMark)
    else this.#addAscii(text.toLowerCase(), number, startMark)
  }

  /** The numbers of each word, in the order in which they were added. */
  *entries(): Generator<readonly [word: string, numbers: Int32Array]> {
    const ends = this.#sortByWord()
    for (const [index, end] of ends.entries()) {
      const letters = this.#letters.subarray(this.#starts[index], this.#starts[index + 1])
      const numbers = this.#words.subarray(end - (this.#counts[index] as number), end)
      yield [String.fromCharCode(...letters), numbers]
    }
  }

  /** Puts the papers of each word behind each other, in place of the words, and says where each word's end. */
  #sortByWord(): readonly number[] {
    const ends: number[] = []
    let start = 0
    for (const count of this.#counts) {
      ends.push(start)
      start += count
    }
    const sorted = new Int32Array(this.#occurrences)
    for (let at = 0; at < this.#occurrences; at++) {
      const word = this.#words[at] as number
      const place = ends[word] as number
      sorted[place] = this.#papers[at] as number
      ends[word] = place + 1
    }
    this.#words = sorted
    return ends
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

  #isWord(index: number, text: string, from: number, to: number): boolean {
    const start = this.#starts[index] as number
    if ((this.#starts[index + 1] as number) - start !== to - from) return false
    for (let at = from; at < to; at++) {
      if (this.#letters[start + at - from] !== text.charCodeAt(at)) return false
    }
    return true
  }

  #addWord(
    text: string,
    from: number,
    to: number,
    { hash, slot }: { readonly hash: number; readonly slot: number },
  ): number {
    const index = this.#hashes.length
    const start = this.#starts[index] as number
    if (start + to - from > this.#letters.length) this.#letters = grown(this.#letters, Uint16Array)
    for (let at = from; at < to; at++) this.#letters[start + at - from] = text.charCodeAt(at)
    this.#starts.push(start + to - from)
    this.#hashes.push(hash)
    this.#counts.push(0)
    this.#lasts.push(-1)
    this.#slots[slot] = index + 1
    if (index * 2 > this.#slots.length) this.#rehash()
    return index
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4)
    const mask = this.#slots.length - 1
    for (const [index, hash] of this.#hashes.entries()) {
      let slot = hash & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = index + 1
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
