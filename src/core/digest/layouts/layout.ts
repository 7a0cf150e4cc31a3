import type { Span } from '../../base/span.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { LineLink } from '../lines/links.ts'
import type { LayoutId } from '../model.ts'
import type { Level } from '../titles/judge.ts'

/**
 * How far a head speaks for itself.
 * - `pure`: nothing but the name of a paper and what belongs to it: links, authors, a venue
 * - `parted`: a sign says where the commentary begins
 * - `running`: words go on without one
 * - `doubtful`: it is read only where the document's other entries look the same
 */
export type Fit = 'pure' | 'parted' | 'running' | 'doubtful'

/** The part of an entry that names the paper, as a layout reads it. */
export interface Head {
  readonly layout: LayoutId
  /** Lines of one shape are laid out alike; frames count them together. */
  readonly shape: string
  /** Where in the shape the title stands. */
  readonly slot: string
  readonly fit: Fit
  readonly title: Span | undefined
  readonly level: Level
  readonly link: LineLink | undefined
  /** The link leads to a place of papers, or says so. */
  readonly isPaper: boolean
  /** Index of the last line that belongs to it. */
  readonly lastLine: number
  /** What the same lines say about the paper. */
  readonly commentary: Span | undefined
  /** All is said: what follows the lines does not belong to the entry, as below a row of a table. */
  readonly isComplete?: boolean
  /** It is read by a pattern that the writer taught, which goes before all that is known otherwise. */
  readonly isTaught?: boolean
}

/** What a layout may know besides the lines. */
export interface LayoutContext {
  /** The slot in which lines of a shape have their titles in this document; `undefined` where nothing is known. */
  slotOf(shape: string): string | undefined
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
  /** Title and link have lines of their own, share one, or are cells of a table's row. */
  readonly trait: 'own lines' | 'inline' | 'row'
  /**
   * The head that begins at the line, or `undefined` when this layout does not begin there. Layouts that are told apart only
   * after the head has been read share a reader, which says in the head whose it is.
   */
  read(cursor: Cursor, index: number, context: LayoutContext): Head | undefined
  /** A title as this layout writes it. */
  escapeTitle(title: string): string
  /** A title as other layouts write it, from how it is written here. */
  plainTitle(title: string): string
  /**
   * Matches the heads that say nothing but what {@link EntryText} holds. Without one, entries are never converted from or to
   * this layout.
   */
  readonly pattern: RegExp | undefined
  /** The head's lines, without a final line end. */
  write(entry: EntryText): string
}

/** The end of the shape of what is an entry only between others. */
export const among = ' among'
