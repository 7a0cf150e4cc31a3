/** The values asked for last, up to a sum of their sizes. */
export class Recent<Key, Value> {
  readonly #values = new Map<Key, { readonly value: Value; readonly size: number }>()
  readonly #mostSize: number
  #size = 0

  constructor(mostSize: number) {
    this.#mostSize = mostSize
  }

  /** The value, made when it is not known. */
  get(key: Key, make: () => Value, size = 1): Value {
    const known = this.#values.get(key)
    const entry = known ?? { value: make(), size }
    // A map keeps the order of insertion: what is used goes to the end.
    if (known) this.#values.delete(key)
    else this.#size += size
    this.#values.set(key, entry)
    this.#dropOldest()
    return entry.value
  }

  clear(): void {
    this.#values.clear()
    this.#size = 0
  }

  #dropOldest(): void {
    for (const [key, { size }] of this.#values) {
      if (this.#size <= this.#mostSize) return
      this.#values.delete(key)
      this.#size -= size
    }
  }
}
