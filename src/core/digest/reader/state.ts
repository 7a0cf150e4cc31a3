import type { LineKind } from '../lines/line.ts'
import type { LayoutId } from '../model.ts'

/** What is remembered of everything above a line to go on from there. A value: every change makes another. */
export interface ReaderState {
  /** The layout of the last entry that had a title. */
  readonly previous: LayoutId | undefined
  /** The shape of the last entry of this section whose link leads to a known place of papers. */
  readonly shape: string | undefined
  /** A label in what an entry says has introduced papers that are related to its own. */
  readonly isRelated: boolean
  /** An entry is open: what follows is said about it. */
  readonly isOpen: boolean
  /** The address of the open entry's paper; `undefined` when that is none of arXiv. */
  readonly address: string | undefined
  /** Nothing is said about the open entry yet. */
  readonly awaitsCommentary: boolean
  /** The level of the heading that the open entry has; 0 for other entries. */
  readonly openLevel: number
  /** The indentation of the list item that the open entry is; -1 for other entries. */
  readonly itemIndent: number
  /** Paragraphs after the item or the quotation that the open entry is say nothing of its paper. */
  readonly endsWithBlock: boolean
  /** The open entry stands in a quotation. */
  readonly isQuoted: boolean
  /** The sentence of the line above goes on with a link. */
  readonly goesOn: boolean
  /** The columns of the open table that hold titles and what is said; `undefined` outside of tables. */
  readonly titleColumn: number | undefined
  readonly saidColumn: number | undefined
  /** The forms of lines by which sections were announced above, each between bars: "|**|plain|". */
  readonly sectionForms: string
  readonly hasTitle: boolean
  /** Words have been read; a heading below them is not the title of the document. */
  readonly hasWords: boolean
  /** What the line above is; `undefined` at the start of the text. Nothing hides the lines that follow. */
  readonly above: LineKind | undefined
  /** The line above is a row of a table, which goes on without bars around its rows. */
  readonly isRowAbove: boolean
}

export const initialState: ReaderState = {
  previous: undefined,
  shape: undefined,
  isRelated: false,
  isOpen: false,
  address: undefined,
  awaitsCommentary: false,
  openLevel: 0,
  itemIndent: -1,
  endsWithBlock: false,
  isQuoted: false,
  goesOn: false,
  titleColumn: undefined,
  saidColumn: undefined,
  sectionForms: '|',
  hasTitle: false,
  hasWords: false,
  above: undefined,
  isRowAbove: false,
}

export function isSameState(a: ReaderState, b: ReaderState): boolean {
  return (Object.keys(initialState) as (keyof ReaderState)[]).every((key) => a[key] === b[key])
}
