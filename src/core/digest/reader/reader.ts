import { type Span, span } from '../../base/span.ts'
import { isFact } from '../layouts/fields.ts'
import { introducesRelated } from '../layouts/inline.ts'
import type { Head } from '../layouts/layout.ts'
import { type Columns, columnsOf, readInColumns } from '../layouts/tableRow.ts'
import { canHeadPaper, readsLikeTitle } from '../layouts/titleLine.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import type { Tag } from '../model.ts'
import { findTagsIn } from '../tags.ts'
import { judge, level } from '../titles/judge.ts'
import { wordCount } from '../titles/title.ts'
import type { Heads } from './heads.ts'
import { isSure } from './heads.ts'
import { isOpenStatement, isParagraph, isStatement, isStrongLabel, promisesPapers } from './sections.ts'
import type { ReaderState } from './state.ts'

/** An entry as it was read; offsets count from the start of the text that was read. */
export interface EntryNode {
  readonly head: Head | undefined
  readonly start: number
  headEnd: number
  end: number
  commentary: Span | undefined
}

export interface SectionNode {
  readonly start: number
  readonly end: number
  /** 1 to 6 for a heading, 0 for a statement line. */
  readonly level: number
  readonly isEmpty: boolean
}

/** What was read between two cuts. */
export interface Reading {
  readonly title: Span | undefined
  readonly entries: readonly EntryNode[]
  readonly sections: readonly SectionNode[]
  readonly emptyStatements: readonly Span[]
  readonly mentions: readonly LineLink[]
  readonly tags: readonly Tag[]
  /** The rest of the entry that was open before the part; `undefined` when nothing of it is here. */
  readonly continued: { readonly commentary: Span | undefined; readonly end: number } | undefined
}

export interface ReaderOptions {
  /** Lines that introduce the entries below them, whatever they say. */
  readonly statements: ReadonlySet<string>
  /** Unless it is `false`, layouts decide where the document has no frame: to see what each contributes. */
  readonly usePriors?: boolean
}

/*
 * One walk over lines: each begins an entry, announces a section, or belongs to what is open.
 *
 * The reader asks `Heads` what begins on a line, judges it by where the line stands (inside what an entry says only the name
 * of a paper and nothing else begins another), and keeps what follows as commentary until the next entry or section.
 * Everything that it remembers from line to line is in `ReaderState`, so reading may begin at any line whose state is known.
 * Example: "## Week 3", "- [Title](https://…): fine", "  see [Other](https://…)" give a section, an entry with commentary,
 * and a mention.
 */
export class Reader {
  readonly #cursor: Cursor
  readonly #heads: Heads
  readonly #options: ReaderOptions
  #state: ReaderState
  #open: EntryNode | undefined
  /** What goes on from before the last cut. */
  #continued: EntryNode | undefined
  /** Headings inside what an entry says, deeper than its own: they announce a section only if an entry follows them. */
  #inner: { readonly section: SectionNode; readonly end: number; readonly commentary: Span | undefined }[] =
    []
  #made: {
    -readonly [K in keyof Omit<Reading, 'continued'>]: Reading[K] extends readonly (infer T)[]
      ? T[]
      : Reading[K]
  } = nothing()

  constructor(cursor: Cursor, heads: Heads, state: ReaderState, options: ReaderOptions, from: number) {
    this.#cursor = cursor
    this.#heads = heads
    this.#state = state
    this.#options = options
    if (state.isOpen) this.#continue(from)
  }

  /** What reading from the line on must know. */
  stateAt(index: number): ReaderState {
    const above = this.#cursor.kindAbove(index)
    return { ...this.#state, isOpen: this.#open !== undefined, awaitsCommentary: this.#awaits, above }
  }

  get #awaits(): boolean {
    if (!this.#open) return false
    return this.#open === this.#continued
      ? this.#state.awaitsCommentary && !this.#open.commentary
      : !this.#open.commentary
  }

  get awaitsCommentary(): boolean {
    return this.#awaits
  }

  /** Whether the text may be cut in front of the line that comes next. */
  get canCut(): boolean {
    return this.#inner.length === 0
  }

  /** Gives what was read since the last cut, and goes on after it. */
  cut(at: number): Reading {
    const continued = this.#continued
    const reading: Reading = {
      ...this.#made,
      continued:
        continued && continued.end > continued.start
          ? { commentary: continued.commentary, end: continued.end }
          : undefined,
    }
    this.#made = nothing()
    this.#state = { ...this.#state, awaitsCommentary: this.#awaits }
    this.#continued = undefined
    if (this.#open) this.#continue(at)
    return reading
  }

  #continue(from: number): void {
    this.#open = { head: undefined, start: from, headEnd: from, end: from, commentary: undefined }
    this.#continued = this.#open
  }

  /** The head of the entry that begins at the line, as it stands among the others. */
  headAt(index: number): Head | undefined {
    const line = this.#cursor.lines[index] as Line
    if (line.kind !== 'text' && line.kind !== 'heading') return undefined
    if (this.#state.isRelated && this.#isInRelated(line)) return undefined
    const head = line.marker === '|' ? this.#rowAt(index) : this.#heads.at(index)
    if (!head || (this.#options.usePriors === false && !this.#isFramed(head))) return undefined
    return this.#accepts(line, index, head) ? head : undefined
  }

  /** Whether a line goes on with the papers that are related to the open entry's. */
  #isInRelated(line: Line): boolean {
    if (line.kind !== 'text' || !this.#open) return false
    return line.marker === '' || line.indent > this.#state.itemIndent
  }

  /** Whether the document repeats lines of the head's shape as entries. */
  #isFramed({ shape }: Head): boolean {
    return this.#heads.frames.of.get(shape)?.slot !== undefined
  }

  #rowAt(index: number): Head | undefined {
    const { titleColumn, saidColumn } = this.#state
    const isHeader = this.#cursor.at(index + 1)?.kind === 'marks'
    if (titleColumn === undefined || isHeader) return this.#heads.at(index)
    const columns: Columns = { title: titleColumn, said: saidColumn ?? -1 }
    return readInColumns(this.#cursor, index, columns)
  }

  #accepts(line: Line, index: number, head: Head): boolean {
    if (line.marker === '|') return this.#acceptsRow(head)
    if (line.level > 0 && !this.#acceptsHeading(line, index, head)) return false
    if (head.layout === 'title-alone') return this.#acceptsAlone(head)
    if (head.shape === 'elsewhere') return this.#isFirst
    const frame = this.#heads.frames.of.get(head.shape)
    if (this.#isLabelAbove(head) || !(head.isPaper || this.#isAmongPapers(line, index, head))) return false
    if (frame?.slot !== undefined && (head.fit !== 'doubtful' || this.#isLikeOthers(line, head, frame.slot)))
      return true
    if (head.fit === 'doubtful') return false
    return frame ? head.fit === 'pure' && !this.#isInside(line) : this.#fitsPlace(line, head)
  }

  /** What is doubtful by itself has its title where the others have theirs; plain words in a paragraph stay prose. */
  #isLikeOthers(line: Line, head: Head, slot: string): boolean {
    if (slot !== head.slot) return false
    if (line.marker !== '' || line.level > 0 || head.title === undefined) return true
    return !slot.startsWith('text0.0') && head.level > level.prose
  }

  /** Nothing stands above, not even a title. */
  get #isFirst(): boolean {
    return !this.#state.hasWords && !this.#state.hasTitle && this.#open === undefined
  }

  /** Words that may be a title above a link, in a document whose other links have none above them. */
  #isLabelAbove(head: Head): boolean {
    const bare = this.#heads.frames.of.get('bare')
    return (
      head.shape === 'p above link' &&
      head.level < level.likely &&
      bare !== undefined &&
      bare.slot === undefined
    )
  }

  /** What leads to no known place of papers is one only among others that do. */
  #isAmongPapers(line: Line, index: number, head: Head): boolean {
    if (this.#state.shape === head.shape) return true
    const isFramed = this.#heads.frames.of.get(head.shape)?.slot !== undefined
    const words = head.title ? this.#cursor.slice(head.title.start, head.title.end) : ''
    if (isFramed && line.marker !== '' && readsLikeTitle(words)) return true
    let next = index
    for (let count = 0; count < nearest; count++) {
      next = this.#cursor.nextFilled(next + 1)
      const line = this.#cursor.at(next)
      if (!line || line.kind === 'heading') return false
      const other = this.#heads.own(next)
      if (other?.shape === head.shape && other.isPaper && this.#heads.frames.of.has(head.shape)) return true
    }
    return false
  }

  /** Without a frame the place decides: inside what an entry says, only the name of a paper begins another. */
  #fitsPlace(line: Line, head: Head): boolean {
    if (!this.#isInside(line)) return head.fit !== 'running' || head.slot.startsWith('label')
    if (head.fit === 'parted') return this.#isLongName(line, head)
    if (head.fit !== 'pure') return false
    const isPlain = head.layout === 'title-parenthesis' || head.layout === 'title-badges'
    // A line below a title that still waits for what is said of it says that, whatever it ends with.
    const mayBeSaid = this.#awaits && isPlain && this.#state.previous !== head.layout
    return !mayBeSaid || head.level >= level.likely
  }

  /** A linked title of three words or more, or one in a paragraph, whose commentary a sign begins. */
  #isLongName(line: Line, { slot, title, level: own }: Head): boolean {
    const words = title ? wordCount(this.#cursor.slice(title.start, title.end)) : 0
    return (slot.startsWith('label') && words >= 3) || (line.marker === '' && own >= level.likely)
  }

  #acceptsRow(head: Head): boolean {
    const { titleColumn } = this.#state
    return (
      head.isPaper || this.#heads.frames.of.has(head.shape) || (titleColumn !== undefined && titleColumn >= 0)
    )
  }

  #acceptsHeading(line: Line, index: number, head: Head): boolean {
    const words = head.title ? this.#cursor.slice(head.title.start, head.title.end) : ''
    if (!canHeadPaper(words)) return false
    if (
      line.level === 1 &&
      !this.#state.hasTitle &&
      !this.#state.hasWords &&
      !head.link?.leadsToArxiv &&
      this.#hasHeadingBelow(index)
    )
      return false
    const frame = this.#heads.frames.of.get(`h${line.level}`)
    return !frame || frame.slot !== undefined || readsLikeTitle(words)
  }

  #hasHeadingBelow(index: number): boolean {
    for (let next = index + 1; next < index + 40; next++)
      if (this.#cursor.at(next)?.kind === 'heading') return true
    return false
  }

  #acceptsAlone(head: Head): boolean {
    const { of } = this.#heads.frames
    const own = of.get(head.shape)
    if (head.shape === 'p alone')
      return this.#state.previous !== undefined && !this.#awaits && head.fit === 'pure'
    if (head.shape.startsWith('h')) {
      if (own?.slot !== undefined) return own.slot === head.slot || head.fit === 'pure'
      return (
        head.fit === 'pure' ||
        (head.level >= level.likely && of.get(head.shape.slice(0, 2))?.slot === 'title')
      )
    }
    if (own?.slot !== undefined) return own.slot === head.slot
    return [...of].some(
      ([shape, { slot }]) => slot === head.slot && shape.startsWith(`${head.shape.charAt(0)}0 words`),
    )
  }

  /** Whether the line stands inside what an entry says, or in running text. */
  #isInside(line: Line): boolean {
    if (line.kind === 'heading') return false
    if (line.marker === '') return true
    const { itemIndent } = this.#state
    return itemIndent >= 0 ? line.indent > itemIndent + 1 : this.#open !== undefined
  }

  /** Begins the entry, and gives the line after its head. */
  begin(index: number, head: Head): number {
    const line = this.#cursor.lines[index] as Line
    const isHeading = line.kind === 'heading'
    if (isHeading && line.level <= this.#state.openLevel) this.#inner = []
    this.#takeInner()
    this.#open = undefined
    if (isHeading && line.level === 1) this.#readTitle(line)
    const isRow = line.marker === '|'
    this.#state = {
      ...this.#state,
      previous: head.title ? head.layout : this.#state.previous,
      hasWords: true,
      isRelated: false,
      shape: head.link?.leadsToPaper ? head.shape : this.#state.shape,
      openLevel: isHeading ? line.level : 0,
      itemIndent: !isHeading && line.marker !== '' && !isRow ? line.indent : -1,
      ...(isRow ? {} : { titleColumn: undefined, saidColumn: undefined }),
    }
    const last = this.#cursor.lines[head.lastLine] as Line
    const entry = { head, start: line.from, headEnd: last.to, end: last.to, commentary: head.commentary }
    this.#made.entries.push(entry)
    this.#open = entry
    this.#readHeadLines(index, head)
    if (head.isComplete) this.#close()
    return head.lastLine + 1
  }

  /** Tags and mentions in the lines of a head. */
  #readHeadLines(index: number, { lastLine, commentary, link }: Head): void {
    for (let at = index; at <= lastLine; at++) {
      const line = this.#cursor.lines[at] as Line
      this.#readTags(line)
      if (commentary) this.#addMentions(line, commentary, link)
    }
  }

  /** The hashtags of a line, those inside its links left out. */
  #readTags(line: Line): void {
    if (line.kind !== 'text' && line.kind !== 'tags') return
    const words = this.#cursor.words(line)
    if (!words.includes('#')) return
    for (const tag of findTagsIn(words, line.from)) {
      const isInLink = line.links.some(
        ({ outerStart, outerEnd }) => outerStart < tag.span.end && tag.span.start < outerEnd,
      )
      if (!isInLink) this.#made.tags.push(tag)
    }
  }

  /** A list of related papers goes on after a blank line only as a list. */
  #leaveRelated(index: number): void {
    const next = this.#cursor.at(this.#cursor.nextFilled(index))
    if (!next || next.marker === '' || next.kind !== 'text')
      this.#state = { ...this.#state, isRelated: false }
  }

  /** Reads a line on which no entry begins. */
  readOther(index: number): void {
    const line = this.#cursor.lines[index] as Line
    if (line.kind === 'blank' && this.#state.isRelated) this.#leaveRelated(index)
    if (line.kind === 'blank' || line.kind === 'hidden' || line.kind === 'definition') return
    this.#readTags(line)
    if (line.kind === 'heading') this.#readHeading(line, index)
    else if (line.kind === 'marks') this.#readMarks(line, index)
    else if (line.kind === 'text') this.#readText(line, index)
  }

  #readText(line: Line, index: number): void {
    if (line.marker !== '|') this.#leaveTable()
    if (!this.#state.hasWords) this.#state = { ...this.#state, hasWords: true }
    if (this.#announces(line, index)) this.#announce(this.#sectionOf(line, index, 0))
    else if (this.#isGroup(line, index)) this.#openGroup(line, index)
    else this.#readProse(line, index)
  }

  /** Whether a line on which no entry begins introduces the entries below it. */
  #announces(line: Line, index: number): boolean {
    const cursor = this.#cursor
    const next = cursor.nextFilled(index + 1)
    const { statements } = this.#options
    if (statements.size > 0 && statements.has(cursor.words(line))) return this.#hasEntryBelow(next)
    if (line.links.length > 0 || line.marker === '|') return false
    const isAbove = this.#beginsEntry(next)
    if (this.#awaits) return isAbove && isOpenStatement(cursor, index)
    if (this.#open && isRelatedLabel(cursor.words(line))) return false
    if (isAbove && isStatement(cursor, index)) return true
    if (isStrongLabel(cursor, index) && this.#hasEntryBelow(next)) return true
    return this.#isShortLabel(line, index)
  }

  /** Two or three words in a paragraph of their own, with entries below, after an entry that has been commented on. */
  #isShortLabel(line: Line, index: number): boolean {
    if (line.marker || line.isQuote || line.links.length > 0 || line.to - line.from > 24) return false
    if (!this.#state.hasTitle && this.#state.previous === undefined) return false
    const words = this.#cursor.words(line)
    if (!isParagraph(this.#cursor, index) || !hasWords(words) || /[\p{P}]$/u.test(words)) return false
    if (wordCount(words) > 4 || judge(words) !== level.possible || /^[a-z]/.test(words)) return false
    const next = this.#cursor.nextFilled(index + 1)
    if (this.#beginsEntry(next)) return true
    return !isStatement(this.#cursor, next) && this.#beginsEntry(this.#cursor.nextFilled(next + 1))
  }

  /** An item without a link over deeper ones that are entries: the label of a group, and nothing of the entry above. */
  #isGroup(line: Line, index: number): boolean {
    if (line.marker !== '-' && line.marker !== '1') return false
    if (line.links.length > 0 || (this.#state.itemIndent >= 0 && line.indent > this.#state.itemIndent))
      return false
    const at = this.#cursor.nextFilled(index + 1)
    const next = this.#cursor.at(at)
    return next !== undefined && next.indent > line.indent && this.#beginsEntry(at)
  }

  /** A numbered label in bold is a section, other labels end what was said above. */
  #openGroup(line: Line, index: number): void {
    const isTopic =
      line.marker === '1' && line.indent === 0 && /^(\*\*|__)[^*_]+\1[:：]?$/.test(this.#cursor.words(line))
    if (isTopic) this.#announce(this.#sectionOf(line, index, 0))
    else this.#close()
  }

  #beginsEntry(index: number): boolean {
    const line = this.#cursor.at(index)
    if (!line || (line.kind !== 'text' && line.kind !== 'heading')) return false
    const head = this.#heads.at(index)
    if (!head || head.layout === 'title-alone') return false
    if (isSure(head)) return line.kind !== 'text' || head.link !== undefined
    return this.#heads.frames.of.get(head.shape)?.slot === head.slot
  }

  #hasEntryBelow(from: number): boolean {
    let index = from
    for (let count = 0; count < farthestEntry; count++) {
      const line = this.#cursor.at(index)
      if (!line || line.kind === 'heading') return false
      if (this.#beginsEntry(index)) return true
      if (isStrongLabel(this.#cursor, index)) return false
      index = this.#cursor.nextFilled(index + 1)
    }
    return false
  }

  #readProse(line: Line, index: number): void {
    if (this.#announcesNothing(line, index)) this.#made.emptyStatements.push(span(line.from, line.to))
    if (line.links.length > 0) this.#addMentions(line, span(line.from, line.to), undefined)
    const open = this.#open
    if (!open) return
    if (this.#introducesRelated(line, index)) this.#state = { ...this.#state, isRelated: true }
    open.end = line.to
    // A bare link says nothing about the paper, and neither do its authors right below it.
    const isApart =
      this.#awaits && (this.#isBare(line) || (!line.isQuote && isFact(this.#cursor.words(line))))
    if (!isApart) open.commentary = span(open.commentary?.start ?? line.from, line.to)
  }

  /** A label, or below a heading that names the paper a sentence that a list follows. */
  #introducesRelated(line: Line, index: number): boolean {
    const words = this.#cursor.words(line)
    if (isRelatedLabel(words) || (line.marker !== '' && line.links.length === 0 && introducesRelated(words)))
      return true
    if (this.#state.openLevel === 0 || this.#awaits || !/[:：]\s*$/.test(words)) return false
    const next = this.#cursor.at(this.#cursor.nextFilled(index + 1))
    return line.marker === '' && (next?.marker === '-' || next?.marker === '1')
  }

  #isBare(line: Line): boolean {
    if (line.links.length === 0) return false
    let words = ''
    let from = line.from
    for (const link of line.links) {
      words += this.#cursor.slice(from, link.outerStart)
      from = link.outerEnd
    }
    return (
      !hasWords(words + this.#cursor.slice(from, line.to)) && line.links.every(({ hasLabel }) => !hasLabel)
    )
  }

  /** Whether a line says that papers follow, and tags, the end of the text or another statement does. */
  #announcesNothing(line: Line, index: number): boolean {
    const { statements } = this.#options
    const isKnown = statements.size > 0 && statements.has(this.#cursor.words(line))
    if (!isKnown && !promisesPapers(this.#cursor, line)) return false
    const next = this.#cursor.nextFilled(index + 1)
    const kind = this.#cursor.at(next)?.kind
    if (kind === undefined || kind === 'tags') return true
    return isStatement(this.#cursor, next) && this.#beginsEntry(this.#cursor.nextFilled(next + 1))
  }

  #readHeading(line: Line, index: number): void {
    this.#leaveTable()
    if (line.from === line.to) return
    if (line.level === 1 && this.#readTitle(line)) return
    this.#state = { ...this.#state, hasWords: true }
    const section = this.#sectionOf(line, index, line.level)
    const { openLevel } = this.#state
    const open = this.#open
    if (!open || openLevel === 0 || line.level <= openLevel) this.#announce(section)
    else this.#inner.push({ section, end: open.end, commentary: open.commentary })
  }

  /** A first heading above all words is the title of the document. */
  #readTitle(line: Line): boolean {
    if (this.#state.hasTitle || this.#state.hasWords) return false
    this.#state = { ...this.#state, hasTitle: true }
    this.#made.title = span(line.from, line.to)
    return true
  }

  #readMarks(line: Line, index: number): void {
    const head = this.#cursor.lines[index - 1]
    if (line.marker !== '|' || head?.kind !== 'text') return
    const { title, said } = columnsOf(this.#cursor, head)
    this.#state = { ...this.#state, titleColumn: title, saidColumn: said }
  }

  #leaveTable(): void {
    if (this.#state.titleColumn !== undefined)
      this.#state = { ...this.#state, titleColumn: undefined, saidColumn: undefined }
  }

  #sectionOf(line: Line, index: number, own: number): SectionNode {
    return { start: line.from, end: line.to, level: own, isEmpty: own > 0 && this.#isBareHeading(index, own) }
  }

  /** Whether nothing but blank lines stands between a heading and the next of its rank, or the end of the text. */
  #isBareHeading(index: number, own: number): boolean {
    const next = this.#cursor.at(this.#cursor.nextFilled(index + 1))
    return next === undefined || (next.kind === 'heading' && next.level <= own)
  }

  #announce(section: SectionNode): void {
    this.#inner = []
    this.#close()
    this.#state = { ...this.#state, shape: undefined, isRelated: false }
    this.#made.sections.push(section)
  }

  #addMentions(line: Line, { start, end }: Span, own: LineLink | undefined): void {
    for (const link of line.links) {
      if (link !== own && start <= link.outerStart && link.end <= end && link.leadsToArxiv)
        this.#made.mentions.push(link)
    }
  }

  /** Headings inside the entry above another one have announced that one. */
  #takeInner(): void {
    const [first] = this.#inner
    if (!first || !this.#open) return
    this.#open.end = first.end
    this.#open.commentary = first.commentary
    this.#made.sections.push(...this.#inner.map(({ section }) => section))
    this.#inner = []
  }

  #close(): void {
    this.#open = undefined
    this.#state = { ...this.#state, openLevel: 0, itemIndent: -1 }
  }
}

/** How many lines with words are searched for another paper of the same list. */
const nearest = 12
/** How far below a label the entries may begin, in lines with words. */
const farthestEntry = 12

function nothing() {
  return { title: undefined, entries: [], sections: [], emptyStatements: [], mentions: [], tags: [] } as {
    title: Span | undefined
    entries: EntryNode[]
    sections: SectionNode[]
    emptyStatements: Span[]
    mentions: LineLink[]
    tags: Tag[]
  }
}

/** Words with a colon that say that the papers below are related to the one above. */
function isRelatedLabel(words: string): boolean {
  return /[:：][\s*_]*$/.test(words) && introducesRelated(words)
}
