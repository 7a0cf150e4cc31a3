import { bitmapSize } from './numberList.ts'
import type { BlockBits, NumberListWriter } from './numberListWriter.ts'
import type { PapersByWord } from './wordTable.ts'

/** Longer beginnings of words have no list of their own. */
export const mostPrefixLetters = 5
/** Beginnings of so many letters have one in any case. */
export const shortPrefixLetters = 2
/** Between these, beginnings that more words share than this; of fewer, a search reads the lists. */
const mostWordsUnread = 64

const blockNumbers = 0x10000

/**
 * Writes lists of all papers with a word that begins so, for short beginnings and for those that many words share; for
 * all beginnings of up to `alwaysLetters`. So a search for half-typed words reads one list or few, however short the
 * beginning. After each list comes what it is for: the beginning and a `*`.
 */
export function* writePrefixLists(
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

/** Stretches of sorted words that begin with the same letters, so many of them; shorter words belong to none. */
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

/** Collects numbers in bitmaps that are used again and again. */
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

  /** Writes the list of all numbers so far; the union is empty then. */
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
