import { readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { Tallies } from './frames/frames.ts'
import type { TaughtPattern } from './frames/taught.ts'
import { type FrontMatterPlace, frontMatterOf } from './frontMatter.ts'
import type { Cursor } from './lines/cursor.ts'
import { definitionIn, type LineDefinition } from './lines/definitions.ts'
import type { Line, LineLink } from './lines/line.ts'
import type {
  ArxivTarget,
  Definition,
  DigestPart,
  Entry,
  Label,
  Link,
  Mention,
  PartSection,
  Tag,
  WrittenForm,
} from './model.ts'
import type { Heads } from './reader/heads.ts'
import { Reader, type ReaderOptions } from './reader/reader.ts'
import { type EntryNode, isSameState, type ReaderState, type Reading } from './reader/state.ts'
import { onOneLine, titleText } from './titles/words.ts'

/** A stretch of the text that was read by itself, from one cut to the next. Offsets count from the start of that text. */
export interface ReadChunk {
  readonly reading: Reading
  readonly start: number
  readonly end: number
  readonly before: ReaderState
  /** The votes of its lines, counted when somebody asks. */
  readonly tallies: () => Tallies
  /** All that its lines have. */
  readonly links: readonly LineLink[]
  readonly definitions: readonly LineDefinition[]
  /** How far reading it, or anything above it, has looked; infinite when the end of the text was seen. */
  readonly reach: number
}

/**
 * One part of a digest as it was read: immutable, and free of its place in the document, so that edits elsewhere leave it
 * as it is. What it says is made into objects when it is asked for.
 */
export class Chunk implements DigestPart {
  readonly length: number
  readonly frontMatter: Span | undefined
  readonly read: ReadChunk
  readonly #source: string
  /** Where the part starts in the text that it was read from. */
  readonly origin: number
  #own: ChunkView | undefined
  #text: string | undefined

  /** @param frontMatter what stands above the lines that were read, from the start of the text on */
  constructor(source: string, read: ReadChunk, frontMatter?: Span) {
    this.#source = source
    this.origin = frontMatter ? 0 : read.start
    this.read = read
    this.length = read.end - this.origin
    this.frontMatter = frontMatter
  }

  /** How far reading the part, or anything above it, has looked, from its start. */
  get reach(): number {
    return this.read.reach - this.origin
  }

  /** How far that is after its end; 0 when it is not. */
  get overhang(): number {
    return Math.max(0, this.read.reach - this.read.end)
  }

  get text(): string {
    this.#text ??= this.#source.slice(this.origin, this.origin + this.length)
    return this.#text
  }

  get title(): Label | undefined {
    return this.#view.title
  }

  get sections(): readonly PartSection[] {
    return this.#view.sections
  }

  get emptyStatements(): readonly Label[] {
    return this.#view.emptyStatements
  }

  get entries(): readonly Entry[] {
    return this.#view.entries
  }

  get mentions(): readonly Mention[] {
    return this.#view.mentions
  }

  get tags(): readonly Tag[] {
    const own = frontMatterOf(this)?.tags ?? []
    return own.length > 0 ? [...own, ...this.#view.tags] : this.#view.tags
  }

  get links(): readonly Link[] {
    return this.#view.links
  }

  get definitions(): readonly Definition[] {
    return this.#view.definitions
  }

  get continuedTo(): number | undefined {
    const { continued } = this.read.reading
    return continued && continued.end - this.origin
  }

  /** What the part says, with spans that count from a place so far in front of it. */
  viewFrom(offset: number): ChunkView {
    return offset === 0 ? this.#view : new ChunkView(this.#source, this.read, offset - this.origin)
  }

  get #view(): ChunkView {
    this.#own ??= new ChunkView(this.#source, this.read, 0 - this.origin)
    return this.#own
  }
}

/** What a part says, as objects whose spans are shifted. */
export class ChunkView {
  readonly title: Label | undefined
  readonly sections: readonly PartSection[]
  readonly emptyStatements: readonly Label[]
  readonly entries: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly tags: readonly Tag[]
  readonly #source: string
  readonly #read: ReadChunk
  readonly #shift: number
  #links: readonly Link[] | undefined

  constructor(source: string, read: ReadChunk, shift: number) {
    const { reading } = read
    this.#source = source
    this.#read = read
    this.#shift = shift
    this.title = reading.title && this.#label(reading.title)
    this.sections = reading.sections.map(({ start, end, level, isEmpty }) => ({
      label: this.#label({ start, end }),
      level: level || undefined,
      isEmpty,
    }))
    this.emptyStatements = reading.emptyStatements.map((at) => this.#label(at))
    this.entries = reading.entries.map((node) => this.#entry(node))
    this.mentions = reading.mentions.map((link) => ({ link: this.#link(link) }))
    this.tags = reading.tags.map(({ span: at, name }) => ({ span: this.#span(at), name }))
  }

  get links(): readonly Link[] {
    this.#links ??= this.#read.links.map((link) => this.#link(link))
    return this.#links
  }

  get definitions(): readonly Definition[] {
    return this.#read.definitions.map(({ name, url, start, end }) => {
      const at = this.#span({ start, end })
      return { name, url, span: at, arxiv: targetOf(url, at) }
    })
  }

  #entry({ head, start, headEnd, end, commentary }: EntryNode): Entry {
    const title = head?.title
    return {
      span: this.#span({ start, end }),
      head: this.#span({ start, end: headEnd }),
      layout: head?.layout ?? 'title-link',
      form: head ? `${head.layout} ${head.shape} ${head.slot}` : '',
      title: title && {
        span: this.#span(title),
        text: titleText(this.#source.slice(title.start, title.end)),
      },
      link: head?.link && this.#link(head.link),
      commentary: commentary && this.#span(commentary),
    }
  }

  #label(at: Span): Label {
    return { span: this.#span(at), text: onOneLine(this.#source.slice(at.start, at.end)) }
  }

  #link(link: LineLink): Link {
    return new LinkInText(link, this.#shift)
  }

  #span({ start, end }: Span): Span {
    return span(start + this.#shift, end + this.#shift)
  }
}

/** A link as it is written in a text. Knows what it leads to when somebody asks. */
export class LinkInText implements Link {
  readonly span: Span
  readonly outer: Span
  readonly label: Span | undefined
  readonly form: WrittenForm
  readonly url: string
  #arxiv: ArxivTarget | undefined | null = null

  constructor(link: LineLink, shift: number) {
    this.span = span(link.start + shift, link.end + shift)
    this.outer = span(link.outerStart + shift, link.outerEnd + shift)
    this.label = link.hasLabel ? span(link.labelStart + shift, link.labelEnd + shift) : undefined
    this.form = link.form
    this.url = link.url
  }

  get arxiv(): ArxivTarget | undefined {
    if (this.#arxiv === null) this.#arxiv = this.#readTarget()
    return this.#arxiv
  }

  #readTarget(): ArxivTarget | undefined {
    const target = targetOf(this.url, this.span)
    // The identifier stands in the definition.
    return target && this.form === 'reference' ? { ...target, idSpan: this.span } : target
  }
}

/** What an address leads to that is written at the place, perhaps without its scheme or as a citation: both end as it does. */
function targetOf(url: string, at: Span): ArxivTarget | undefined {
  const link = readLink(url)
  if (!link) return undefined
  const { reading, form, host, idSpan } = link
  const shift = at.end - url.length
  return { reading, form, host, idSpan: span(shift + idSpan.start, shift + idSpan.end) }
}

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
