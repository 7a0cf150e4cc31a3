/**
 * A sorted set of paper numbers as 16-bit units, made for cutting many of them newest first (after Roaring bitmaps,
 * Lemire and others, https://arxiv.org/abs/1603.06549). Numbers that agree in all but their low 16 bits form a block, which is
 * a list of these or, where that is shorter, a bitmap. The units: the number of blocks; for each block, greatest key
 * first, its key, its count less one and its size in units; then the blocks themselves. A block whose size is less than
 * its count is a bitmap.
 */
export type NumberList = Uint16Array

/** One block of one list: a window into the list's units. */
export interface Block {
  readonly units: Uint16Array
  readonly start: number
  readonly size: number
  readonly count: number
}

/** That describe a block. */
export const headerUnits = 3

/** The size of a bitmap up to this number, in units. */
export function bitmapSize(greatest: number): number {
  return (greatest >>> 4) + 1
}

/** All numbers, greatest first. */
export function decodeNumbers(list: NumberList): number[] {
  const numbers: number[] = []
  const reader = new BlockReader(list)
  while (reader.key >= 0) {
    const high = reader.key * 0x10000
    visitBlock(reader.block(), (low) => {
      numbers.push(high + low)
      return true
    })
    reader.advance(reader.key - 1)
  }
  return numbers
}

/** Goes over the blocks of one list, greatest key first. */
export class BlockReader {
  readonly #units: NumberList
  #index = 0
  #start: number
  /** The key of the block it stands on; -1 at the end. */
  key: number

  constructor(list: NumberList) {
    this.#units = list
    this.#start = 1 + (list[0] ?? 0) * headerUnits
    this.key = list[0] ? (list[1] as number) : -1
  }

  /** Goes to the first block whose key is not greater than the one given. */
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

/** Calls with the low halves of the block's numbers, greatest first, until the answer is `false`; then gives `false`. */
export function visitBlock({ units, start, size, count }: Block, take: (low: number) => boolean): boolean {
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

export function blockHas({ units, start, size, count }: Block, low: number): boolean {
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
