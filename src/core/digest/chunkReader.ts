/*
 * Reads lines into chunks, cut where an entry begins, until they are at an end or at a place from which everything would be
 * read as it was before.
 */
import type { ReadChunk } from './chunk.ts'
import type { Tallies } from './frames/frames.ts'
import type { TaughtPattern } from './frames/taught.ts'
import { Cursor } from './lines/cursor.ts'
import {
  type Definitions,
  definitionIn,
  type LineDefinition,
  numberedLines,
  referencesIn,
} from './lines/definitions.ts'
import type { Line, LineKind } from './lines/line.ts'
import type { Heads } from './reader/heads.ts'
import { Reader, type ReaderOptions } from './reader/reader.ts'
import { isSameState, type ReaderState } from './reader/state.ts'

/** How long parts are, in UTF-16 units: short enough to read one again at each keystroke, long enough to be few. */
export interface PartLengths {
  /** A part of this length is cut where its next entry begins. */
  readonly usual: number
  /** A part that has grown to this length, since no entry begins in it, is cut at a blank line. */
  readonly long: number
}

/** How a whole document is read, whichever part of it. */
export interface ReadOptions extends ReaderOptions {
  readonly lengths: PartLengths
  /** Learn the form of the document's entries from all of them; otherwise each line stands by itself. */
  readonly useFrames?: boolean
  /** How entries are written, as the writer says; they go before the layouts. */
  readonly patterns?: readonly TaughtPattern[]
}

export function cursorOver(
  text: string,
  lines: Line[],
  definitions: Definitions,
  above?: LineKind,
  isRowAbove = false,
): Cursor {
  if (definitions.size > 0) {
    for (const line of numberedLines(text, lines)) {
      const { name, url } = definitionIn(text, line) ?? {}
      if (name === undefined || definitions.get(name) !== url) continue
      line.kind = 'definition'
      line.links = []
    }
    for (const line of lines) {
      if (line.kind === 'text' || line.kind === 'heading') line.links = referencesIn(text, line, definitions)
    }
  }
  return new Cursor(text, lines, above, isRowAbove)
}

export function definitionsIn(text: string, lines: readonly Line[]): readonly LineDefinition[] {
  return lines.flatMap((line) => (line.kind === 'definition' ? (definitionIn(text, line) ?? []) : []))
}

/** A place where reading may stop because what follows has been read already. */
export interface Landing {
  readonly offset: number
  readonly state: ReaderState
  /** How far what was read above it had looked; an offset into the text that is read. */
  readonly reach: number
}

interface ReadRequest {
  readonly from: number
  readonly state: ReaderState
  /** How far the text above `from` has been looked at when it was read. */
  readonly reach: number
  /** In ascending order. */
  readonly landings: readonly Landing[]
  readonly options: ReadOptions
}

interface ReadResult {
  readonly chunks: readonly ReadChunk[]
  /** The index of the landing that was reached; -1 at the end of the text. */
  readonly landing: number
  /** Whether the last line has been looked at, which may be cut short. */
  readonly sawEnd: boolean
}

/** Reads lines into chunks until they are at an end, or at a landing whose state is the one read here. */
export function readChunks(cursor: Cursor, heads: Heads, request: ReadRequest): ReadResult {
  return new ChunkReader(cursor, heads, request).read()
}

class ChunkReader {
  readonly #cursor: Cursor
  readonly #heads: Heads
  readonly #request: ReadRequest
  readonly #reader: Reader
  readonly #chunks: ReadChunk[] = []
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
    this.#reader = new Reader(cursor, heads, request.state, request.options, request.from)
    this.#start = request.from
    this.#before = request.state
    this.#reach = request.reach
  }

  read(): ReadResult {
    const { lines } = this.#cursor
    const reader = this.#reader
    const { usual, long } = this.#request.options.lengths
    for (let index = 0; index < lines.length; ) {
      const { kind, start } = lines[index] as Line
      if (kind !== 'hidden' && this.#lands(index, start)) return this.#result(this.#landing)
      const length = start - this.#start
      const furthest = this.#cursor.furthest
      const head = reader.headAt(index)
      if (head) {
        if (length >= usual && reader.canCut) this.#cut(start, index, furthest)
        index = reader.begin(index, head)
      } else {
        // Not before an open entry is commented: whether it is must show in its part.
        if (kind === 'blank' && length >= long && reader.canCut && !reader.awaitsCommentary)
          this.#cut(start, index, furthest)
        reader.readOther(index++)
      }
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
    this.#chunks.push({
      reading: this.#reader.cut(end),
      start: this.#start,
      end,
      before: this.#before,
      tallies: countLater(this.#heads, this.#line, index),
      links: lines.flatMap(({ links }) => links),
      definitions: definitionsIn(this.#cursor.text, lines),
      reach: this.#reach,
    })
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
    tallies ??= heads.count(from, to)
    return tallies
  }
}
