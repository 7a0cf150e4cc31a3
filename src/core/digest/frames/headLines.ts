import { type Span, span } from '../../base/span.ts'
import { type Digest, type Entry, lineAt } from '../model.ts'

/** What an entry may begin with on its line: indentation, and marks of quotations, lists and headings. */
export const entryMarks =
  /^[\s>]*(?:(?:[-*+•・※■●]|\(?\d{1,4}[.)、]|\[\d{1,4}\]|#{1,6})\s+)*(?:\[[ xX]\]\s+)?/u

/** The marks with which a line begins, whatever their number is and whether they are ticked. */
export function kindOfMarks(line: string): string {
  const marks = entryMarks.exec(line)?.[0] ?? ''
  return marks
    .replace(/\d+/g, '1')
    .replace(/\[[ xX]\]\s+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The lines on which an entry is named. */
export function headLines(digest: Digest, { head }: Entry): Span {
  return span(lineAt(digest, head.start).start, lineAt(digest, head.end).end)
}

const number = /(?<![\p{L}\d.:/@#-]|\d\s)#?(\d{1,3})(?=[\s.)\]/*:、．|]|\uFE0F|\u20E3|$)(?!\s?[./-]\d{2})/u

/** The number in front of a title. */
export interface EntryNumber {
  /** What stands before it, by which lists are told apart. */
  readonly mark: string
  readonly value: number
  /** Its digits in the digest. */
  readonly span: Span
}

export function numberOf(digest: Digest, entry: Entry): EntryNumber | undefined {
  const { start } = headLines(digest, entry)
  const lead = digest.text.slice(
    start,
    Math.min(entry.title?.span.start ?? start, entry.link?.outer.start ?? start),
  )
  const found = number.exec(lead)
  if (!found?.[1]) return undefined
  const at = start + found.index + found[0].indexOf(found[1])
  return {
    mark: lead.slice(0, found.index).trim(),
    value: Number(found[1]),
    span: span(at, at + found[1].length),
  }
}
