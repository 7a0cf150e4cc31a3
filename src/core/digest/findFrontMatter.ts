import { type Span, span } from '../base/span.ts'

export interface FrontMatterPlace {
  /** What stands between the two marks, the last line end included. */
  readonly content: Span
  /** Where the document goes on behind the closing mark's line. */
  readonly bodyStart: number
}

/** A header that has not closed up to here is none: a line of `---` begins many a text. */
export const longestFrontMatter = 20_000

const opening = /^\uFEFF?---[ \t]*\r?\n/
const closing = /^(?:---|\.\.\.)[ \t]*$/gm

/** Whether the text begins as one with a header does, closed or not. */
export function opensFrontMatter(text: string): boolean {
  return opening.test(text)
}

/** The YAML header between two lines of `---`, which must open the document. */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const open = opening.exec(text)
  if (!open) return undefined
  closing.lastIndex = open[0].length
  const close = closing.exec(text.slice(0, longestFrontMatter))
  if (!close) return undefined
  const newline = text.indexOf('\n', close.index)
  return { content: span(open[0].length, close.index), bodyStart: newline < 0 ? text.length : newline + 1 }
}
