import type { Span } from '../../base/span.ts'
import type { Head, NamedPaper } from '../layouts/layout.ts'
import { type Line, type LineAbove, type LineLink, startOfText } from '../lines/line.ts'
import type { LayoutId, SharedLines, Tag } from '../model.ts'

/**
 * What is remembered of everything above a line to go on from there. A value: every change makes another. Nothing hides the
 * lines that follow.
 */
export interface ReaderState extends LineAbove {
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
  /** How many boxes, "::: {.callout-note}", are open in what is said of the open entry. */
  readonly boxes: number
  /** The open entry stands in a quotation. */
  readonly isQuoted: boolean
  /** See `listNumberBelow`. */
  readonly listNumber: number
  /** The sentence of the line above goes on with a link. */
  readonly goesOn: boolean
  /** The columns of the open table that hold titles and what is said; `undefined` outside of tables. */
  readonly titleColumn: number | undefined
  readonly saidColumn: number | undefined
  /** Those that hold no papers of the digest by what its head says, each between commas: ",2,3,". */
  readonly otherColumns: string | undefined
  /** Those that hold papers by what its head says, in the same way. */
  readonly paperColumns: string | undefined
  /** Those that hold people, days or topics, in the same way. */
  readonly nameColumns: string | undefined
  /** The forms of lines by which sections were announced above, each between bars: "|**|plain|". */
  readonly sectionForms: string
  readonly hasTitle: boolean
  /** Words have been read; a heading below them is not the title of the document. */
  readonly hasWords: boolean
}

/** The number of an item where no list goes on. */
export const noList = -1

/** Outside of tables. */
export const noColumns = {
  titleColumn: undefined,
  saidColumn: undefined,
  otherColumns: undefined,
  paperColumns: undefined,
  nameColumns: undefined,
}

/** Below no entry. */
export const noEntry = {
  address: undefined,
  openLevel: 0,
  itemIndent: -1,
  endsWithBlock: false,
  boxes: 0,
  isQuoted: false,
}

export const initialState: ReaderState = {
  previous: undefined,
  shape: undefined,
  isRelated: false,
  isOpen: false,
  awaitsCommentary: false,
  ...noEntry,
  listNumber: noList,
  goesOn: false,
  ...noColumns,
  sectionForms: '|',
  hasTitle: false,
  hasWords: false,
  ...startOfText,
}

export function isSameState(a: ReaderState, b: ReaderState): boolean {
  return (Object.keys(initialState) as (keyof ReaderState)[]).every((key) => a[key] === b[key])
}

/** How many boxes are open after a line of marks. */
export function boxesAfter(words: string, boxes: number): number {
  if (!words.startsWith(':::')) return boxes
  return /[\w{]/.test(words) ? boxes + 1 : Math.max(0, boxes - 1)
}

// What reading gives, before the parts of the document have their places in it.

/** An entry as it was read; offsets count from the start of the text that was read. */
export interface EntryNode {
  readonly head: Head | undefined
  readonly start: number
  headEnd: number
  end: number
  commentary: Span | undefined
  readonly shared?: SharedLines | undefined
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

/** What was read before the first line of a part. */
export function nothing() {
  return { title: undefined, entries: [], sections: [], emptyStatements: [], mentions: [], tags: [] } as {
    title: Span | undefined
    entries: EntryNode[]
    sections: SectionNode[]
    emptyStatements: Span[]
    mentions: LineLink[]
    tags: Tag[]
  }
}

/**
 * The entries that a head gives: one for each paper that its lines name. Each ends where the next begins; what the lines say of
 * the papers, and what follows below, is said of the last.
 * @param first and last line of the head
 */
export function nodesOf(head: Head, first: Line, last: Line): readonly EntryNode[] {
  const { papers, commentary } = head
  const whole = { head, start: first.from, headEnd: last.to, end: last.to, commentary }
  if (!papers) return [whole]
  const names = papers.map(({ name }) => name)
  return papers.map(({ title, link }, index): EntryNode => {
    const end = names[index + 1]?.start ?? last.to
    return {
      head: { ...head, title: link === head.link ? head.title : title, link, papers: undefined },
      start: index === 0 ? first.from : (names[index]?.start ?? first.from),
      headEnd: end,
      end,
      commentary: saidOf(papers, index, commentary),
      shared: { names, index },
    }
  })
}

/** What is said of one of several papers: in its own cell, or after the last of them. */
function saidOf(
  papers: readonly NamedPaper[],
  index: number,
  commentary: Span | undefined,
): Span | undefined {
  const { commentary: own } = papers[index] as NamedPaper
  if (own || !commentary) return own
  const last = papers.findLastIndex((each) => each.name.start <= commentary.start)
  return index === Math.max(0, last) ? commentary : undefined
}
