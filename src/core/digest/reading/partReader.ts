import { type Span, span } from '../../base/span.ts'
import type { LayoutId, Tag } from '../digest.ts'
import type { EntryHead, Surroundings } from '../layouts/layout.ts'
import { isArxivLink } from '../layouts/linkLabels.ts'
import { saidColumnOf, titleColumnOf } from '../layouts/tableRow.ts'
import { titleLink } from '../layouts/titleLink.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isAuthorLine } from '../text/titles.ts'
import { EntryFinder, type Found } from './entryFinder.ts'
import { type Continuation, type EntryRows, EntryTable } from './entryTable.ts'
import { InnerHeadings } from './innerHeadings.ts'
import type { LabelNode, LinkNode, SectionNode } from './nodes.ts'
import type { ReaderState } from './readerState.ts'
import { TagReader } from './tagReader.ts'

/** What was read between two cuts. */
export interface Reading {
  readonly title: LabelNode | undefined
  readonly entries: EntryRows
  readonly sections: readonly SectionNode[]
  readonly emptyStatements: readonly LabelNode[]
  readonly mentions: readonly LinkNode[]
  readonly tags: readonly Tag[]
  /** The rest of the entry that was open before the part; `undefined` when nothing of it is here. */
  readonly continued: Continuation | undefined
}

/** One walk over lines: each begins an entry, announces a section, or belongs to what is open. */
export class PartReader implements Surroundings {
  readonly #lines: LineTable
  /** Says of each line what begins there. */
  readonly finder: EntryFinder
  readonly #entries: EntryTable
  /** The row of the first entry since the last cut. */
  #first = 0
  #sections: SectionNode[] = []
  #emptyStatements: LabelNode[] = []
  #mentions: LinkNode[] = []
  readonly #tags: TagReader
  #title: LabelNode | undefined
  /** The row of the open entry, which stands for its rest when it began before what is read here; -1 for none. */
  #open = -1
  /** The row of the rest of an entry that began before the last cut; -1 for none. */
  #continued = -1
  readonly #inner = new InnerHeadings()
  #hasTitle: boolean
  #hasWords: boolean
  #openLevel: number
  previous: LayoutId | undefined
  headingLevel: number
  sectionLevels: number
  itemIndent: number
  titleColumn: number
  saidColumn: number

  constructor(lines: LineTable, from: number, state: ReaderState, statements: ReadonlySet<string>) {
    this.#lines = lines
    this.finder = new EntryFinder(lines, statements, this)
    this.#tags = new TagReader(lines, from)
    this.#entries = new EntryTable(lines.links.count + 1)
    this.#hasTitle = state.hasTitle
    this.#hasWords = state.hasWords
    this.#openLevel = state.openLevel
    this.previous = state.previous
    this.headingLevel = state.headingLevel
    this.sectionLevels = state.sectionLevels
    this.itemIndent = state.itemIndent
    this.titleColumn = state.titleColumn
    this.saidColumn = state.saidColumn
    if (state.isOpen) this.#continue(from, state.awaitsCommentary)
  }

  get awaitsCommentary(): boolean {
    return this.#open >= 0 && !this.#entries.isCommented(this.#open)
  }

  get isBelowHead(): boolean {
    return this.#open >= 0 && this.itemIndent < 0
  }

  /** What reading from the line on must know. */
  stateAt(line: number): ReaderState {
    return {
      previous: this.previous,
      headingLevel: this.headingLevel,
      sectionLevels: this.sectionLevels,
      isOpen: this.#open >= 0,
      awaitsCommentary: this.awaitsCommentary,
      openLevel: this.#openLevel,
      itemIndent: this.itemIndent,
      titleColumn: this.titleColumn,
      saidColumn: this.saidColumn,
      hasTitle: this.#hasTitle,
      hasWords: this.#hasWords,
      above: this.#lines.kindAbove(line),
    }
  }

  /** Whether the text may be cut in front of the line that comes next. */
  get canCut(): boolean {
    return this.#inner.isEmpty
  }

  /** Gives what was read since the last cut, and goes on behind it. */
  cut(): Reading {
    const reading = {
      title: this.#title,
      entries: { table: this.#entries, from: this.#first, to: this.#entries.count },
      sections: this.#sections,
      emptyStatements: this.#emptyStatements,
      mentions: this.#mentions,
      tags: this.#tags.take(),
      continued: this.#continued < 0 ? undefined : this.#entries.continuation(this.#continued),
    }
    this.#first = this.#entries.count
    this.#sections = []
    this.#emptyStatements = []
    this.#mentions = []
    this.#title = undefined
    this.#continued = -1
    return reading
  }

  /** The open entry goes on behind a cut at this offset. */
  resume(from: number): void {
    if (this.#open >= 0) this.#continue(from, this.awaitsCommentary)
  }

  #continue(from: number, awaitsCommentary: boolean): void {
    this.#open = this.#entries.addContinued(from, awaitsCommentary)
    this.#continued = this.#open
    this.#first = this.#entries.count
  }

  /** Reads a line on which no entry begins. */
  readOther(line: number): void {
    const kind = this.#lines.kinds[line]
    if (kind === lineKind.blank || kind === lineKind.hidden) return
    this.#tags.read(line)
    if (kind === lineKind.heading) this.#readHeading(line)
    else if (kind === lineKind.marks) this.#readMarks(line)
    else if (kind === lineKind.text) this.#readText(line)
  }

  /** Begins the entry of a line that is its title, as at a glance, and gives the line behind its link. */
  beginPlainly(line: number): number {
    if (!this.#inner.isEmpty) this.#takeInner()
    this.#close()
    this.#hasWords = true
    this.previous = titleLink.id
    this.#leaveTable()
    this.#open = this.#entries.addPlain(this.#lines, line)
    this.#tags.readLines(line, line + 1)
    return line + 2
  }

  /** Begins the entry, and gives the line behind its head. */
  begin(line: number, { layout, head }: Found): number {
    const lines = this.#lines
    const isHeading = lines.kinds[line] === lineKind.heading
    if (isHeading && (lines.levels[line] ?? 0) <= this.#openLevel) this.#inner.clear()
    if (!this.#inner.isEmpty) this.#takeInner()
    this.#close()
    if (isHeading && lines.levels[line] === 1) this.#readTitle(line)
    this.#hasWords = true
    if (head.title) this.previous = layout
    this.#openLevel = isHeading ? (lines.levels[line] ?? 0) : 0
    if (isHeading) this.headingLevel = this.#openLevel
    this.itemIndent = !isHeading && lines.has(line, lineMark.listItem) ? (lines.indents[line] ?? 0) : -1
    if (!lines.has(line, lineMark.tableRow)) this.#leaveTable()
    this.#open = this.#entries.add(lines, line, layout, head)
    this.#readHead(line, head)
    if (head.isComplete) this.#close()
    return head.lastLine + 1
  }

  /** Tags and mentions in the lines of a head. */
  #readHead(line: number, { lastLine, commentary }: EntryHead): void {
    this.#tags.readLines(line, lastLine)
    if (!commentary) return
    for (let next = line; next <= lastLine; next++) this.#addMentions(next, commentary)
  }

  #readText(line: number): void {
    const lines = this.#lines
    if (!lines.has(line, lineMark.tableRow)) this.#leaveTable()
    this.#hasWords = true
    if (this.finder.announces(line)) this.#announce(this.#sectionAt(line, 0))
    else this.#readProse(line)
  }

  #readProse(line: number): void {
    const start = this.#lines.wordStart(line)
    const end = this.#lines.wordEnd(line)
    if (this.finder.announcesNothing(line)) this.#emptyStatements.push({ start, end })
    this.#addProse(line, start, end)
  }

  #readHeading(line: number): void {
    const lines = this.#lines
    this.#leaveTable()
    if (lines.wordStart(line) === lines.wordEnd(line)) return
    const level = lines.levels[line] ?? 1
    if (level === 1 && this.#readTitle(line)) return
    this.#hasWords = true
    const section = this.#sectionAt(line, level)
    if (this.#open < 0 || this.#openLevel === 0 || level <= this.#openLevel) this.#announce(section)
    else this.#inner.add(section, this.#entries, this.#open)
  }

  /** A first heading above all words is the title of the document. */
  #readTitle(line: number): boolean {
    if (this.#hasTitle || this.#hasWords) return false
    this.#hasTitle = true
    this.#title = { start: this.#lines.wordStart(line), end: this.#lines.wordEnd(line) }
    return true
  }

  #readMarks(line: number): void {
    if (!this.#lines.has(line, lineMark.tableRow) || line === 0) return
    this.titleColumn = titleColumnOf(this.#lines, line - 1)
    this.saidColumn = saidColumnOf(this.#lines, line - 1)
  }

  #leaveTable(): void {
    this.titleColumn = -1
    this.saidColumn = -1
  }

  #sectionAt(line: number, level: number): SectionNode {
    const lines = this.#lines
    const isEmpty = level > 0 && isBare(lines, line, level)
    return { start: lines.wordStart(line), end: lines.wordEnd(line), level, isEmpty }
  }

  #announce(section: SectionNode): void {
    this.#inner.clear()
    this.#close()
    this.#sections.push(section)
    if (section.level > 0) this.sectionLevels |= 1 << section.level
  }

  #addProse(line: number, start: number, end: number): void {
    if (this.#lines.linkCount(line) > 0) this.#addMentions(line, span(start, end))
    const open = this.#open
    if (open < 0) return
    const entries = this.#entries
    entries.extend(open, end)
    // A bare link says nothing about the paper: it leads to its code or its page.
    const isApart =
      !entries.isCommented(open) && (this.#lines.bareLink(line) >= 0 || isAuthorsOf(this.#lines, line))
    if (!isApart) entries.comment(open, start, end)
  }

  #addMentions(line: number, { start, end }: Span): void {
    const { links } = this.#lines
    for (let link = this.#lines.firstLink(line); link < this.#lines.firstLink(line + 1); link++) {
      if (start <= links.outerStart(link) && links.end(link) <= end && isArxivLink(this.#lines, link)) {
        this.#mentions.push({ form: links.form(link), start: links.start(link), end: links.end(link) })
      }
    }
  }

  /** Headings inside the entry above another one have announced that one. */
  #takeInner(): void {
    if (this.#open >= 0) this.#sections.push(...this.#inner.take(this.#entries, this.#open))
  }

  #close(): void {
    this.#open = -1
    this.#openLevel = 0
    this.itemIndent = -1
  }
}

/** Whether nothing but blank lines stands between a heading and the next of its rank, or the end of the text. */
function isBare(lines: LineTable, line: number, level: number): boolean {
  const next = lines.nextFilled(line + 1)
  const kind = lines.kindAt(next)
  return kind === undefined || (kind === lineKind.heading && (lines.levels[next] ?? 0) <= level)
}

/** Whether a line right below the head of an entry lists authors. */
function isAuthorsOf(lines: LineTable, line: number): boolean {
  const first = lines.text.charCodeAt(lines.wordStart(line))
  const isCapital = first >= 65 && first <= 90
  return (
    (isCapital || first === 42 || first === 95) &&
    lines.linkCount(line) === 0 &&
    isAuthorLine(lines.words(line))
  )
}
