import { type Span, slice, span } from '../base/span.ts'
import type { Label } from './digest.ts'

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

const titleLine = /^(title:[ \t]*)(["']?)(\S.*?)\2[ \t]*\r?$/m

/** The title that a site generator would take from the header; whoever wants its YAML proper reads it with a library. */
export function titleInFrontMatter(document: {
  readonly text: string
  readonly frontMatter: Span | undefined
}): Label | undefined {
  const { text, frontMatter } = document
  const match = frontMatter && titleLine.exec(slice(text, frontMatter))
  const [, lead = '', quote = '', words = ''] = match ?? []
  if (!match) return undefined
  const start = frontMatter.start + match.index + lead.length + quote.length
  return { span: span(start, start + words.length), text: words }
}
