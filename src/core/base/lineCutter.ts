/** A line and where the next one begins, in bytes from the start of the text. */
export interface Line {
  /** Without its line feed; a view of a reused buffer. `undefined` for a line that is too long to be kept. */
  readonly bytes: Buffer | undefined
  readonly end: number
}

const lineFeed = 10
/** Far above any record: a thousand authors have some 50 kB. */
const mostLineBytes = 8_000_000

/**
 * Cuts chunks into lines, without making strings. Feed it each chunk in turn, and finally nothing, for a last line
 * without a line feed.
 */
export class LineCutter {
  #rest: Buffer[] = []
  #restBytes = 0
  #end: number
  readonly #mostBytes: number

  /**
   * @param start where the first chunk begins, in bytes.
   * @param mostBytes the longest line that is kept.
   */
  constructor(start: number, mostBytes = mostLineBytes) {
    this.#end = start
    this.#mostBytes = mostBytes
  }

  *cut(chunk: Buffer): Generator<Line> {
    let from = 0
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      yield this.#line(chunk.subarray(from, to), 1)
      from = to + 1
    }
    this.#keep(chunk.subarray(from))
  }

  *last(): Generator<Line> {
    if (this.#restBytes > 0) yield this.#line(Buffer.alloc(0), 0)
  }

  #line(part: Buffer, lineFeeds: number): Line {
    this.#end += this.#restBytes + part.length + lineFeeds
    const isTooLong = this.#restBytes + part.length > this.#mostBytes
    const bytes = this.#restBytes > 0 ? Buffer.concat([...this.#rest, part]) : part
    this.#rest = []
    this.#restBytes = 0
    return { bytes: isTooLong ? undefined : bytes, end: this.#end }
  }

  /** Of lines that are too long, only the size is kept. */
  #keep(part: Buffer): void {
    if (part.length === 0) return
    this.#restBytes += part.length
    if (this.#restBytes > this.#mostBytes) this.#rest = []
    else this.#rest.push(Buffer.from(part))
  }
}
