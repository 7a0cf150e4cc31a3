import { type Span, span } from '../../base/span.ts'
import { isSpace } from './characters.ts'
import { LinkTable, linkForm } from './linkTable.ts'

/** What a line is, as far as it alone and open fences and comments tell. */
export const lineKind = {
  blank: 0,
  text: 1,
  heading: 2,
  /** Inside fenced code or an HTML comment. */
  hidden: 3,
  /** Hashtags and nothing else. */
  tags: 4,
  /** Marks without words: thematic breaks, the rule below a table's head, HTML tags, `[toc]`. */
  marks: 5,
} as const

export type LineKind = (typeof lineKind)[keyof typeof lineKind]

/** What stands in front of a line's words, and what they are; bits of {@link LineTable.marks}. */
export const lineMark = {
  listItem: 1,
  tableRow: 2,
  quote: 4,
  /** The words are a link and nothing else, or one in brackets. */
  bareLink: 8,
} as const

/** Brackets around a link that stands alone, with a space between. */
const opening = /^[([（【] ?$/
const closing = /^ ?[)\]）】]$/
const longestBracket = 2

/** Empty lines behind the last one, for those who look ahead without asking where the text ends. */
const linesBehind = 3

/**
 * The lines of one text, or of a window of it, in columns of numbers: a long digest has tens of thousands, and most are
 * looked at once. Offsets are UTF-16 and count from the start of the text.
 */
export class LineTable {
  text = ''
  readonly links = new LinkTable()
  count = 0
  /** Where the physical line starts, and where it ends without its line end. */
  starts = new Int32Array(0)
  ends = new Int32Array(0)
  /** The words: without indentation, marks in front, closing `#` of a heading, and white space behind. */
  wordStarts = new Int32Array(0)
  wordEnds = new Int32Array(0)
  kinds = new Uint8Array(0)
  marks = new Uint8Array(0)
  /** 1 to 6 for a heading, else 0. */
  levels = new Uint8Array(0)
  /** Characters of white space in front, 255 at the most. */
  indents = new Uint8Array(0)
  /** 1 for a line that is a title at first sight, as most titles are: see `plainTitle`. */
  plain = new Uint8Array(0)
  /** Index of the first link on or behind the line. */
  firstLinks = new Int32Array(0)
  /** What stands above the first line; `undefined` at the start of a text. */
  above: LineKind | undefined
  /** The last line that a reader has looked at; a change behind it cannot change what was read. */
  furthest = 0

  /** Empties the table for the lines of another text. */
  reset(text: string, capacity: number, above: LineKind | undefined): void {
    const used = this.count + linesBehind
    this.marks.fill(0, 0, used)
    this.levels.fill(0, 0, used)
    this.indents.fill(0, 0, used)
    this.plain.fill(0, 0, used)
    this.text = text
    this.above = above
    this.count = 0
    this.furthest = 0
    this.links.clear()
    if (this.capacity < capacity) this.#makeRoom(capacity)
  }

  /** Lines that there is room for. */
  get capacity(): number {
    return this.starts.length
  }

  /** Adds the physical line between two offsets, without its line feed, and gives its index. */
  add(start: number, lineFeed: number): number {
    if (this.count === this.capacity) this.#makeRoom(this.capacity * 2)
    const { text } = this
    const line = this.count++
    const end = lineFeed > start && text.charCodeAt(lineFeed - 1) === 13 ? lineFeed - 1 : lineFeed
    let wordStart = start
    while (wordStart < end && isSpace(text.charCodeAt(wordStart))) wordStart++
    let wordEnd = end
    while (wordEnd > wordStart && isSpace(text.charCodeAt(wordEnd - 1))) wordEnd--
    this.starts[line] = start
    this.ends[line] = end
    this.wordStarts[line] = wordStart
    this.wordEnds[line] = wordEnd
    this.kinds[line] = wordStart < wordEnd ? lineKind.text : lineKind.blank
    if (wordStart > start) this.indents[line] = Math.min(wordStart - start, 255)
    this.firstLinks[line] = this.links.count
    return line
  }

  /** Adds a line that is the next link and nothing else, without white space around it. */
  addBareLink(start: number, end: number): void {
    const line = this.#addWords(start, end)
    this.marks[line] = lineMark.bareLink
    this.links.addPlain(linkForm.bare, start, end)
  }

  /** Adds a line that is a title at first sight, without white space around it. */
  addPlain(start: number, end: number): void {
    const line = this.#addWords(start, end)
    this.plain[line] = 1
  }

  #addWords(start: number, end: number): number {
    if (this.count === this.capacity) this.#makeRoom(this.capacity * 2)
    const line = this.count++
    this.starts[line] = start
    this.ends[line] = end
    this.wordStarts[line] = start
    this.wordEnds[line] = end
    this.kinds[line] = lineKind.text
    this.firstLinks[line] = this.links.count
    return line
  }

  /** Ends the table. Nothing has been looked at yet, and lines of an earlier text do not show behind the last one. */
  close(): void {
    const end = this.text.length
    const { count } = this
    for (let behind = 0; behind < linesBehind; behind++) this.add(end, end)
    this.count = count
    this.furthest = 0
  }

  #makeRoom(capacity: number): void {
    this.starts = copyOf(this.starts, new Int32Array(capacity))
    this.ends = copyOf(this.ends, new Int32Array(capacity))
    this.wordStarts = copyOf(this.wordStarts, new Int32Array(capacity))
    this.wordEnds = copyOf(this.wordEnds, new Int32Array(capacity))
    this.kinds = copyOf(this.kinds, new Uint8Array(capacity))
    this.marks = copyOf(this.marks, new Uint8Array(capacity))
    this.levels = copyOf(this.levels, new Uint8Array(capacity))
    this.indents = copyOf(this.indents, new Uint8Array(capacity))
    this.plain = copyOf(this.plain, new Uint8Array(capacity))
    this.firstLinks = copyOf(this.firstLinks, new Int32Array(capacity))
  }

  /** The kind of the line, `undefined` behind the last one. Looking counts for {@link furthest}. */
  kindAt(line: number): LineKind | undefined {
    if (line > this.furthest) this.furthest = line
    return line < this.count ? (this.kinds[line] as LineKind) : undefined
  }

  /** The kind of the line above, `undefined` when the line is the first of the text. */
  kindAbove(line: number): LineKind | undefined {
    return line === 0 ? this.above : this.kindAt(line - 1)
  }

  /** The next line from here on that is not blank, or the count of lines. */
  nextFilled(line: number): number {
    let next = Math.min(line, this.count)
    while (next < this.count && this.kinds[next] === lineKind.blank) next++
    if (next > this.furthest) this.furthest = next
    return next
  }

  isTextAt(line: number): boolean {
    return this.kindAt(line) === lineKind.text
  }

  has(line: number, mark: number): boolean {
    return ((this.marks[line] as number) & mark) !== 0
  }

  wordStart(line: number): number {
    return this.wordStarts[line] as number
  }

  wordEnd(line: number): number {
    return this.wordEnds[line] as number
  }

  wordSpan(line: number): Span {
    return span(this.wordStart(line), this.wordEnd(line))
  }

  words(line: number): string {
    return this.text.slice(this.wordStart(line), this.wordEnd(line))
  }

  firstLink(line: number): number {
    return this.firstLinks[line] as number
  }

  linkCount(line: number): number {
    return (this.firstLinks[line + 1] as number) - (this.firstLinks[line] as number)
  }

  /** The one link that the line consists of, bare or in angle brackets; -1 when it has other words. */
  bareLink(line: number): number {
    if (line > this.furthest) this.furthest = line
    return ((this.marks[line] as number) & lineMark.bareLink) !== 0 ? (this.firstLinks[line] as number) : -1
  }

  /** Whether the line is a title at first sight and the next one nothing but a link, as most entries begin. */
  isPlainAboveLink(line: number): boolean {
    return this.plain[line] === 1 && this.marks[line + 1] === lineMark.bareLink && this.linkCount(line) === 0
  }

  /** Marks the last line as one that consists of the last link, if it does. */
  markBareLink(): void {
    const line = this.count - 1
    const link = this.links.count - 1
    const isAlone =
      this.firstLinks[line] === link &&
      this.#isNothing(this.wordStart(line), this.links.outerStart(link), opening) &&
      this.#isNothing(this.links.outerEnd(link), this.wordEnd(line), closing)
    if (isAlone && this.kinds[line] === lineKind.text)
      this.marks[line] = (this.marks[line] ?? 0) | lineMark.bareLink
  }

  /** Whether nothing but a bracket stands between two offsets. */
  #isNothing(from: number, to: number, bracket: RegExp): boolean {
    return from === to || (to - from <= longestBracket && bracket.test(this.text.slice(from, to)))
  }
}

function copyOf<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
