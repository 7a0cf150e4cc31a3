// What has been computed is kept: for as long as what it was computed from, or up to a number of values.

/** The function, called once for each object; its value lives as long as the object. */
export function memoize<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const known = made.get(key)
    if (known) return known.value
    const value = make(key)
    made.set(key, { value })
    return value
  }
}

const mostWords = 500
const known: Map<string, unknown>[] = []

/** The same function, with its results kept for {@link mostWords} words at most, or until {@link forgetWords} is called. */
export function rememberWords<Value extends {}>(find: (words: string) => Value): (words: string) => Value {
  const found = new Map<string, Value>()
  known.push(found)
  return (words) => {
    const before = found.get(words)
    if (before !== undefined) return before
    const value = find(words)
    if (found.size >= mostWords) found.clear()
    found.set(words, value)
    return value
  }
}

/** Lets go of all words that are remembered, and of the texts that they are parts of. */
export function forgetWords(): void {
  for (const found of known) found.clear()
}

/** The most recently used values, up to a maximum number. */
export class LruCache<Key, Value> {
  readonly #values = new Map<Key, Value>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** The value, created if it is not cached. */
  get(key: Key, make: () => Value): Value {
    const known = this.#values.get(key)
    const value = known ?? make()
    // A map keeps the order of insertion: a used value moves to the end.
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
