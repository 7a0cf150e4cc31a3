import type { Span } from '../../base/span.ts'
import type { LayoutId } from '../digest.ts'
import type { LineTable } from '../text/lineTable.ts'

/** The part of an entry that names the paper. */
export interface EntryHead {
  readonly title: Span | undefined
  /** Index in the table of links; -1 when the entry has none. */
  readonly link: number
  /** Index of the last line that belongs to it. */
  readonly lastLine: number
  /** What the same lines say about the paper, behind or beside its name. */
  readonly commentary: Span | undefined
  /** All is said: what follows the lines does not belong to the entry, as below a row of a table. */
  readonly isComplete?: boolean
}

/** What a layout may know of the text above the line it reads. */
export interface Surroundings {
  /** The entry above has nothing said about it yet. */
  readonly awaitsCommentary: boolean
  /** The layout of the entry above that had a title; `undefined` before the first. */
  readonly previous: LayoutId | undefined
  /** The level of the heading that the last entry in a heading had; 0 before the first. */
  readonly headingLevel: number
  /** The levels of headings that were sections so far, as bits: 2 for the first level, 4 for the second. */
  readonly sectionLevels: number
  /** The indentation of the list item that the entry above is; -1 when it is none, or there is no entry above. */
  readonly itemIndent: number
  /** An entry is open whose head is no list item. */
  readonly isBelowHead: boolean
  /** The column of a table that holds titles, from 0; -1 when its head does not say. */
  readonly titleColumn: number
  /** The column of a table that holds what is said of the papers, from 0; -1 when its head does not say. */
  readonly saidColumn: number
}

/** A paper to be written into a digest. */
export interface EntryText {
  readonly title: string
  readonly url: string
  /** What stands in front of the title on its line: a number, a date. */
  readonly before?: string
  /** What follows the title on its line: authors, a venue. */
  readonly behind?: string
}

/** One way to lay out an entry. Pure and stateless. */
export interface Layout {
  readonly id: LayoutId
  /** The {@link lineCue}s of the lines on which it may begin. */
  readonly beginsOn: number
  /** The head that begins at the line, or `undefined` when this layout does not begin there. */
  read(lines: LineTable, line: number, surroundings: Surroundings): EntryHead | undefined
  /** A title as this layout writes it. */
  escapeTitle(title: string): string
  /** A title as other layouts write it, from how it is written here. */
  plainTitle(title: string): string
  /**
   * Matches the heads that say nothing but what {@link EntryText} holds, see {@link headPattern}. Without one, entries are
   * never converted from or to this layout.
   */
  readonly pattern: RegExp | undefined
  /** The head's lines, without a final line end. */
  write(entry: EntryText): string
}
