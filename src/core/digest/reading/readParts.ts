import { behindText } from '../text/characters.ts'
import { type LineTable, lineKind } from '../text/lineTable.ts'
import { PartReader, type Reading } from './partReader.ts'
import { isSameState, type ReaderState } from './readerState.ts'

/** A stretch of the text that was read by itself, from one cut to the next. */
export interface ReadPart {
  readonly reading: Reading
  /** Offsets into the text that was read. */
  readonly start: number
  readonly end: number
  readonly before: ReaderState
  /** How far reading it, or anything above it, has looked; infinite when the end of the text was seen. */
  readonly reach: number
}

/** A place where reading may stop because what follows has been read already. */
export interface Landing {
  readonly offset: number
  readonly state: ReaderState
  /** How far what was read above it had looked, see {@link ReadPart.reach}; an offset into the text that is read. */
  readonly reach: number
}

export interface ReadRequest {
  readonly from: number
  readonly state: ReaderState
  /** How far the text above `from` has been looked at when it was read. */
  readonly reach: number
  /** In ascending order. */
  readonly landings: readonly Landing[]
  readonly options: ReadOptions
}

export interface ReadResult {
  readonly parts: readonly ReadPart[]
  /** The index of the landing that was reached; -1 at the end of the text. */
  readonly landing: number
  /** Whether the last line has been looked at, which may be cut short. */
  readonly sawEnd: boolean
}

/** How long parts are, in UTF-16 units: short enough to read one again at each keystroke, long enough to be few. */
export interface PartLengths {
  /** A part of this length is cut where its next entry begins. */
  readonly usual: number
  /** A part that has grown to this length, since no entry begins in it, is cut at a blank line. */
  readonly long: number
}

/** How a whole document is read, whichever part of it. */
export interface ReadOptions {
  readonly lengths: PartLengths
  /** Lines that introduce the entries below them, whatever they say. */
  readonly statements: ReadonlySet<string>
}

export const usualOptions: ReadOptions = { lengths: { usual: 3_000, long: 20_000 }, statements: new Set() }

/** Reads lines into parts until they are at an end, or at a landing whose state is the one read here. */
export function readParts(lines: LineTable, request: ReadRequest): ReadResult {
  return new PartsReader(lines, request).read()
}

class PartsReader {
  readonly #lines: LineTable
  readonly #request: ReadRequest
  readonly #reader: PartReader
  readonly #parts: ReadPart[] = []
  #start: number
  #before: ReaderState
  #reach: number
  #landing = 0
  /** Where the next landing is; infinite behind the last. */
  #landingOffset: number

  constructor(lines: LineTable, request: ReadRequest) {
    this.#lines = lines
    this.#request = request
    this.#reader = new PartReader(lines, request.from, request.state, request.options.statements)
    this.#start = request.from
    this.#before = request.state
    this.#reach = request.reach
    this.#landingOffset = request.landings[0]?.offset ?? behindText
  }

  read(): ReadResult {
    const lines = this.#lines
    const reader = this.#reader
    const { finder } = reader
    const { usual, long } = this.#request.options.lengths
    for (let line = 0; line < lines.count; ) {
      const kind = lines.kinds[line]
      const start = lines.starts[line] ?? 0
      if (start >= this.#landingOffset && kind !== lineKind.hidden && this.#lands(line, start)) {
        return this.#result(this.#landing)
      }
      const reach = lines.furthest
      if (finder.beginsPlainly(line)) {
        if (start - this.#start >= usual) this.#cut(line, start, reach)
        line = reader.beginPlainly(line)
        continue
      }
      const found = kind === lineKind.text || kind === lineKind.heading ? finder.find(line) : undefined
      if (found) {
        if (start - this.#start >= usual) this.#cut(line, start, reach)
        line = reader.begin(line, found)
      } else {
        // Not before an open entry is commented: whether it is must show in its part.
        const mayCut = kind === lineKind.blank && start - this.#start >= long
        if (mayCut && !reader.awaitsCommentary) this.#cut(line, start, reach)
        reader.readOther(line++)
      }
    }
    this.#cutAt(lines.text.length, lines.count, lines.furthest)
    return this.#result(-1)
  }

  #result(landing: number): ReadResult {
    return { parts: this.#parts, landing, sawEnd: this.#lines.furthest >= this.#lines.count - 1 }
  }

  /** Whether the line is a landing at which everything below it would be read as it was. */
  #lands(line: number, start: number): boolean {
    const { landings } = this.#request
    while (this.#landingOffset < start) {
      this.#landingOffset = landings[++this.#landing]?.offset ?? behindText
    }
    const landing = landings[this.#landing]
    if (landing?.offset !== start || start === this.#start) return false
    if (!this.#reader.canCut || !isSameState(landing.state, this.#reader.stateAt(line))) return false
    const reach = reachOf(this.#lines, Math.max(this.#lines.furthest, line), this.#reach)
    if (Math.max(0, reach - start) !== Math.max(0, landing.reach - start)) return false
    this.#cutAt(start, line, this.#lines.furthest)
    return true
  }

  #cut(line: number, start: number, furthest: number): void {
    if (this.#reader.canCut) this.#cutAt(start, line, furthest)
  }

  #cutAt(end: number, line: number, furthest: number): void {
    // The line behind a cut counts as looked at: it can make a heading of the one above.
    this.#reach = reachOf(this.#lines, Math.max(furthest, line), this.#reach)
    const reading = this.#reader.cut()
    this.#parts.push({ reading, start: this.#start, end, before: this.#before, reach: this.#reach })
    this.#start = end
    this.#before = this.#reader.stateAt(line)
    if (line < this.#lines.count) this.#reader.resume(end)
  }
}

/** How far into the text the furthest line reaches that has been looked at. */
function reachOf(lines: LineTable, furthest: number, above: number): number {
  if (furthest >= lines.count) return Number.POSITIVE_INFINITY
  return Math.max(above, (lines.ends[furthest] ?? 0) + 1)
}
