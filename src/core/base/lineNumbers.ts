/** Turns offsets into 0-based line numbers. */
export class LineNumbers {
  readonly #starts: readonly number[]
  /** Where the line behind the last one would start. */
  readonly #behind: number

  constructor(text: string) {
    this.#behind = text.length + 1
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#starts = starts
  }

  /** Where a line starts; behind the last one, behind the text. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#behind
  }

  of(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low
  }
}
