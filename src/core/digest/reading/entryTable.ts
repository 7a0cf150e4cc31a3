import { type Span, span } from '../../base/span.ts'
import type { LayoutId } from '../digest.ts'
import type { EntryHead } from '../layouts/layout.ts'
import type { LineTable } from '../text/lineTable.ts'
import type { LinkForm } from '../text/linkTable.ts'
import type { LinkNode } from './nodes.ts'

/** What a part's beginning says about an entry that began before it. */
export interface Continuation {
  readonly commentary: Span | undefined
  readonly end: number
}

/** Some entries of a table, from one row up to another. */
export interface EntryRows {
  readonly table: EntryTable
  readonly from: number
  readonly to: number
}

/** The columns: the entry; its title; the form of its link and the link; its commentary. -1 where there is nothing. */
const width = 9

/**
 * Entries as rows of numbers, which are offsets into the text that was read: as objects those of a long digest take longer
 * to make than to find. Parts that were read together share one table.
 */
export class EntryTable {
  count = 0
  readonly #layouts: LayoutId[]
  #rows: Int32Array

  /** @param capacity entries that there is room for at first */
  constructor(capacity: number) {
    this.#rows = new Int32Array(capacity * width)
    this.#layouts = new Array(capacity)
  }

  /** Adds an entry as its head begins it, and gives its row. */
  add(
    lines: LineTable,
    line: number,
    layout: LayoutId,
    { title, link, lastLine, commentary }: EntryHead,
  ): number {
    const { links } = lines
    const at = this.#nextRow(layout)
    const rows = this.#rows
    rows[at] = lines.wordStart(line)
    rows[at + 1] = lines.wordEnd(lastLine)
    rows[at + 2] = title ? title.start : -1
    rows[at + 3] = title ? title.end : -1
    rows[at + 4] = link < 0 ? -1 : links.form(link)
    rows[at + 5] = link < 0 ? -1 : links.start(link)
    rows[at + 6] = link < 0 ? -1 : links.end(link)
    rows[at + 7] = commentary ? commentary.start : -1
    rows[at + 8] = commentary ? commentary.end : -1
    return this.count - 1
  }

  /** Adds the entry of a line that is its title and the next one that is its link, and gives its row. */
  addPlain(lines: LineTable, line: number): number {
    const { links } = lines
    const link = lines.firstLink(line + 1)
    const at = this.#nextRow('title-link')
    const rows = this.#rows
    rows[at] = lines.wordStart(line)
    rows[at + 1] = lines.wordEnd(line + 1)
    rows[at + 2] = lines.wordStart(line)
    rows[at + 3] = lines.wordEnd(line)
    rows[at + 4] = links.form(link)
    rows[at + 5] = links.start(link)
    rows[at + 6] = links.end(link)
    rows[at + 7] = -1
    rows[at + 8] = -1
    return this.count - 1
  }

  /** Adds the rest, from an offset on, of an entry that began before it. */
  addContinued(from: number, awaitsCommentary: boolean): number {
    const said = awaitsCommentary ? -1 : from
    const at = this.#nextRow('title-link')
    const rows = this.#rows
    rows[at] = from
    rows[at + 1] = from
    for (let column = 2; column < width; column++) rows[at + column] = column < 7 ? -1 : said
    return this.count - 1
  }

  #nextRow(layout: LayoutId): number {
    const row = this.count++
    const at = row * width
    if (at + width > this.#rows.length) {
      const wider = new Int32Array(Math.max(16 * width, this.#rows.length * 2))
      wider.set(this.#rows)
      this.#rows = wider
    }
    this.#layouts[row] = layout
    return at
  }

  layout(row: number): LayoutId {
    return this.#layouts[row] ?? 'title-link'
  }

  start(row: number): number {
    return this.#cell(row, 0)
  }

  end(row: number): number {
    return this.#cell(row, 1)
  }

  title(row: number): Span | undefined {
    return this.#spanAt(row, 2)
  }

  link(row: number): LinkNode | undefined {
    const form = this.#cell(row, 4)
    if (form < 0) return undefined
    return { form: form as LinkForm, start: this.#cell(row, 5), end: this.#cell(row, 6) }
  }

  commentary(row: number): Span | undefined {
    return this.#spanAt(row, 7)
  }

  /** Whether something is said about the paper. */
  isCommented(row: number): boolean {
    return this.#cell(row, 7) >= 0
  }

  /** The entry goes on up to an offset. */
  extend(row: number, end: number): void {
    this.#rows[row * width + 1] = end
  }

  /** The words between two offsets are said about the paper, and all between them and what was said before. */
  comment(row: number, start: number, end: number): void {
    const at = row * width
    if ((this.#rows[at + 7] ?? -1) < 0) this.#rows[at + 7] = start
    this.#rows[at + 8] = end
  }

  /** Ends the entry, and what is said about its paper, where they ended before. */
  cutBack(row: number, end: number, commentaryEnd: number): void {
    const at = row * width
    this.#rows[at + 1] = end
    this.#rows[at + 8] = commentaryEnd
    if (commentaryEnd < 0) this.#rows[at + 7] = -1
  }

  /** What the rest of an entry has come to; `undefined` when nothing of it is there. */
  continuation(row: number): Continuation | undefined {
    const start = this.start(row)
    const end = this.end(row)
    if (end === start) return undefined
    const commentary = this.commentary(row)
    return { commentary: commentary && commentary.end > start ? commentary : undefined, end }
  }

  #spanAt(row: number, column: number): Span | undefined {
    const start = this.#cell(row, column)
    return start < 0 ? undefined : span(start, this.#cell(row, column + 1))
  }

  #cell(row: number, column: number): number {
    return this.#rows[row * width + column] as number
  }
}
