// What the head of a table says of its columns, for rows whose own words do not.
import { type Span, span } from '../../base/span.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { cellsOf } from '../lines/rows.ts'
import { level } from '../titles/judge.ts'
import { commentaryHeads, otherHeads, readingHeads, titleHeads } from '../titles/vocabulary.ts'
import type { Head, NamedPaper } from './layout.ts'
import { isAside } from './said.ts'
import { readRow } from './tableRow.ts'

/** The columns of a table that hold titles and what is said of the papers, from 0; -1 when its head does not say. */
export interface Columns {
  readonly title: number
  readonly said: number
  /** Those whose heads say that they hold nothing or other papers, each between commas: ",2,3,". */
  readonly others: string
}

/** What the head of a table says of its columns. */
export function columnsOf(cursor: Cursor, line: Line): Columns {
  const heads = cellsOf(cursor.text, line).map(({ start, end }) =>
    cursor
      .slice(start, end)
      .replace(/<[^<>]*>/g, '')
      .replace(besideHead, ''),
  )
  // A column of names beside one of titles or papers holds their nicknames.
  const titles = heads.flatMap((words, at) => (titleHeads.test(words) ? [at] : []))
  const [title = -1] = titles.sort((a, b) => rankOfHead(heads[a] ?? '') - rankOfHead(heads[b] ?? ''))
  const others = heads.flatMap((words, at) => (mayHoldPapers(words, title >= 0) ? [] : [at]))
  return {
    title,
    said: heads.findIndex((words) => commentaryHeads.test(words)),
    others: others.length > 0 ? `,${others.join(',')},` : '',
  }
}

/** Whether the papers in a column are those of the digest: beside a column of titles, only where its head says so. */
function mayHoldPapers(words: string, isBesideTitles: boolean): boolean {
  if (titleHeads.test(words)) return true
  if (otherHeads.test(words) || commentaryHeads.test(words)) return false
  return !isBesideTitles || readingHeads.test(words)
}

/** "Paper / Source", "Title (venue)": what else stands in a column. */
const besideHead = /(?<=\S)\s*(?:[/&+|]|[(（]).*$/u

function rankOfHead(words: string): number {
  if (/title|标题|题目|タイトル|제목/iu.test(words)) return 0
  return /^\W*names?\W*$/i.test(words) ? 2 : 1
}

/**
 * Says where a table's titles and comments stand, for rows whose own words do not.
 * @param own the row as it is by itself
 */
export function readInColumns(
  cursor: Cursor,
  index: number,
  columns: Columns,
  own: Head | undefined,
): Head | undefined {
  const head = readByColumns(cursor, index, columns, own)
  return head?.papers ? withoutOthers(cursor, index, columns, head) : head
}

/** Without the papers in columns that hold others, or what is said, if the row has any elsewhere. */
function withoutOthers(cursor: Cursor, index: number, { said, others }: Columns, head: Head): Head {
  const cells = cellsOf(cursor.text, cursor.lines[index] as Line)
  const columnOf = ({ name }: NamedPaper) =>
    cells.findIndex(({ start, end }) => start <= name.start && name.end <= end)
  const all = head.papers ?? []
  const papers = all.filter((paper) => columnOf(paper) !== said && !others.includes(`,${columnOf(paper)},`))
  const own = papers.find(({ title }) => title === head.title) ?? papers[0]
  if (!own || papers.length === all.length) return head
  const { title, link } = own
  const read = { ...head, title, link, slot: String(columnOf(own)) }
  if (papers.length > 1) return { ...read, papers }
  return { ...read, papers: undefined, commentary: own.commentary ?? head.commentary }
}

function readByColumns(
  cursor: Cursor,
  index: number,
  columns: Columns,
  own: Head | undefined,
): Head | undefined {
  const slot = columns.title < 0 ? undefined : String(columns.title)
  const isSame = own !== undefined && (slot === undefined || own.slot === slot)
  if (isSame && (own.commentary || columns.said < 0)) return own
  const cells = cellsOf(cursor.text, cursor.lines[index] as Line)
  const head = isSame ? own : readRow(cursor, index, { slotOf: () => slot }, cells)
  const said = cells[columns.said]
  // "| https://arxiv.org/abs/… | fine |" below "Paper | Note": nothing names the paper.
  if (head?.link && said && columns.title >= 0 && head.slot === String(columns.said))
    return { ...head, title: undefined, level: level.prose, commentary: span(said.start, said.end) }
  if (!head || head.commentary || !said || !saysMore(cursor, index, said)) return head
  return { ...head, commentary: span(said.start, said.end) }
}

/** Short words in a column of comments are a comment, also where they may be a name: in scripts without spaces, after a link. */
function saysMore(cursor: Cursor, index: number, { start, end }: Span): boolean {
  const words = cursor.slice(start, end)
  if (!isAside(words) || /^\p{L}+!+$|^\p{Lo}{2,}$/u.test(words)) return true
  const { links } = cursor.lines[index] as Line
  const first = links.find((link) => link.outerStart === start && link.outerEnd <= end)
  return first !== undefined && /^\s+\p{L}/u.test(cursor.slice(first.outerEnd, end))
}
