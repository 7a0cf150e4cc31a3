import { LineTable } from '../../base/lineTable.ts'
import { type Span, span } from '../../base/span.ts'
import { dateIn } from '../../digest/date.ts'
import { Hiding } from '../../digest/lines/hiding.ts'
import { fileBehind } from './filePaths.ts'

/** A line of a list or table that links to one text file beside the document. */
export interface IndexLine {
  /** From its first to its last word. */
  readonly span: Span
  /** Where the link's target stands. */
  readonly target: Span
  /** The file that it leads to, as the archive names it. */
  readonly file: string
  /** The date that its words name. */
  readonly date: string | undefined
  /** Where that date stands, when it is one of numbers. */
  readonly dateSpan: Span | undefined
}

const item = /^[ \t]*(?:[-*+][ \t]|\d{1,4}[.)][ \t]|\|)/
/** A link to a text file; people leave spaces in its path as they are. */
const link = /\[[^\]\n]{0,300}\]\(([^()\n]{1,300}?\.(?:md|markdown|txt|digest)(?:#[^()\s]{0,100})?)\)/gi
/** A longer line is no line of an index. */
const longestLine = 1_000
const numericDate = /(?<!\d)(?:19|20)\d{2}([-./_])\d{1,2}\1\d{1,2}(?!\d)/

/** The lines of a document that are like those of an index. */
export function findIndexLines(text: string, from: string): readonly IndexLine[] {
  const found: IndexLine[] = []
  const hiding = new Hiding()
  for (const line of new LineTable(text)) {
    const words = text.slice(line.start, line.end)
    if (hiding.hides(words.trim()) || words.length > longestLine || !item.test(words)) continue
    const read = readLine(words, line.start, from)
    if (read) found.push(read)
  }
  return found
}

function readLine(words: string, start: number, from: string): IndexLine | undefined {
  const [only, ...more] = words.matchAll(link)
  const [whole = '', target = ''] = only ?? []
  const file = fileBehind(from, target)
  if (!only || more.length > 0 || file === undefined) return undefined
  const targetStart = only.index + whole.length - target.length - 1
  // What the path says is the file's, not the line's.
  const said =
    words.slice(0, targetStart) + ' '.repeat(target.length) + words.slice(targetStart + target.length)
  const numeric = numericDate.exec(said)
  return {
    span: span(start + words.length - words.trimStart().length, start + words.trimEnd().length),
    target: span(start + targetStart, start + targetStart + target.length),
    file,
    date: dateIn(said),
    dateSpan: numeric ? span(start + numeric.index, start + numeric.index + numeric[0].length) : undefined,
  }
}
