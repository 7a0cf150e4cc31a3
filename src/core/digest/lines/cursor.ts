import type { Line, LineKind } from './line.ts'

/**
 * The lines of a text as whoever reads them may look at them. Looking ahead is recorded: what was read stays true as long as
 * nothing up to {@link furthest} changes.
 */
export class Cursor {
  readonly text: string
  readonly lines: readonly Line[]
  /** The last line that was looked at; the count of lines when the end of the text was. */
  furthest = 0

  /** What the line above the first one is; `undefined` at the start of the text. */
  readonly #above: LineKind | undefined
  readonly #isRowAbove: boolean

  constructor(text: string, lines: readonly Line[], above?: LineKind, isRowAbove = false) {
    this.text = text
    this.lines = lines
    this.#above = above
    this.#isRowAbove = isRowAbove
  }

  get count(): number {
    return this.lines.length
  }

  /** `undefined` after the last line. */
  at(index: number): Line | undefined {
    if (index > this.furthest) this.furthest = index
    return this.lines[index]
  }

  /** What the line above is; `undefined` for the first line of the text. */
  kindAbove(index: number): LineKind | undefined {
    // A message of a chat is a paragraph of its own.
    if (this.lines[index]?.isMessage) return 'blank'
    return index === 0 ? this.#above : this.lines[index - 1]?.kind
  }

  /** Whether the line above is a row of a table. */
  isRowAbove(index: number): boolean {
    return index === 0 ? this.#isRowAbove : this.lines[index - 1]?.marker === '|'
  }

  /** The next line from here on that is not blank, or the count of lines. */
  nextFilled(index: number): number {
    let next = index
    while (this.at(next)?.kind === 'blank') next++
    return Math.min(next, this.count)
  }

  /** The same, past lines of nothing but tags of HTML: "<details>", "</summary>". */
  nextPastTags(index: number): number {
    let next = this.nextFilled(index)
    while (this.isTag(this.at(next))) next = this.nextFilled(next + 1)
    return next
  }

  /** Whether a line is nothing but tags of HTML that hold words. */
  isTag(line: Line | undefined): boolean {
    return line?.kind === 'marks' && /^<\/?(?!hr\b)[a-z]/i.test(this.slice(line.from, line.from + 5))
  }

  words(line: Line): string {
    return this.text.slice(line.from, line.to)
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end)
  }
}
