import type { NumberRange } from './record.ts'

/**
 * A sorted set of paper numbers as 16-bit units, made for cutting many of them newest first (after Roaring bitmaps,
 * Lemire and others, https://arxiv.org/abs/1603.06549). Numbers that agree in all but their low 16 bits form a block, which is
 * a list of these or, where that is shorter, a bitmap. The units: the number of blocks; for each block, greatest key
 * first, its key, its count less one and its size in units; then the blocks themselves. A block whose size is less than
 * its count is a bitmap.
 */
export type NumberList = Uint16Array

/** One block of a list: a view of the list's units. */
interface Block {
  readonly units: Uint16Array
  readonly start: number
  readonly size: number
  readonly count: number
}

/** The number of units that describe a block. */
const headerUnits = 3

/** The size of a bitmap up to this number, in units. */
export function bitmapSize(greatest: number): number {
  return (greatest >>> 4) + 1
}

/** Goes through the blocks of one list, greatest key first. */
class BlockReader {
  readonly #units: NumberList
  #index = 0
  #start: number
  /** The key of the current block; -1 at the end. */
  key: number

  constructor(list: NumberList) {
    this.#units = list
    this.#start = 1 + (list[0] ?? 0) * headerUnits
    this.key = list[0] ? (list[1] as number) : -1
  }

  /** Moves to the first block whose key is not greater than the given one. */
  advance(key: number): void {
    const units = this.#units
    const count = units[0] as number
    while (this.key > key) {
      this.#start += units[1 + this.#index * headerUnits + 2] as number
      this.#index += 1
      this.key = this.#index < count ? (units[1 + this.#index * headerUnits] as number) : -1
    }
  }

  block(): Block {
    const header = 1 + this.#index * headerUnits
    return {
      units: this.#units,
      start: this.#start,
      size: this.#units[header + 2] as number,
      count: (this.#units[header + 1] as number) + 1,
    }
  }
}

/**
 * Calls `take` with the low halves of the block's numbers, greatest first, until it returns `false`; then returns
 * `false`.
 */
function visitBlock({ units, start, size, count }: Block, take: (low: number) => boolean): boolean {
  if (size === count) {
    for (let place = start + size - 1; place >= start; place--) {
      if (!take(units[place] as number)) return false
    }
    return true
  }
  for (let place = size - 1; place >= 0; place--) {
    for (let bits = units[start + place] as number; bits !== 0; ) {
      const bit = 31 - Math.clz32(bits)
      bits ^= 1 << bit
      if (!take(place * 16 + bit)) return false
    }
  }
  return true
}

function blockHas({ units, start, size, count }: Block, low: number): boolean {
  if (size < count) {
    return low >>> 4 < size && (((units[start + (low >>> 4)] as number) >>> (low & 15)) & 1) === 1
  }
  let from = start
  let to = start + size
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((units[middle] as number) < low) from = middle + 1
    else to = middle
  }
  return from < start + size && units[from] === low
}

/** The lists of one term: a number must be in any of them. */
export type Alternatives = readonly NumberList[]

const blockNumbers = 0x10000

/**
 * Calls `take` with the numbers of the range that are in every one of the terms, greatest first, until it returns
 * `false`. Smaller numbers are not examined, so that many common words cost little when a few numbers are enough.
 */
export function intersect(
  terms: readonly Alternatives[],
  { from, to }: NumberRange,
  take: (number: number) => boolean,
): void {
  const readers = terms.map((lists) => new TermReader(lists))
  const lowest = Math.floor(from / blockNumbers)
  let base = 0
  const takeInRange = (low: number) => {
    const number = base + low
    return number >= to || (number >= from && take(number))
  }
  for (let key = commonKey(readers, Math.floor((to - 1) / blockNumbers)); key >= lowest; ) {
    base = key * blockNumbers
    const blocks = readers.map((reader) => reader.block())
    if (!intersectBlocks(blocks, takeInRange)) return
    key = commonKey(readers, key - 1)
  }
}

/** The greatest key, not greater than the given one, that all have; -1 if there is none. */
function commonKey(readers: readonly TermReader[], most: number): number {
  for (let key = most; ; ) {
    let next = key
    for (const reader of readers) next = Math.min(next, reader.advance(next))
    if (next < 0 || next === key) return next
    key = next
  }
}

/** The blocks of all lists of one term, as if they were one list. */
class TermReader {
  readonly #readers: readonly BlockReader[]
  readonly #union: Uint16Array | undefined
  key = -1

  constructor(lists: Alternatives) {
    this.#readers = lists.map((list) => new BlockReader(list))
    this.#union = lists.length > 1 ? new Uint16Array(blockNumbers / 16) : undefined
  }

  /** Moves to the first block whose key is not greater, and returns that key; -1 at the end. */
  advance(key: number): number {
    this.key = -1
    for (const reader of this.#readers) {
      reader.advance(key)
      if (reader.key > this.key) this.key = reader.key
    }
    return this.key
  }

  block(): Block {
    const [only, ...others] = this.#readers
    if (only && others.length === 0) return only.block()
    const blocks = this.#readers.filter(({ key }) => key === this.key).map((reader) => reader.block())
    const [first] = blocks
    return blocks.length === 1 && first ? first : unite(blocks, this.#union as Uint16Array)
  }
}

/** Their union as a bitmap, in the given units. */
function unite(blocks: readonly Block[], units: Uint16Array): Block {
  units.fill(0)
  for (const block of blocks) {
    if (block.size < block.count) {
      for (let place = 0; place < block.size; place++) {
        units[place] = (units[place] as number) | (block.units[block.start + place] as number)
      }
    } else {
      for (let place = block.start; place < block.start + block.size; place++) {
        const low = block.units[place] as number
        units[low >>> 4] = (units[low >>> 4] as number) | (1 << (low & 15))
      }
    }
  }
  // A count above the size marks a bitmap; the exact number of bits does not matter here.
  return { units, start: 0, size: units.length, count: units.length + 1 }
}

function intersectBlocks(blocks: readonly Block[], take: (low: number) => boolean): boolean {
  let shortest: Block | undefined
  for (const block of blocks) {
    if (block.size === block.count && !(shortest && shortest.count <= block.count)) shortest = block
  }
  if (!shortest) return intersectBitmaps(blocks, take)
  const list = shortest
  return visitBlock(list, (low) => {
    for (const block of blocks) if (block !== list && !blockHas(block, low)) return true
    return take(low)
  })
}

function intersectBitmaps(blocks: readonly Block[], take: (low: number) => boolean): boolean {
  const size = Math.min(...blocks.map((block) => block.size))
  for (let place = size - 1; place >= 0; place--) {
    let bits = 0xffff
    for (const { units, start } of blocks) bits &= units[start + place] as number
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits)
      bits ^= 1 << bit
      if (!take(place * 16 + bit)) return false
    }
  }
  return true
}

const startUnits = 1 << 12

/** The numbers of one block as bits. */
export interface BlockBits {
  readonly key: number
  readonly bits: Uint16Array
  readonly count: number
  /** The greatest of their low halves. */
  readonly highest: number
}

/**
 * Writes lists of numbers one after another, into one growing array: an array for each of a volume's million lists
 * would take longer than everything else.
 */
export class NumberListWriter {
  #units = new Uint16Array(startUnits)
  #end = 0
  /** The position of the next block's header. */
  #header = 0

  /** Where the last list ends. */
  get end(): number {
    return this.#end
  }

  /**
   * Writes the list of the numbers from one position up to another.
   * @param numbers ascending there, without duplicates.
   */
  write(numbers: ArrayLike<number>, from: number, to: number): void {
    this.#begin(countBlocks(numbers, from, to))
    for (let last = to; last > from; ) {
      const first = startOfBlock(numbers, from, last)
      this.#writeNumbers(numbers, first, last)
      last = first
    }
  }

  /** @param blocks greatest key first. */
  writeBits(blocks: readonly BlockBits[]): void {
    this.#begin(blocks.length)
    for (const block of blocks) this.#writeBlock(block)
  }

  /** Everything that was written, in an array of its size; the writer is then empty. */
  take(): Uint16Array<ArrayBuffer> {
    const all = this.#units.slice(0, this.#end)
    this.#units.fill(0, 0, this.#end)
    this.#end = 0
    return all
  }

  #begin(blocks: number): void {
    const start = this.#makeRoom(1 + blocks * headerUnits)
    this.#units[start] = blocks
    this.#header = start + 1
  }

  /** The position of the block's units, all of them 0. */
  #beginBlock(key: number, count: number, size: number): number {
    const start = this.#makeRoom(size)
    this.#units[this.#header] = key
    this.#units[this.#header + 1] = count - 1
    this.#units[this.#header + 2] = size
    this.#header += headerUnits
    return start
  }

  #writeNumbers(numbers: ArrayLike<number>, from: number, to: number): void {
    const count = to - from
    const highest = numbers[to - 1] as number
    const size = Math.min(count, bitmapSize(highest & 0xffff))
    const start = this.#beginBlock(highest >>> 16, count, size)
    const units = this.#units
    for (let place = from; place < to; place++) {
      const low = (numbers[place] as number) & 0xffff
      if (size === count) units[start + place - from] = low
      else units[start + (low >>> 4)] = (units[start + (low >>> 4)] as number) | (1 << (low & 15))
    }
  }

  #writeBlock({ key, bits, count, highest }: BlockBits): void {
    const bitmapUnits = bitmapSize(highest)
    let place = this.#beginBlock(key, count, Math.min(count, bitmapUnits))
    if (bitmapUnits < count) {
      this.#units.set(bits.subarray(0, bitmapUnits), place)
      return
    }
    for (let unit = 0; unit < bitmapUnits; unit++) {
      for (let left = bits[unit] as number; left !== 0; left &= left - 1) {
        this.#units[place++] = unit * 16 + 31 - Math.clz32(left & -left)
      }
    }
  }

  #makeRoom(units: number): number {
    const start = this.#end
    this.#end += units
    if (this.#end > this.#units.length) {
      const larger = new Uint16Array(Math.max(this.#end, this.#units.length * 2))
      larger.set(this.#units)
      this.#units = larger
    }
    return start
  }
}

function countBlocks(numbers: ArrayLike<number>, from: number, to: number): number {
  let blocks = 0
  for (let last = to; last > from; last = startOfBlock(numbers, from, last)) blocks += 1
  return blocks
}

/** The start of the block whose last number is before this position. */
function startOfBlock(numbers: ArrayLike<number>, from: number, end: number): number {
  const key = (numbers[end - 1] as number) >>> 16
  let start = end - 1
  while (start > from && (numbers[start - 1] as number) >>> 16 === key) start--
  return start
}
