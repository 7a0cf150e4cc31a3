import { bitmapSize, headerUnits } from './numberList.ts'

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
 * Writes lists of numbers behind each other, in one array that grows: the million lists of a volume would be as many
 * arrays, which takes longer than all else.
 */
export class NumberListWriter {
  #units = new Uint16Array(startUnits)
  #end = 0
  /** Where the next block of the list is described. */
  #header = 0

  /** Where the list written last ends. */
  get end(): number {
    return this.#end
  }

  /**
   * Writes the list of the numbers from one place until before another.
   * @param numbers ascending there, none twice.
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

  /** All that was written, in an array of its size; the writer is empty then. */
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

  /** The place of the block's units, all of them 0. */
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

/** Of the block whose last number stands before this place. */
function startOfBlock(numbers: ArrayLike<number>, from: number, end: number): number {
  const key = (numbers[end - 1] as number) >>> 16
  let start = end - 1
  while (start > from && (numbers[start - 1] as number) >>> 16 === key) start--
  return start
}
