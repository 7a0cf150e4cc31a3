/** How often each of some words occurs. */
export class Counts<T extends string> {
  readonly #counts = new Map<T, number>()

  add(value: T, times: 1 | -1): void {
    const count = (this.#counts.get(value) ?? 0) + times
    if (count > 0) this.#counts.set(value, count)
    else this.#counts.delete(value)
  }

  get(value: T): number {
    return this.#counts.get(value) ?? 0
  }

  has(value: T): boolean {
    return this.#counts.has(value)
  }

  /** The one that occurs most; among equals the usual one, then the first of the alphabet. */
  most(usual: T): T {
    const ranked = [...this.#counts].sort(([a, countOfA], [b, countOfB]) => {
      if (countOfA !== countOfB) return countOfB - countOfA
      if (a === usual || b === usual) return a === usual ? -1 : 1
      return a < b ? -1 : 1
    })
    return ranked[0]?.[0] ?? usual
  }
}
