/** With fewer papers than this found here, a service is asked, too. */
const fewPapers = 5
/** A shorter text would match anything. */
const fewLetters = 4

/** Remembers for which words a service was asked, so that no useless requests are sent while somebody types. */
export class AskedWords {
  readonly #asked = new Set<string>()
  readonly #inVain = new Set<string>()

  /** Whether to ask for these words, given the number of papers found here; true only once for the same words. */
  shouldAsk(words: string, found: number): boolean {
    const text = normalise(words)
    if (found >= fewPapers || text.length < fewLetters || this.#asked.has(text)) return false
    for (const fewer of this.#inVain) if (text.startsWith(`${fewer} `)) return false
    this.#asked.add(text)
    return true
  }

  /** No paper has all these words, so none has these and more. */
  noteNone(words: string): void {
    this.#inVain.add(normalise(words))
  }
}

function normalise(words: string): string {
  return words.trim().toLowerCase()
}
