import type { Span } from '../../base/span.ts'
import type { Label, LayoutId, Link } from '../digest.ts'
import type { Line } from '../lines.ts'

/** The part of an entry that names the paper. */
export interface EntryHead {
  readonly title: Label | undefined
  readonly link: Link | undefined
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
}

/** A paper to be written into a digest. */
export interface EntryText {
  readonly title: string
  readonly url: string
}

/** One way to lay out an entry. Pure and stateless. */
export interface Layout {
  readonly id: LayoutId
  /** The head that begins at the line, or `undefined` when this layout does not begin there. */
  read(lines: readonly Line[], index: number, surroundings: Surroundings): EntryHead | undefined
  /** A title as this layout writes it. */
  escapeTitle(title: string): string
  /** The head's lines, without a final line end. */
  write(entry: EntryText): string
}
