/*
 * Reading a whole document, and reading it again after an edit, by one routine.
 *
 * A document is read in two steps. First every line votes for the form of its entries (`frames/`), and the sums say how lines
 * of each shape are read. Then one walk reads the lines into chunks (`reader/`), each free of its place. An edit reads again the
 * chunks that it touches and those that had looked at them, until a chunk starts where one started before and the reader's
 * state is the same; all others are kept. The sums are corrected by the chunks that went and came. Only if they come to other
 * frames, or if a definition of a link has changed, the whole document is read again.
 *
 * Invariant: the digest equals the one that a fresh reading of the whole text gives (`session.test.ts`, random edits).
 */
import { finish, type Steps } from '../base/async.ts'
import { forgetWords } from '../base/memo.ts'
import { applyEdits, type TextEdit } from '../base/span.ts'
import type { Chunk } from './chunk.ts'
import { DigestDocument, type Learned } from './document.ts'
import { decide, type Frames } from './frames/frames.ts'
import { Count } from './frames/tallies.ts'
import { type TaughtPattern, taughtPatterns } from './frames/taught.ts'
import { findFrontMatter, longestFrontMatter, opensFrontMatter } from './frontMatter.ts'
import { alike } from './lines/alike.ts'
import {
  type Definitions,
  definesByOthers,
  definitionsOf,
  mayDefineNumbers,
  mayHoldNumbers,
  resolveReferences,
} from './lines/definitions.ts'
import { Cursor, type Line, type LineAbove, startOfText } from './lines/line.ts'
import { scanLines } from './lines/scan.ts'
import { type Digest, indexAt } from './model.ts'
import { type ChunkOptions, ChunkReader, type Landing } from './reader/chunkReader.ts'
import { Heads } from './reader/heads.ts'
import { initialState } from './reader/state.ts'

/** How a whole document is read, whichever part of it. */
export interface ReadOptions extends ChunkOptions {
  /** Learn the form of the document's entries from all of them; otherwise each line stands by itself. */
  readonly useFrames?: boolean
  /** How entries are written, as the writer says; they go before the layouts. */
  readonly patterns?: readonly TaughtPattern[]
}

export const usualOptions: ReadOptions = { lengths: { usual: 3_000, long: 20_000 }, statements: new Set() }

/**
 * Reads a text as a digest. Any text gives a digest; one that says nothing about papers gives an empty one.
 * @param statements lines that introduce the entries below them, whatever they say
 * @param patterns how entries are written, see `frames/pattern.ts`
 */
export function parseDigest(
  text: string,
  statements?: readonly string[],
  patterns?: readonly string[],
): Digest {
  return readWhole(text, readOptions(statements, patterns))
}

/** What conventions say of reading. */
export function readOptions(
  statements: readonly string[] = [],
  patterns: readonly string[] = [],
): ReadOptions {
  return { ...usualOptions, statements: new Set(statements), patterns: taughtPatterns(patterns) }
}

/** The lines of a whole text with their links, those by references included; without front matter. */
export function linesIn(written: string): readonly Line[] {
  const text = alike(written)
  const lines = scanLines(text, findFrontMatter(written)?.bodyStart ?? 0)
  return cursorOver(text, lines, definitionsOf(text, lines)).lines
}

/** The same, as it is kept for edits. */
export function readWhole(text: string, options: ReadOptions = usualOptions): DigestDocument {
  return finish(readingWhole(text, options))
}

function* readingWhole(written: string, options: ReadOptions): Steps<DigestDocument> {
  forgetWords()
  const header = findFrontMatter(written)
  const text = alike(written)
  const lines = scanLines(text, header?.bodyStart ?? 0)
  const hasNumbered = definesByOthers(text, lines)
  const definitions = definitionsOf(text, lines)
  const cursor = cursorOver(text, lines, definitions)
  const heads = new Heads(cursor, options.patterns)
  const tallies = yield* heads.counting(0, lines.length)
  const frames = decideWith(tallies, options)
  cursor.furthest = 0
  heads.frames = frames
  const { chunks } = yield* new ChunkReader(cursor, heads, {
    written,
    header,
    state: initialState,
    reach: 0,
    landings: [],
    options,
  }).read()
  return new DigestDocument(chunks, { tallies, frames, definitions, hasNumbered }, written)
}

/** A cursor over lines, with the definitions by numbers and the links by references that these make. */
function cursorOver(
  text: string,
  lines: Line[],
  definitions: Definitions,
  above: LineAbove = startOfText,
): Cursor {
  if (definitions.size > 0) resolveReferences(text, lines, definitions)
  return new Cursor(text, lines, above)
}

function decideWith(tallies: Learned['tallies'], { useFrames = true }: ReadOptions): Frames {
  return decide(useFrames ? tallies : new Map())
}

/** How many parts after the edited ones are read along with them at first; twice as many each time they do not suffice. */
const partsAfter = 1

/** One open document. */
export class DigestSession {
  #digest: DigestDocument
  readonly #options: ReadOptions
  /** Of the text, in UTF-16 units. */
  #length: number
  /** What is left to read of edits. */
  #steps: Steps<void> | undefined

  /** @param from a text, or what was read of one with the same options */
  constructor(from: string | Digest, options: ReadOptions = usualOptions) {
    this.#digest =
      from instanceof DigestDocument ? from : readWhole(typeof from === 'string' ? from : from.text, options)
    this.#length = this.#digest.length
    this.#options = options
  }

  get digest(): Digest {
    finish(this.reading())
    return this.#digest
  }

  /** Of the text, in UTF-16 units. */
  get length(): number {
    return this.#length
  }

  /** @throws {RangeError} when the edit leaves the text */
  edit(edit: TextEdit): Digest {
    this.begin([edit])
    return this.digest
  }

  /**
   * Takes edits, each to the text that results from the one before. {@link reading} reads them, unless somebody asks for the
   * digest first.
   * @throws {RangeError} when an edit leaves the text
   */
  begin(edits: readonly TextEdit[]): void {
    finish(this.reading())
    let length = this.#length
    for (const { span, newText } of edits) {
      const { start, end } = span
      if (start < 0 || end < start || end > length)
        throw new RangeError(`edit [${start}, ${end}) leaves the text of ${length} characters`)
      length += newText.length - (end - start)
    }
    this.#length = length
    this.#steps = this.#readingEdits(edits)
  }

  /** Reads what is left of edits, step by step; ends when that is done, by whomever. */
  *reading(): Steps<void> {
    const steps = this.#steps
    while (steps && steps === this.#steps) {
      if (steps.next().done) this.#steps = undefined
      else yield
    }
  }

  *#readingEdits(edits: readonly TextEdit[]): Steps<void> {
    for (const edit of edits) {
      const { length, text } = this.#digest
      // Where most of the text is new, reading all of it is quicker than finding what stays as it was.
      const isMostlyNew = edit.newText.length > length - (edit.span.end - edit.span.start)
      this.#digest = isMostlyNew
        ? yield* readingWhole(applyEdits(text, [edit]), this.#options)
        : yield* this.#edited(edit)
    }
  }

  *#edited(edit: TextEdit): Steps<DigestDocument> {
    const first = firstAffected(this.#digest, edit.span.start)
    const last = indexAt(this.#digest.partStarts, edit.span.end)
    for (let after = partsAfter; ; after *= 2) {
      const read = yield* readWindow(this.#digest, { first, last, after, edit }, this.#options)
      if (read) return yield* this.#replace(first, read.next, read.chunks)
    }
  }

  /** The document with other chunks from one index up to another, read again if they teach something else. */
  *#replace(from: number, to: number, added: readonly Chunk[]): Steps<DigestDocument> {
    const { chunks, learned } = this.#digest
    const removed = chunks.slice(from, to)
    const all = [...chunks.slice(0, from), ...added, ...chunks.slice(to)]
    const count = new Count()
    count.add(learned.tallies)
    for (const { read } of removed) count.add(read.tallies(), -1)
    for (const { read } of added) {
      count.add(read.tallies())
      yield
    }
    const frames = decideWith(count.tallies, this.#options)
    // A number is defined where another line refers to it, which may be any, and what has no name is told by its place.
    const definesNumbers = learned.hasNumbered || added.some(({ text }) => mayDefineNumbers(text))
    if (definesNumbers && [...removed, ...added].some(({ text }) => mayHoldNumbers(text)))
      return yield* readingWhole(all.map(({ text }) => text).join(''), this.#options)
    const document = new DigestDocument(all, { ...learned, tallies: count.tallies, frames })
    const isLearned = frames.key === learned.frames.key && definesTheSame(removed, added)
    return isLearned ? document : yield* readingWhole(document.text, this.#options)
  }
}

function definesTheSame(removed: readonly Chunk[], added: readonly Chunk[]): boolean {
  const written = (chunks: readonly Chunk[]) =>
    chunks.flatMap(({ read }) => read.definitions.map(({ name, url }) => `${name} ${url}`)).join('\n')
  return written(removed) === written(added)
}

/*
 * The stretch of a document that an edit concerns: from the first part whose reading it can change to the first that is kept.
 */

/** The first part whose reading an edit at the offset can change. */
function firstAffected({ chunks, partStarts }: DigestDocument, offset: number): number {
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
function* readWindow(
  { chunks: parts, partStarts, learned }: DigestDocument,
  { first, last, after, edit: { span: replaced, newText } }: WindowRequest,
  options: ReadOptions,
): Steps<ReadWindow | undefined> {
  const end = Math.min(last + 1 + after, parts.length)
  const start = partStarts[first] ?? 0
  const old = parts
    .slice(first, end)
    .map((part) => part.text)
    .join('')
  const written = old.slice(0, replaced.start - start) + newText + old.slice(replaced.end - start)
  const text = alike(written)
  const growth = newText.length - (replaced.end - replaced.start)
  const header = first === 0 ? findFrontMatter(written) : undefined
  const state = (first === 0 ? undefined : parts[first])?.read.before ?? initialState
  const lines = scanLines(text, header?.bodyStart ?? 0, state)
  const cursor = cursorOver(text, lines, learned.definitions, state)
  const heads = new Heads(cursor, options.patterns)
  heads.frames = learned.frames
  // Reading may stop where the parts after the edit start.
  const landings = parts.slice(last + 1, end).map((part, index): Landing => {
    const offset = (partStarts[last + 1 + index] ?? 0) - start + growth
    return { offset, state: part.read.before, reach: offset + (parts[last + index]?.overhang ?? 0) }
  })
  const reach = parts[first - 1]?.overhang ?? 0
  const { chunks, landing, sawEnd } = yield* new ChunkReader(cursor, heads, {
    written,
    header,
    state,
    reach,
    landings,
    options,
  }).read()
  const mayOpenHeader = first === 0 && text.length < longestFrontMatter && opensFrontMatter(written)
  if (end < parts.length && (landing < 0 || sawEnd || mayOpenHeader)) return undefined
  return { chunks, next: landing < 0 ? end : last + 1 + landing }
}
