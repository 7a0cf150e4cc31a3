import type { NumberList } from './numberList.ts'

/** 8 megabytes: the lists of the words typed last and of common ones. */
const storeUnits = 4_000_000
/** A longer list is read anew each time: so all that is in hand at once fits into half of the store. */
const mostUnits = 24_000

/**
 * The lists read last, in one buffer that is filled round and round. A cache of the arrays that SQLite gives would leave
 * them to the collector's rare great rounds: the process then grows by a hundred megabytes.
 */
export class ListStore {
  readonly #units = new Uint16Array(storeUnits)
  /** Where each list lies, the oldest first: they lie in the same order behind each other. */
  readonly #places = new Map<number, { readonly start: number; readonly end: number }>()
  #end = 0

  /** The list, valid until as many others were asked for as fill half of the store. */
  get(id: number, read: () => NumberList): NumberList {
    const known = this.#places.get(id)
    if (known && this.#unitsBefore(known.start) >= storeUnits / 2)
      return this.#units.subarray(known.start, known.end)
    // What would soon be written over goes to the end, as something new.
    const list = known ? this.#units.slice(known.start, known.end) : read()
    this.#places.delete(id)
    return list.length > mostUnits ? list : this.#append(id, list)
  }

  clear(): void {
    this.#places.clear()
    this.#end = 0
  }

  #append(id: number, list: NumberList): NumberList {
    const start = this.#makeRoom(list.length)
    const end = start + list.length
    this.#units.set(list, start)
    this.#places.set(id, { start, end })
    this.#end = end
    return this.#units.subarray(start, end)
  }

  /** How much is written before the place is. */
  #unitsBefore(start: number): number {
    return start >= this.#end ? start - this.#end : start - this.#end + storeUnits
  }

  /** Forgets what lies where the next list goes. */
  #makeRoom(length: number): number {
    const start = this.#end + length > storeUnits ? 0 : this.#end
    const isBehind = start < this.#end
    for (const [id, place] of this.#places) {
      // From the end of the buffer to its start, the oldest lie behind the last one.
      const isSkipped = isBehind && place.start >= this.#end
      const isInTheWay = place.start < start + length && place.end > start
      if (!isSkipped && !isInTheWay) break
      this.#places.delete(id)
    }
    return start
  }
}
