import { type Span, span } from './span.ts'

/** The physical lines of one text, counted from 0. A line ends before its LF or CRLF. */
export class LineTable {
  readonly #text: string
  readonly #starts: readonly number[]

  constructor(text: string) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#text = text
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.length
  }

  /** The number of the line that holds the offset; a line end belongs to the line that it ends. */
  numberAt(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low
  }

  /** In UTF-16 units from the start of its line. */
  columnAt(offset: number): number {
    return offset - this.startOf(this.numberAt(offset))
  }

  /** The line that contains the offset, without its line end. */
  at(offset: number): Span {
    return this.line(this.numberAt(offset))
  }

  /** A line without its line end; after the last one, an empty span at the end of the text. */
  line(number: number): Span {
    const start = this.startOf(number)
    const next = this.#starts[number + 1]
    if (next === undefined) return span(start, this.#text.length)
    const isCrLf = next - 2 >= start && this.#text.charCodeAt(next - 2) === 13
    return span(start, next - (isCrLf ? 2 : 1))
  }

  /** Where a line starts; after the last one, the end of the text. */
  startOf(number: number): number {
    return this.#starts[number] ?? this.#text.length
  }

  /** The lines that the span touches, with the line end of the last. */
  whole({ start, end }: Span): Span {
    return span(this.at(start).start, this.startOf(this.numberAt(Math.max(start, end - 1)) + 1))
  }

  /** Each line without its line end; the text after the last line end is a line only if it has characters. */
  *[Symbol.iterator](): Iterator<Span> {
    for (let number = 0; number < this.count; number++) {
      const line = this.line(number)
      if (line.start < this.#text.length) yield line
    }
  }
}
