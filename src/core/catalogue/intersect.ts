import { type Block, BlockReader, blockHas, type NumberList, visitBlock } from './numberList.ts'
import type { NumberRange } from './paperNumber.ts'

/** What a number must be in: any of these lists. */
export type Alternatives = readonly NumberList[]

const blockNumbers = 0x10000

/**
 * Calls with the numbers of the range that are in every one of the terms, greatest first, until the answer is `false`.
 * What lies below is not looked at, so that many common words cost little when a few numbers are enough.
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

/** The greatest key, not greater than the one given, that all have; -1 when there is none. */
function commonKey(readers: readonly TermReader[], most: number): number {
  for (let key = most; ; ) {
    let next = key
    for (const reader of readers) next = Math.min(next, reader.advance(next))
    if (next < 0 || next === key) return next
    key = next
  }
}

/** The blocks of all lists of one term as if they were one list. */
class TermReader {
  readonly #readers: readonly BlockReader[]
  readonly #union: Uint16Array | undefined
  key = -1

  constructor(lists: Alternatives) {
    this.#readers = lists.map((list) => new BlockReader(list))
    this.#union = lists.length > 1 ? new Uint16Array(blockNumbers / 16) : undefined
  }

  /** Goes to the first block whose key is not greater, and gives that key; -1 at the end. */
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

/** A bitmap of them all, in the units given. */
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
  // A count above the size marks a bitmap; how many bits are set matters to nobody here.
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
