import { isSamePaper } from '../../arxiv/links.ts'
import { type Span, span } from '../../base/span.ts'
import { columnsBelow, isAboveRule, knownColumns, readInColumns } from '../layouts/columns.ts'
import { type Head, isAbovePage } from '../layouts/layout.ts'
import { introducesRelated, withoutTags } from '../layouts/said.ts'
import { shapeOfRecord } from '../layouts/titleLabel.ts'
import { isPicture, isRule, saysNothing } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { isTableHead } from '../lines/rows.ts'
import type { Tag } from '../model.ts'
import { findTagsIn, isTagList, listedTags } from '../tags.ts'
import { Acceptance } from './acceptance.ts'
import { Announcement, goesOnBelow, isAfterBlock, isBare, propertyIn } from './announcement.ts'
import type { Heads } from './heads.ts'
import { headingForm, isOutlineTopic, labelSpan, listNumberBelow, sectionOf } from './sections.ts'
import {
  boxesAfter,
  type EntryNode,
  noColumns,
  nodesOf,
  noEntry,
  noList,
  nothing,
  type ReaderState,
  type Reading,
  type SectionNode,
} from './state.ts'

export interface ReaderOptions {
  /** Lines that introduce the entries below them, whatever they say. */
  readonly statements: ReadonlySet<string>
  /** Unless it is `false`, layouts decide where the document has no frame: to see what each contributes. */
  readonly usePriors?: boolean
}

/*
 * One walk over lines: each begins an entry, announces a section, or belongs to what is open.
 *
 * The reader asks `Heads` what begins on a line, judges it by where the line stands (`Acceptance`: inside what an entry says
 * only the name of a paper and nothing else begins another), and keeps what follows as commentary until the next entry or
 * section. Everything that it remembers from line to line is in `ReaderState`, so reading may begin at any line whose state
 * is known.
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
  #inner: (Pick<EntryNode, 'start' | 'end' | 'commentary'> & { readonly section: SectionNode })[] = []
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
    return {
      ...this.#state,
      isOpen: this.#open !== undefined,
      awaitsCommentary: this.awaitsCommentary,
      ...this.#cursor.aboveOf(index),
    }
  }

  get awaitsCommentary(): boolean {
    if (!this.#open) return false
    return this.#open === this.#continued
      ? this.#state.awaitsCommentary && !this.#open.commentary
      : !this.#open.commentary
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
    this.#state = { ...this.#state, awaitsCommentary: this.awaitsCommentary }
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
    const taught = this.#heads.taught(index)
    if (taught) return taught
    if (this.#isInRelated(line)) return undefined
    const head = line.marker === '|' ? this.#rowAt(index) : this.#heads.at(index)
    if (isOutlineTopic(this.#cursor, index) && this.#heads.isAboveEntry(index)) return undefined
    if (!head || this.#isOfOpenPaper(line, index, head)) return undefined
    if (this.#state.goesOn && (!head.title || line.marker === '')) return undefined
    const isFramed = this.#heads.frames.of.get(head.shape)?.slot !== undefined
    if (this.#options.usePriors === false && !isFramed) return undefined
    const acceptance = new Acceptance(this.#cursor, this.#heads, this.stateAt(index))
    return acceptance.accepts(line, index, head) ? head : undefined
  }

  /** Whether a head is part of the open entry: it links the same paper again, it links a page that is no paper inside an item, or it is a label or a record without a link below a heading. */
  #isOfOpenPaper(line: Line, index: number, { link, shape: own }: Head): boolean {
    const { address, itemIndent, openLevel, shape } = this.#state
    const isBelowHeading = shape?.startsWith(`h${openLevel}`) === true
    const isDeeper = itemIndent >= 0 && line.indent > itemIndent
    const goesOn = line.marker === '' ? this.#cursor.kindAbove(index) === 'text' : isDeeper
    const isInside = line.level === 0 ? isBelowHeading || goesOn : isBelowHeading && line.level > openLevel
    if (!isInside || own === shape) return false
    if (isSamePaper(link?.url, address) || (isDeeper && isAbovePage(own, link))) return true
    const isField = (own === shapeOfRecord && !link) || /[:：](?:\*\*|__)?$/.test(this.#cursor.words(line))
    return isBelowHeading && isField
  }

  /** Whether a line goes on with a list of papers that are related to the open entry's. */
  #isInRelated(line: Line): boolean {
    if (!this.#state.isRelated || !this.#open || line.kind !== 'text') return false
    return line.marker === '' || line.indent > this.#state.itemIndent
  }

  #rowAt(index: number): Head | undefined {
    if (isAboveRule(this.#cursor, index)) return this.#heads.at(index)
    const columns = knownColumns(this.#state, () => this.#heads.saidColumnOf(index))
    const own = columns.title < 0 ? this.#heads.at(index) : this.#heads.own(index)
    return readInColumns(this.#cursor, index, columns, own)
  }

  /** Begins the entry, and gives the line after its head. */
  begin(index: number, head: Head): number {
    const line = this.#cursor.lines[index] as Line
    const isHeading = line.kind === 'heading'
    if (isHeading && line.level <= this.#state.openLevel) this.#inner = []
    this.#takeInner()
    this.#open = undefined
    if (isHeading && line.level === 1) this.#readTitle(line, index)
    const isRow = line.marker === '|'
    const entries = nodesOf(head, line, this.#cursor.lines[head.lastLine] as Line)
    const { link } = entries.at(-1)?.head ?? head
    this.#state = {
      ...this.#state,
      previous: head.title ? head.layout : this.#state.previous,
      hasWords: true,
      isRelated: false,
      address: link?.leadsToArxiv ? link.url : undefined,
      shape: head.link?.leadsToPaper ? head.shape : this.#state.shape,
      goesOn: false,
      listNumber: noList,
      isQuoted: line.isQuote,
      endsWithBlock: this.#heads.body.endsWithBlock(index, head, this.#heads.frames),
      openLevel: isHeading ? line.level : 0,
      itemIndent: !isHeading && line.marker !== '' && !isRow ? line.indent : -1,
      boxes: 0,
      ...(isRow ? {} : noColumns),
    }
    this.#made.entries.push(...entries)
    this.#open = entries.at(-1)
    this.#readHeadLines(index, head, entries)
    if (head.isComplete) this.#close()
    return head.lastLine + 1
  }

  /** Tags and mentions in the lines of a head. */
  #readHeadLines(index: number, { lastLine }: Head, entries: readonly EntryNode[]): void {
    for (let at = index; at <= lastLine; at++) {
      const line = this.#cursor.lines[at] as Line
      this.#readTags(line)
      for (const { commentary, head } of entries)
        if (commentary) this.#addMentions(line.links, commentary, head?.link)
    }
  }

  /** The hashtags of a line, those inside its links left out. */
  #readTags(line: Line): void {
    if (line.kind !== 'text' && line.kind !== 'heading' && line.kind !== 'tags') return
    const words = this.#cursor.words(line)
    if (!/[#:：]|^\{\{/.test(words)) return
    const tags = isTagList(words) ? listedTags(words, line.from) : findTagsIn(words, line.from)
    const isInLink = ({ span: { start, end } }: Tag) =>
      line.links.some(({ outerStart, outerEnd }) => outerStart < end && start < outerEnd)
    this.#made.tags.push(...tags.filter((tag) => !isInLink(tag)))
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
    const goesOn = goesOnBelow(this.#cursor, index)
    if (goesOn !== this.#state.goesOn) this.#state = { ...this.#state, goesOn }
    if (line.kind === 'blank' && this.#state.isRelated) this.#leaveRelated(index)
    if (line.kind === 'hidden') this.#keepCode(line)
    if (line.kind === 'blank' || line.kind === 'hidden' || line.kind === 'definition') return
    this.#readTags(line)
    if (this.#open && this.#endsAbove(index)) this.#close()
    if (line.kind === 'heading' && !this.#isInOpen(line, index)) this.#readHeading(line, index)
    else if (line.kind === 'marks') this.#readMarks(line, index)
    else if (line.kind !== 'tags' && !isTagList(this.#cursor.words(line))) this.#readText(line, index)
  }

  #endsAbove(index: number): boolean {
    const isOther = this.#heads.body.isItemOfEntries(index, this.#heads.frames)
    if (isOther && this.#cursor.lines[index]?.indent === this.#state.itemIndent) return true
    return this.#heads.isLead(index) || isAfterBlock(this.#cursor, index, this.#state, this.awaitsCommentary)
  }

  /** A heading may stand in the item that an entry is or in a box, without papers below, and belongs to what is said there. */
  #isInOpen(line: Line, index: number): boolean {
    if (this.#isInItem(line)) return true
    return this.#open && this.#state.boxes > 0 ? !this.#heads.at(this.#cursor.nextFilled(index + 1)) : false
  }

  #isInItem({ indent }: Line): boolean {
    return this.#open !== undefined && this.#state.itemIndent >= 0 && indent > this.#state.itemIndent
  }

  /** Code in the item that an entry is goes on with what is said there. */
  #keepCode(line: Line): void {
    if (this.#open && !this.awaitsCommentary && this.#isInItem(line)) this.#say(this.#open, line)
  }

  #readText(line: Line, index: number): void {
    if (line.marker !== '|') this.#leaveTable()
    else if (isTableHead(this.#cursor, line, index)) this.#readTableHead(line)
    else if (isAboveRule(this.#cursor, index)) this.#openTable(line, index)
    const { statements } = this.#options
    const announcement = new Announcement(this.#cursor, this.#heads, statements, this.stateAt(index))
    const { hasWords, hasTitle } = this.#state
    const property = hasWords ? undefined : propertyIn(this.#cursor, line)
    if (property && !hasTitle) this.#made.title = property.title
    if (!hasWords)
      this.#state = { ...this.#state, hasTitle: hasTitle || !!property?.title, hasWords: !property }
    if (announcement.introducesEntries(line, index)) {
      this.#announce(sectionOf(this.#cursor, line, index, 0))
      this.#keepForm(index)
    } else if (announcement.isGroup(line, index)) this.#openGroup(line, index)
    else this.#readProse(line, index, announcement)
  }

  #keepForm(index: number): void {
    const form = headingForm(this.#cursor, index)
    const { sectionForms } = this.#state
    if (form !== undefined && !sectionForms.includes(`|${form}|`))
      this.#state = { ...this.#state, sectionForms: `${sectionForms}${form}|` }
  }

  /** A numbered label in bold and "- ## Topic" are sections, other labels end what was said above. */
  #openGroup(line: Line, index: number): void {
    const isNumbered =
      line.marker === '1' && line.indent === 0 && /^(\*\*|__)[^*_]+\1[:：]?$/.test(this.#cursor.words(line))
    if (isNumbered || line.level > 0) this.#announce(sectionOf(this.#cursor, line, index, 0))
    else this.#close()
  }

  #readProse(line: Line, index: number, announcement: Announcement): void {
    if (announcement.promisesInVain(line, index)) this.#made.emptyStatements.push(span(line.from, line.to))
    const open = this.#open
    const isFact =
      open !== undefined &&
      (line.links.length > 0 || this.awaitsCommentary) &&
      (isBare(this.#cursor, line) || this.#heads.body.isFact(index, open.head, this.#heads.frames))
    const others = isFact ? this.#others(line.links) : line.links
    this.#addMentions(others, span(line.from, line.to), undefined)
    if (!open) return
    this.#state = { ...this.#state, listNumber: listNumberBelow(this.#cursor, line, this.#state.listNumber) }
    if (announcement.introducesRelated(line, index)) this.#state = { ...this.#state, isRelated: true }
    open.end = line.to
    // Facts say nothing where nothing has been said yet, and neither does the paper's own link at the end.
    const isApart = isFact
      ? this.awaitsCommentary || others.length < line.links.length
      : line.links.length === 0 && !line.isQuote && saysNothing(this.#cursor.words(line))
    if (!isApart) this.#say(open, line)
  }

  #say(open: EntryNode, line: Line): void {
    // The headings above it structure what is said.
    const words = withoutTags(this.#cursor.text, span(line.from, line.to))
    const start =
      open.commentary?.start ?? (this.awaitsCommentary ? this.#inner[0]?.start : undefined) ?? words.start
    open.end = line.to
    open.commentary = span(start, words.end)
  }

  #readHeading(line: Line, index: number): void {
    this.#leaveTable()
    if (line.from === line.to || isTagList(this.#cursor.words(line))) return
    if (line.level === 1 && this.#readTitle(line, index)) return
    this.#state = { ...this.#state, hasWords: true }
    const section = sectionOf(this.#cursor, line, index, line.level)
    const { openLevel } = this.#state
    const open = this.#open
    if (!open || openLevel === 0 || line.level <= openLevel) this.#announce(section)
    else {
      this.#inner.push({ section, start: line.start, end: open.end, commentary: open.commentary })
      this.#state = { ...this.#state, isRelated: introducesRelated(this.#cursor.words(line)) }
    }
  }

  /** A first heading above all words is the title of the document; "# Vision" above entries is none where "# Systems" follows. */
  #readTitle(line: Line, index: number): boolean {
    if (this.#state.hasTitle || this.#state.hasWords || this.#heads.isOneOfSeveral(index)) return false
    this.#state = { ...this.#state, hasTitle: true }
    this.#made.title = labelSpan(this.#cursor, line)
    return true
  }

  #readMarks(line: Line, index: number): void {
    const head = this.#cursor.lines[index - 1]
    if (line.marker === '|' && head?.kind === 'text') this.#readTableHead(head)
    if (this.#open && isPicture(this.#cursor.words(line))) this.#say(this.#open, line)
    this.#state = { ...this.#state, boxes: boxesAfter(this.#cursor.words(line), this.#state.boxes) }
    // What stands below a rule says nothing of the last item of a list.
    if (this.#state.itemIndent >= 0 && line.indent === 0 && isRule.test(this.#cursor.words(line)))
      this.#close()
  }

  #readTableHead(head: Line): void {
    this.#state = { ...this.#state, ...columnsBelow(this.#cursor, head, this.#state) }
  }

  /** A table of papers says nothing of the paper above it. */
  #openTable(head: Line, index: number): void {
    this.#readTableHead(head)
    if (this.#open && this.headAt(index + 2)) this.#close()
  }

  #leaveTable(): void {
    if (this.#state.titleColumn !== undefined) this.#state = { ...this.#state, ...noColumns }
  }

  #announce(section: SectionNode): void {
    this.#inner = []
    this.#close()
    this.#state = { ...this.#state, shape: undefined, isRelated: false }
    this.#made.sections.push(section)
  }

  /** The links that do not lead to the open entry's own paper once more. */
  #others(links: readonly LineLink[]): readonly LineLink[] {
    return links.filter(({ leadsToArxiv, url }) => !leadsToArxiv || !isSamePaper(url, this.#state.address))
  }

  #addMentions(links: readonly LineLink[], { start, end }: Span, own: LineLink | undefined): void {
    for (const link of links) {
      if (link === own || link.outerStart < start || end < link.end || !link.leadsToArxiv) continue
      // "arXiv:2007.04417, 2020. https://arxiv.org/abs/2007.04417" names one paper twice.
      if (!own?.leadsToArxiv || !isSamePaper(link.url, own.url)) this.#made.mentions.push(link)
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
    this.#state = { ...this.#state, ...noEntry }
  }
}
