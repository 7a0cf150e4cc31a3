/** Numbers that look random and are the same in each run (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T
  }

  /** The first ones often, the last ones seldom, as words and names are. */
  zipf<T>(values: readonly T[]): T {
    return values[Math.min(values.length - 1, Math.floor(values.length ** this.next()) - 1)] as T
  }

  /** A word that can be spoken, of so many syllables. */
  name(syllables: number): string {
    let name = ''
    for (let syllable = 0; syllable < syllables; syllable++) {
      name += this.pick(consonants) + this.pick(vowels) + (this.chance(0.4) ? this.pick(endings) : '')
    }
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
}

const consonants = [...'bcdfghjklmnprstvwz', 'ch', 'sh', 'kr', 'st', 'zh']
const vowels = [...'aeiou', 'ei', 'ao', 'ou']
const endings = [...'nrslt', 'ng']
