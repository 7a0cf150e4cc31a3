// What the head of a table says of its columns, for rows whose own words do not.
import { overlaps, type Span, span } from '../../base/span.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { cellsOf } from '../lines/rows.ts'
import { level } from '../titles/judge.ts'
import { commentaryHeads, nameHeads, otherHeads, readingHeads, titleHeads } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import { unlinked, withoutRemark } from './besideWords.ts'
import type { Head, NamedPaper } from './layout.ts'
import { isAside } from './said.ts'
import { encloses, readRow } from './tableRow.ts'

/** The columns of a table that hold titles and what is said of the papers, from 0; -1 when its head does not say. */
export interface Columns {
  readonly title: number
  readonly said: number
  /** Those whose heads say that they hold nothing or other papers, each between commas: ",2,3,". */
  readonly others: string
  /** Those whose heads say that they hold papers, in the same way. */
  readonly papers: string
  /** Those whose heads say that they hold people, days or topics, in the same way. */
  readonly names: string
}

/** What is remembered of the head of a table while its rows are read; `undefined` outside of tables. */
interface TableColumns {
  readonly titleColumn: number | undefined
  readonly saidColumn: number | undefined
  readonly otherColumns: string | undefined
  readonly paperColumns: string | undefined
  readonly nameColumns: string | undefined
}

/**
 * The columns of a row.
 * @param learned asks where the document's rows of this many cells say something
 */
export function knownColumns(
  {
    titleColumn: title = -1,
    saidColumn = -1,
    otherColumns: others = '',
    paperColumns: papers = '',
    nameColumns: names = '',
  }: TableColumns,
  learned: () => number,
): Columns {
  const said = saidColumn < 0 ? learned() : saidColumn
  // Other tables may say something where this one has papers.
  return { title, said: papers.includes(`,${said},`) ? saidColumn : said, others, papers, names }
}

/** What the head of a table says of its columns. */
function columnsOf(cursor: Cursor, line: Line): Columns {
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
  const papers = heads.flatMap((words, at) => (mayHoldPapers(words, true) ? [at] : []))
  return {
    title,
    said: heads.findIndex((words) => commentaryHeads.test(words)),
    others: betweenCommas(others),
    papers: betweenCommas(papers),
    names: betweenCommas(heads.flatMap((words, at) => (nameHeads.test(words) ? [at] : []))),
  }
}

/** What is remembered of the columns below a head. Rows of an open table may have blank lines between them. */
export function columnsBelow(cursor: Cursor, head: Line, open: TableColumns): TableColumns {
  const { title, said, others, papers, names } = columnsOf(cursor, head)
  if (title < 0 && said < 0 && papers === '' && open.titleColumn !== undefined) return open
  return {
    titleColumn: title,
    saidColumn: said,
    otherColumns: others,
    paperColumns: papers,
    nameColumns: names,
  }
}

/** Whether a rule stands below a line, which makes it the head of a table. */
export function isAboveRule(cursor: Cursor, index: number): boolean {
  const below = cursor.at(index + 1)
  return below?.kind === 'marks' && below.marker === '|'
}

function betweenCommas(columns: readonly number[]): string {
  return columns.length > 0 ? `,${columns.join(',')},` : ''
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
  const found = readByColumns(cursor, index, columns, own)
  const head = found && isOfName(cursor, index, columns, found) ? withoutTitle(found) : found
  const read = head?.papers ? withoutOthers(cursor, index, columns, head) : head
  return read && withUnlinked(cursor, index, columns, read)
}

/** More words than these in a column of topics are a title. */
const mostWordsOfTopic = 3

/** Whether the words for a title stand in a column of people, days or topics, and the address alone in another. */
function isOfName(cursor: Cursor, index: number, { names, title: column }: Columns, head: Head): boolean {
  const { link, slot, title } = head
  if (!title || !link || !names.includes(`,${slot},`) || overlaps(title, outerOf(link))) return false
  const cell = cellsOf(cursor.text, cursor.lines[index] as Line).find((each) => encloses(each, link))
  if (!cell || overlaps(cell, title)) return false
  return column >= 0 || wordCount(cursor.slice(title.start, title.end)) <= mostWordsOfTopic
}

function outerOf({ outerStart, outerEnd }: LineLink): Span {
  return span(outerStart, outerEnd)
}

function withoutTitle(head: Head): Head {
  return { ...head, title: undefined, level: level.prose, papers: undefined }
}

/**
 * With the titles that have no link: "Title (link follows)" in a column of papers beside one with a link, and without the
 * remark in brackets where it is all that a row has.
 */
function withUnlinked(
  { lines, text }: Cursor,
  index: number,
  { papers: columns }: Columns,
  head: Head,
): Head {
  if (!head.title || head.fit !== 'pure') return head
  if (!head.link) return { ...head, title: withoutRemark(text, head.title) }
  const line = lines[index] as Line
  const cells = cellsOf(text, line)
  const papers = cells.flatMap((cell, at): readonly NamedPaper[] => {
    const own = head.papers?.filter(({ name }) => overlaps(name, cell)) ?? []
    if (own.length > 0) return own
    if (head.title && overlaps(head.title, cell)) {
      const isSaid = head.commentary && overlaps(head.commentary, cell)
      const commentary = isSaid ? head.commentary : undefined
      return [{ title: head.title, link: head.link, name: span(cell.start, cell.end), commentary }]
    }
    if (!columns.includes(`,${at},`)) return []
    const isLinked = line.links.some(({ outerStart }) => outerStart >= cell.start && outerStart < cell.end)
    const found = isLinked ? undefined : unlinked(text, span(cell.start, cell.end), cell.start)
    return found ? [found] : []
  })
  return papers.length > Math.max(1, head.papers?.length ?? 0) ? { ...head, papers } : head
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
  // "| https://arxiv.org/abs/… | fine |" below "Paper | Note" or "Link | Note": nothing names the paper.
  const { links } = cursor.lines[index] as Line
  const isNamed = columns.title < 0 && said && links.some((link) => link.leadsToPaper && encloses(said, link))
  if (head?.link && said && !isNamed && head.slot === String(columns.said))
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
