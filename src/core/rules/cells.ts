// Where in a table, or in a row of values, a title may be inserted.
import { memoize } from '../base/memo.ts'
import { type Span, slice, span } from '../base/span.ts'
import { cellBar } from '../digest/lines/rows.ts'
import { type DigestPart, lineAbove, lineAt } from '../digest/model.ts'
import { titleHeads } from '../digest/titles/vocabulary.ts'

/**
 * The empty cell of a row for which the head of its table says that titles stand there; `elsewhere` if it is not empty, or the row
 * lacks it. `undefined` if the link at the offset stands in that column, or no head says where titles are.
 */
export function emptyTitleCell(part: DigestPart, at: number): Span | 'elsewhere' | undefined {
  const row = lineAt(part, at)
  if (!isRow(part, row)) return undefined
  const head = headOf(part, row)
  if (head.start === row.start) return undefined
  const titles = cellsOf(part, head).map((cell) => titleHeads.test(slice(part.text, cell).trim()))
  const cells = cellsOf(part, row)
  const own = cells.findIndex(({ start, end }) => start <= at && at < end)
  if (own < 0 || titles[own] || !titles.includes(true)) return undefined
  const cell = cells[titles.indexOf(true)]
  return cell && slice(part.text, cell).trim() === '' ? cell : 'elsewhere'
}

/** The heads of tables by the starts of their rows, so that a long table is gone through once. */
const headsIn = memoize((_: DigestPart) => new Map<number, Span>())

/** The first row of the table in which a row stands. */
function headOf(part: DigestPart, row: Span): Span {
  const heads = headsIn(part)
  let head = row
  while (!heads.has(head.start)) {
    const above = lineAbove(part, head.start)
    if (!above || !isRow(part, above)) break
    head = above
  }
  const first = heads.get(head.start) ?? head
  heads.set(row.start, first)
  return first
}

function isRow(part: DigestPart, line: Span): boolean {
  return /^[\s>]*\|/.test(slice(part.text, line))
}

/** What stands between the bars of a row, with the white space. */
function cellsOf(part: DigestPart, line: Span): readonly Span[] {
  const bars = Array.from(slice(part.text, line).matchAll(cellBar), ({ index }) => line.start + index)
  return bars.slice(1).map((bar, at) => span((bars[at] ?? bar) + 1, bar))
}

/** Whether an address is one of several values between commas, semicolons or tabs, which a program reads. */
export function isAmongValues(before: string, address: string, after: string): boolean {
  if (/,\S|;\p{L}/u.test(address) || /^"?[,;]\S|^\t\S/.test(after)) return true
  return /\S[,;]"?$/.test(before) || (before.endsWith('\t') && before.trim() !== '')
}
