import { finish, type Steps } from '../../base/async.ts'
import { Chunk } from '../chunk.ts'
import type { Tallies } from '../frames/tallies.ts'
import type { FrontMatterPlace } from '../header.ts'
import { definitionsIn } from '../lines/definitions.ts'
import type { Cursor, Line } from '../lines/line.ts'
import type { Heads } from './heads.ts'
import { Reader, type ReaderOptions } from './reader.ts'
import { isSameState, type ReaderState } from './state.ts'

/** How long parts are, in UTF-16 units: short enough to read one again at each keystroke, long enough to be few. */
interface PartLengths {
  /** A part of this length is cut where its next entry begins. */
  readonly usual: number
  /** A part that has grown to this length, since no entry begins in it, is cut at a blank line. */
  readonly long: number
}

/** How lines are read into chunks. */
export interface ChunkOptions extends ReaderOptions {
  readonly lengths: PartLengths
}

/** A place where reading may stop because what follows has been read already. */
export interface Landing {
  readonly offset: number
  readonly state: ReaderState
  /** How far what was read above it had looked; an offset into the text that is read. */
  readonly reach: number
}

interface ReadRequest {
  /** The text as the writer has it, of which the cursor has what is read alike. */
  readonly written: string
  /** Of the text, which is then read from the body on. */
  readonly header: FrontMatterPlace | undefined
  readonly state: ReaderState
  /** How far the text above has been looked at when it was read. */
  readonly reach: number
  /** In ascending order. */
  readonly landings: readonly Landing[]
  readonly options: ChunkOptions
}

interface ReadResult {
  readonly chunks: readonly Chunk[]
  /** The index of the landing that was reached; -1 at the end of the text. */
  readonly landing: number
  /** Whether the last line has been looked at, which may be cut short. */
  readonly sawEnd: boolean
}

/** Reads lines into chunks until they are at an end, or at a landing whose state is the one read here. */
export class ChunkReader {
  readonly #cursor: Cursor
  readonly #heads: Heads
  readonly #request: ReadRequest
  readonly #reader: Reader
  readonly #chunks: Chunk[] = []
  /** The first line since the last cut, and where it starts. */
  #line = 0
  #start: number
  #before: ReaderState
  #reach: number
  #landing = 0

  constructor(cursor: Cursor, heads: Heads, request: ReadRequest) {
    this.#cursor = cursor
    this.#heads = heads
    this.#request = request
    this.#start = request.header?.bodyStart ?? 0
    this.#reader = new Reader(cursor, heads, request.state, request.options, this.#start)
    this.#before = request.state
    this.#reach = request.reach
  }

  /** One line or entry a step. */
  *read(): Steps<ReadResult> {
    const { lines } = this.#cursor
    const reader = this.#reader
    const { usual, long } = this.#request.options.lengths
    for (let index = 0; index < lines.length; ) {
      const { from, kind, start, to } = lines[index] as Line
      if (kind !== 'hidden' && this.#lands(index, start)) return this.#result(this.#landing)
      const length = start - this.#start
      const furthest = this.#cursor.furthest
      const head = reader.headAt(index)
      if (head) {
        if (length >= usual && reader.canCut) this.#cut(start, index, furthest)
        index = reader.begin(index, head)
      } else {
        // Not before an open entry is commented: whether it is must show in its part; nor between a heading and its underline.
        if (kind === 'blank' && from === to && length >= long && reader.canCut && !reader.awaitsCommentary)
          this.#cut(start, index, furthest)
        reader.readOther(index++)
      }
      yield
    }
    this.#cut(this.#cursor.text.length, lines.length, this.#cursor.furthest)
    return this.#result(-1)
  }

  #result(landing: number): ReadResult {
    return {
      chunks: this.#chunks,
      landing,
      sawEnd: this.#cursor.furthest >= this.#cursor.count - 1 || this.#reach >= this.#cursor.text.length,
    }
  }

  /** Whether the line is a landing at which everything below it would be read as it was. */
  #lands(index: number, start: number): boolean {
    const { landings } = this.#request
    while ((landings[this.#landing]?.offset ?? Number.POSITIVE_INFINITY) < start) this.#landing++
    const landing = landings[this.#landing]
    if (landing?.offset !== start || start === this.#start) return false
    if (!this.#reader.canCut || !isSameState(landing.state, this.#reader.stateAt(index))) return false
    const reach = this.#reachOf(Math.max(this.#cursor.furthest, index), index)
    if (Math.max(0, reach - start) !== Math.max(0, landing.reach - start)) return false
    this.#cut(start, index, this.#cursor.furthest)
    return true
  }

  #cut(end: number, index: number, furthest: number): void {
    // The line after a cut counts as looked at: it can make a heading of the one above.
    this.#reach = this.#reachOf(Math.max(furthest, index), index)
    const lines = this.#cursor.lines.slice(this.#line, index)
    const read = {
      reading: this.#reader.cut(end),
      start: this.#start,
      end,
      before: this.#before,
      tallies: countLater(this.#heads, this.#line, index),
      links: lines.flatMap(({ links }) => links),
      definitions: definitionsIn(this.#cursor.text, lines),
      reach: this.#reach,
    }
    const header = this.#chunks.length === 0 ? this.#request.header : undefined
    this.#chunks.push(new Chunk(this.#request.written, read, header?.content))
    this.#start = end
    this.#line = index
    this.#before = this.#reader.stateAt(index)
  }

  /** How far into the text was looked for what the lines up to one say, for their votes, and for where they end. */
  #reachOf(furthest: number, index: number): number {
    const { lines } = this.#cursor
    const last = Math.max(furthest, this.#heads.reach(this.#line, index))
    if (last >= this.#cursor.count) return Number.POSITIVE_INFINITY
    let reach = Math.max(this.#reach, (lines[last]?.end ?? 0) + 1)
    // What a line is that was looked at may depend on lines below it.
    for (let at = this.#line; at <= last; at++) reach = Math.max(reach, lines[at]?.looked ?? 0)
    return reach
  }
}

/** Votes are added up again only for what an edit takes away or brings. */
function countLater(heads: Heads, from: number, to: number): () => Tallies {
  let tallies: Tallies | undefined
  return () => {
    tallies ??= finish(heads.counting(from, to))
    return tallies
  }
}
