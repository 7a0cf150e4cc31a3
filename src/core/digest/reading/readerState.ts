import type { LayoutId } from '../digest.ts'
import type { LineKind } from '../text/lineTable.ts'

/** What reading must know of everything above a line to go on from there. */
export interface ReaderState {
  /** The layout of the last entry that had a title. */
  readonly previous: LayoutId | undefined
  /** The level of the heading of the last entry in a heading; 0 before the first. */
  readonly headingLevel: number
  /** The levels of headings that were sections so far, as bits. */
  readonly sectionLevels: number
  /** An entry is open: what follows is said about it. */
  readonly isOpen: boolean
  /** Nothing is said about the open entry yet. */
  readonly awaitsCommentary: boolean
  /** The level of the heading that the open entry has; 0 for other entries. */
  readonly openLevel: number
  /** The indentation of the list item that the open entry is; -1 for other entries. */
  readonly itemIndent: number
  /** The column of the open table that holds titles; -1 outside of tables. */
  readonly titleColumn: number
  /** The column of the open table that holds what is said; -1 outside of tables. */
  readonly saidColumn: number
  readonly hasTitle: boolean
  /** Words have been read; a heading below them is not the title of the document. */
  readonly hasWords: boolean
  /** What the line above is; `undefined` at the start of the text. Nothing hides the lines that follow. */
  readonly above: LineKind | undefined
}

export const initialState: ReaderState = {
  previous: undefined,
  headingLevel: 0,
  sectionLevels: 0,
  isOpen: false,
  awaitsCommentary: false,
  openLevel: 0,
  itemIndent: -1,
  titleColumn: -1,
  saidColumn: -1,
  hasTitle: false,
  hasWords: false,
  above: undefined,
}

export function isSameState(a: ReaderState, b: ReaderState): boolean {
  return (
    a.previous === b.previous &&
    a.headingLevel === b.headingLevel &&
    a.sectionLevels === b.sectionLevels &&
    a.isOpen === b.isOpen &&
    a.awaitsCommentary === b.awaitsCommentary &&
    a.openLevel === b.openLevel &&
    a.itemIndent === b.itemIndent &&
    a.titleColumn === b.titleColumn &&
    a.saidColumn === b.saidColumn &&
    a.hasTitle === b.hasTitle &&
    a.hasWords === b.hasWords &&
    a.above === b.above
  )
}
