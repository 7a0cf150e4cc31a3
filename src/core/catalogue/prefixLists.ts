import { encodeNumbers, type NumberList } from './numberList.ts'

/** Beginnings of so many letters have a list of their own in any case. */
export const shortPrefixLetters = 3
/** Longer beginnings have none. */
export const mostPrefixLetters = 5
/** Between these, beginnings that more words share than this have a list; of fewer, a search reads the lists. */
const mostWordsUnread = 64

const blockNumbers = 0x10000

/**
 * Lists of all papers with a word that begins so, under the beginning and a `*`, for short beginnings and for those that
 * many words share. So a search for half-typed words reads one list or few, however short the beginning.
 */
export function* prefixLists(
  words: readonly string[],
  numbersByWord: ReadonlyMap<string, readonly number[]>,
): Generator<readonly [word: string, list: NumberList]> {
  const union = new Union()
  for (let length = 1; length <= mostPrefixLetters; length++) {
    for (const [from, to] of groups(words, length)) {
      if (length > shortPrefixLetters && to - from <= mostWordsUnread) continue
      for (let index = from; index < to; index++) union.add(numbersByWord.get(words[index] as string) ?? [])
      yield [`${words[from]?.slice(0, length)}*`, encodeNumbers(union.take())]
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

/** Collects numbers in bitmaps that are used again and again. */
class Union {
  readonly #bitmaps = new Map<number, { readonly bits: Int32Array; highest: number }>()

  add(numbers: readonly number[]): void {
    let key = -1
    let bitmap: { readonly bits: Int32Array; highest: number } = { bits: new Int32Array(0), highest: 0 }
    for (const number of numbers) {
      if (number >>> 16 !== key) {
        key = number >>> 16
        bitmap = this.#bitmap(key)
      }
      const low = number & 0xffff
      bitmap.bits[low >>> 5] = (bitmap.bits[low >>> 5] as number) | (1 << (low & 31))
      if (low > bitmap.highest) bitmap.highest = low
    }
  }

  /** All numbers so far, ascending; it is empty then. */
  take(): number[] {
    const numbers: number[] = []
    for (const key of [...this.#bitmaps.keys()].sort((a, b) => a - b)) {
      const bitmap = this.#bitmap(key)
      if (bitmap.highest < 0) continue
      for (let place = 0; place <= bitmap.highest >>> 5; place++) {
        for (let bits = bitmap.bits[place] as number; bits !== 0; bits &= bits - 1) {
          numbers.push(key * blockNumbers + place * 32 + 31 - Math.clz32(bits & -bits))
        }
      }
      bitmap.bits.fill(0, 0, (bitmap.highest >>> 5) + 1)
      bitmap.highest = -1
    }
    return numbers
  }

  #bitmap(key: number) {
    const known = this.#bitmaps.get(key)
    if (known) return known
    const bitmap = { bits: new Int32Array(blockNumbers / 32), highest: -1 }
    this.#bitmaps.set(key, bitmap)
    return bitmap
  }
}
