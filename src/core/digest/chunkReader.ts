/*
 * Reads lines into chunks, cut where an entry begins, until they are at an end or at a place from which everything would be
 * read as it was before.
 */
import type { TextEdit } from '../base/span.ts'
import { Chunk } from './chunk.ts'
import type { DigestDocument } from './document.ts'
import type { Tallies } from './frames/frames.ts'
import type { TaughtPattern } from './frames/taught.ts'
import {
  type FrontMatterPlace,
  findFrontMatter,
  longestFrontMatter,
  opensFrontMatter,
} from './frontMatter.ts'
import { Cursor } from './lines/cursor.ts'
import {
  type Definitions,
  definitionIn,
  type LineDefinition,
  numberedLines,
  referencesIn,
} from './lines/definitions.ts'
import { type Line, scanLines } from './lines/line.ts'
import { indexAt } from './model.ts'
import { Heads } from './reader/heads.ts'
import { Reader, type ReaderOptions } from './reader/reader.ts'
import { initialState, isSameState, type ReaderState } from './reader/state.ts'

/** How long parts are, in UTF-16 units: short enough to read one again at each keystroke, long enough to be few. */
interface PartLengths {
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

/** A cursor over lines, with the definitions by numbers and the links by references that these make. */
export function cursorOver(
  text: string,
  lines: Line[],
  definitions: Definitions,
  { above, isRowAbove } = initialState,
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
interface Landing {
  readonly offset: number
  readonly state: ReaderState
  /** How far what was read above it had looked; an offset into the text that is read. */
  readonly reach: number
}

interface ReadRequest {
  /** Of the text, which is then read from the body on. */
  readonly header: FrontMatterPlace | undefined
  readonly state: ReaderState
  /** How far the text above has been looked at when it was read. */
  readonly reach: number
  /** In ascending order. */
  readonly landings: readonly Landing[]
  readonly options: ReadOptions
}

interface ReadResult {
  readonly chunks: readonly Chunk[]
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

  read(): ReadResult {
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
    this.#chunks.push(new Chunk(this.#cursor.text, read, header?.content))
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

/*
 * The stretch of a document that an edit concerns: from the first part whose reading it can change to the first that is kept.
 */

/** The first part whose reading an edit at the offset can change. */
export function firstAffected({ chunks, partStarts }: DigestDocument, offset: number): number {
  const [head] = chunks
  const mayCloseHeader = head && !head.frontMatter && opensFrontMatter(head.text.slice(0, 100))
  if (mayCloseHeader && offset <= longestFrontMatter) return 0
  const reachOf = (index: number) => (partStarts[index] ?? 0) + (chunks[index]?.reach ?? 0)
  let index = indexAt(partStarts, offset)
  while (index > 0 && reachOf(index - 1) >= offset) index--
  // What is said about an entry begins in its own part, whatever becomes of the entry that began this one.
  return chunks[index]?.read.before.awaitsCommentary && index > 0 ? index - 1 : index
}

interface WindowRequest {
  readonly first: number
  /** The part in which the edit ends. */
  readonly last: number
  /** How many parts after it are read along. */
  readonly after: number
  readonly edit: TextEdit
}

/** What an edit makes of a document. */
interface ReadWindow {
  /** The parts that take the place of the old ones. */
  readonly chunks: readonly Chunk[]
  /** The first part that is kept after the edit. */
  readonly next: number
}

/**
 * Reads a stretch of the edited text, long enough to read the changed parts of it and to see where they end.
 * @returns `undefined` when it is too short to tell
 */
export function readWindow(
  { chunks: parts, partStarts, learned }: DigestDocument,
  { first, last, after, edit: { span: replaced, newText } }: WindowRequest,
  options: ReadOptions,
): ReadWindow | undefined {
  const end = Math.min(last + 1 + after, parts.length)
  const start = partStarts[first] ?? 0
  const old = parts
    .slice(first, end)
    .map((part) => part.text)
    .join('')
  const text = old.slice(0, replaced.start - start) + newText + old.slice(replaced.end - start)
  const growth = newText.length - (replaced.end - replaced.start)
  const header = first === 0 ? findFrontMatter(text) : undefined
  const state = (first === 0 ? undefined : parts[first])?.read.before ?? initialState
  const lines = scanLines(text, header?.bodyStart ?? 0, state.above, state.isRowAbove)
  const cursor = cursorOver(text, lines, learned.definitions, state)
  const heads = new Heads(cursor, options.patterns)
  heads.frames = learned.frames
  // Reading may stop where the parts after the edit start.
  const landings = parts.slice(last + 1, end).map((part, index): Landing => {
    const offset = (partStarts[last + 1 + index] ?? 0) - start + growth
    return { offset, state: part.read.before, reach: offset + (parts[last + index]?.overhang ?? 0) }
  })
  const reach = parts[first - 1]?.overhang ?? 0
  const { chunks, landing, sawEnd } = readChunks(cursor, heads, { header, state, reach, landings, options })
  const mayOpenHeader = first === 0 && text.length < longestFrontMatter && opensFrontMatter(text)
  if (end < parts.length && (landing < 0 || sawEnd || mayOpenHeader)) return undefined
  return { chunks, next: landing < 0 ? end : last + 1 + landing }
}
