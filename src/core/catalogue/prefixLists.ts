import { bitmapSize, type NumberList, type PlannedBlock, writeBlocks } from './numberList.ts'

/** Longer beginnings of words have no list of their own. */
export const mostPrefixLetters = 5
/** Beginnings of so many letters have one in any case. */
export const shortPrefixLetters = 2
/** Between these, beginnings that more words share than this; of fewer, a search reads the lists. */
const mostWordsUnread = 64

const blockNumbers = 0x10000

/**
 * Lists of all papers with a word that begins so, under the beginning and a `*`, for short beginnings and for those that
 * many words share; for all beginnings of up to `alwaysLetters`. So a search for half-typed words reads one list or few, however short the beginning.
 */
export function* prefixLists(
  words: readonly string[],
  numbersByWord: ReadonlyMap<string, Int32Array>,
  alwaysLetters: number,
): Generator<readonly [word: string, list: NumberList]> {
  const union = new Union()
  for (let length = 1; length <= mostPrefixLetters; length++) {
    for (const [from, to] of groups(words, length)) {
      if (length > alwaysLetters && to - from <= mostWordsUnread) continue
      for (let index = from; index < to; index++)
        union.add(numbersByWord.get(words[index] as string) as Int32Array)
      yield [`${words[from]?.slice(0, length)}*`, union.take()]
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

interface Bitmap {
  readonly bits: Uint16Array
  /** The greatest of its numbers; -1 when it is empty. */
  highest: number
}

/** Collects numbers in bitmaps that are used again and again. */
class Union {
  readonly #bitmaps = new Map<number, Bitmap>()

  add(numbers: Int32Array): void {
    let key = -1
    let bitmap: Bitmap | undefined
    for (const number of numbers) {
      if (bitmap === undefined || number >>> 16 !== key) {
        key = number >>> 16
        bitmap = this.#bitmap(key)
      }
      const low = number & 0xffff
      bitmap.bits[low >>> 4] = (bitmap.bits[low >>> 4] as number) | (1 << (low & 15))
      if (low > bitmap.highest) bitmap.highest = low
    }
  }

  /** The list of all numbers so far; the union is empty then. */
  take(): NumberList {
    const used = [...this.#bitmaps].filter(([, { highest }]) => highest >= 0)
    used.sort(([a], [b]) => b - a)
    const list = writeBlocks(used.map(([key, bitmap]) => planBitmap(key, bitmap)))
    for (const [, bitmap] of used) {
      bitmap.bits.fill(0, 0, bitmapSize(bitmap.highest))
      bitmap.highest = -1
    }
    return list
  }

  #bitmap(key: number): Bitmap {
    const known = this.#bitmaps.get(key)
    if (known) return known
    const bitmap = { bits: new Uint16Array(blockNumbers / 16), highest: -1 }
    this.#bitmaps.set(key, bitmap)
    return bitmap
  }
}

function planBitmap(key: number, { bits, highest }: Bitmap): PlannedBlock {
  const bitmapUnits = bitmapSize(highest)
  let count = 0
  for (let place = 0; place < bitmapUnits; place++) count += countBits(bits[place] as number)
  const size = Math.min(count, bitmapUnits)
  const write = (units: Uint16Array, start: number) => {
    if (size < count) units.set(bits.subarray(0, bitmapUnits), start)
    else writeNumbers(units, start, bits.subarray(0, bitmapUnits))
  }
  return { key, count, size, write }
}

function writeNumbers(units: Uint16Array, start: number, bits: Uint16Array): void {
  let place = start
  for (let unit = 0; unit < bits.length; unit++) {
    for (let left = bits[unit] as number; left !== 0; left &= left - 1) {
      units[place++] = unit * 16 + 31 - Math.clz32(left & -left)
    }
  }
}

/** Of 16 bits. */
function countBits(unit: number): number {
  const pairs = unit - ((unit >>> 1) & 0x5555)
  const fours = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333)
  const eights = (fours + (fours >>> 4)) & 0x0f0f
  return (eights + (eights >>> 8)) & 0x1f
}
