/** Fewer papers than this from here, and a service is asked, too. */
const fewPapers = 5
/** A shorter text would find anything. */
const fewLetters = 4

/** Remembers for which words a service was asked, so that it is asked for nothing in vain while somebody types on. */
export class AskedWords {
  readonly #asked = new Set<string>()
  readonly #inVain = new Set<string>()

  /** Whether to ask for these words, after so many papers were found here; says so once. */
  shouldAsk(words: string, found: number): boolean {
    const text = normalise(words)
    if (found >= fewPapers || text.length < fewLetters || this.#asked.has(text)) return false
    for (const fewer of this.#inVain) if (text.startsWith(`${fewer} `)) return false
    this.#asked.add(text)
    return true
  }

  /** Nobody has answered: they may be asked for again. */
  forget(words: string): void {
    this.#asked.delete(normalise(words))
  }

  /** There is no paper with all these words, so there is none with these and more. */
  noteNone(words: string): void {
    this.#inVain.add(normalise(words))
  }
}

function normalise(words: string): string {
  return words.trim().toLowerCase()
}
