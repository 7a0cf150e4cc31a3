/** The values asked for last, so many at most. */
export class Recent<Key, Value> {
  readonly #values = new Map<Key, Value>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** The value, made when it is not known. */
  get(key: Key, make: () => Value): Value {
    const known = this.#values.get(key)
    const value = known ?? make()
    // A map keeps the order of insertion: what is used goes to the end.
    if (known !== undefined) this.#values.delete(key)
    this.#values.set(key, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
    return value
  }

  clear(): void {
    this.#values.clear()
  }
}
