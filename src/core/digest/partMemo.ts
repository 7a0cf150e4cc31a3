import type { DigestPart } from './digest.ts'

/** What is made of each part of a document, kept while the part lives: an edit makes anew what its parts give, no more. */
export class PartMemo<T> {
  readonly #made = new WeakMap<DigestPart, { readonly value: T }>()
  readonly #make: (part: DigestPart) => T

  constructor(make: (part: DigestPart) => T) {
    this.#make = make
  }

  of(part: DigestPart): T {
    const known = this.#made.get(part)
    if (known) return known.value
    const value = this.#make(part)
    this.#made.set(part, { value })
    return value
  }
}
