const fenceMark = /^(`{3,}|~{3,})/
const comment = '<!--'

/** Remembers, from line to line, whether fenced code or an HTML comment is open. */
export class Hiding {
  /** The fence that is open, or `<!--`, or nothing. */
  #open: string | undefined

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /** Whether a line of these words, its marks included, is hidden. */
  hides(words: string): boolean {
    if (this.#open === undefined) return this.#opens(words)
    const isClosing =
      this.#open === comment
        ? words.includes('-->')
        : words.startsWith(this.#open) && /^(?:`+|~+)$/.test(words)
    if (isClosing) this.#open = undefined
    return true
  }

  #opens(words: string): boolean {
    const fence = fenceMark.exec(words)?.[1]
    if (fence) {
      // "```text```" on one line is inline code.
      if (fence.startsWith('`') && words.includes('`', fence.length)) return false
      this.#open = fence
      return true
    }
    if (!words.startsWith(comment)) return false
    const close = words.indexOf('-->', comment.length)
    if (close < 0) this.#open = comment
    return close < 0 || close === words.length - 3
  }
}
