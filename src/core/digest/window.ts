/*
 * The stretch of a document that an edit concerns: from the first part whose reading it can change to the first that is kept.
 */
import { span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { Chunk } from './chunk.ts'
import { cursorOver, type Landing, type ReadOptions, readChunks } from './chunkReader.ts'
import type { DigestDocument, Learned } from './document.ts'
import { findFrontMatter, longestFrontMatter, opensFrontMatter } from './frontMatter.ts'
import { scanLines } from './lines/line.ts'
import { Heads } from './reader/heads.ts'
import { initialState } from './reader/state.ts'

/** Where the parts of a digest start. */
export class Places {
  readonly #chunks: readonly Chunk[]
  readonly starts: readonly number[]
  readonly length: number

  constructor({ chunks, partStarts, length }: DigestDocument) {
    this.#chunks = chunks
    this.starts = partStarts
    this.length = length
  }

  /** The part that holds the offset; the last one for the end of the text. */
  indexAt(offset: number): number {
    let index = this.starts.length - 1
    while (index > 0 && (this.starts[index] ?? 0) > offset) index--
    return index
  }

  /** The first part whose reading an edit at the offset can change. */
  firstAffected(offset: number): number {
    let index = this.indexAt(offset)
    if (offset <= longestFrontMatter && this.#mayCloseHeader) return 0
    while (index > 0 && this.#reachOf(index - 1) >= offset) index--
    // What is said about an entry begins in its own part, whatever becomes of the entry that began this one.
    return this.#chunks[index]?.read.before.awaitsCommentary && index > 0 ? index - 1 : index
  }

  get #mayCloseHeader(): boolean {
    const [first] = this.#chunks
    return first !== undefined && !first.frontMatter && opensFrontMatter(first.text.slice(0, 100))
  }

  /** How far into the document reading the part, or anything above it, has looked. */
  #reachOf(index: number): number {
    return (this.starts[index] ?? 0) + (this.#chunks[index]?.reach ?? 0)
  }
}

interface WindowRequest {
  readonly first: number
  /** The part in which the edit ends. */
  readonly last: number
  /** How many parts after it are read along. */
  readonly after: number
  readonly edit: TextEdit
}

/** A stretch of the edited text, long enough to read the changed parts of it and to see where they end. */
export class Window {
  readonly #chunks: readonly Chunk[]
  readonly #learned: Learned
  readonly #request: WindowRequest
  readonly #text: string
  readonly #isAtEnd: boolean
  /** What the text in the window has become longer by. */
  readonly #growth: number
  readonly #starts: readonly number[]
  /** The first part that is kept after the edit. */
  next: number

  constructor({ chunks, learned }: DigestDocument, places: Places, request: WindowRequest) {
    const { first, last, after, edit } = request
    const end = Math.min(last + 1 + after, chunks.length)
    const start = places.starts[first] ?? 0
    const old = chunks
      .slice(first, end)
      .map(({ text }) => text)
      .join('')
    this.#chunks = chunks
    this.#learned = learned
    this.#request = request
    this.#text = old.slice(0, edit.span.start - start) + edit.newText + old.slice(edit.span.end - start)
    this.#growth = edit.newText.length - (edit.span.end - edit.span.start)
    this.#isAtEnd = end === chunks.length
    this.#starts = places.starts.slice(first, end).map((at) => at - start)
    this.next = end
  }

  /** The parts that take the place of the old ones; `undefined` when the window is too short to tell. */
  read(options: ReadOptions): readonly Chunk[] | undefined {
    const text = this.#text
    const { first } = this.#request
    const header = first === 0 ? findFrontMatter(text) : undefined
    const from = header?.bodyStart ?? 0
    const state = (first === 0 ? undefined : this.#chunks[first])?.read.before ?? initialState
    const reach = first === 0 ? 0 : (this.#chunks[first - 1]?.overhang ?? 0)
    const cursor = cursorOver(
      text,
      scanLines(text, from, state.above, state.isRowAbove),
      this.#learned.definitions,
      state.above,
      state.isRowAbove,
    )
    const heads = new Heads(cursor, options.patterns)
    heads.frames = this.#learned.frames
    const { chunks, landing, sawEnd } = readChunks(cursor, heads, {
      from,
      state,
      reach,
      landings: this.#landings(),
      options,
    })
    if (!this.#isAtEnd && (landing < 0 || sawEnd || this.#mayOpenHeader)) return undefined
    if (landing >= 0) this.next = this.#request.last + 1 + landing
    return chunks.map((chunk, index) =>
      index === 0 && header
        ? new Chunk(text, chunk, { start: 0, content: span(header.content.start, header.content.end) })
        : new Chunk(text, chunk),
    )
  }

  get #mayOpenHeader(): boolean {
    return this.#request.first === 0 && this.#text.length < longestFrontMatter && opensFrontMatter(this.#text)
  }

  /** The starts of the parts after the edit, as the places where reading may stop. */
  #landings(): readonly Landing[] {
    const { first, last } = this.#request
    const landings: Landing[] = []
    for (let index = last + 1; index < this.next; index++) {
      const offset = (this.#starts[index - first] ?? 0) + this.#growth
      const part = this.#chunks[index]
      const above = this.#chunks[index - 1]
      if (part && above) landings.push({ offset, state: part.read.before, reach: offset + above.overhang })
    }
    return landings
  }
}
