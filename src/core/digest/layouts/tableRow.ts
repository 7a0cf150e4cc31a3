import { type Span, span } from '../../base/span.ts'
import type { Label } from '../digest.ts'
import { lineCue } from '../text/lineCue.ts'
import type { LineTable } from '../text/lineTable.ts'
import { titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { isAside } from './inlineLinks.ts'
import type { Layout } from './layout.ts'
import { canNamePaper, paperLink } from './linkLabels.ts'

/** `| 1) **Title** - what I think | [Paper](address), [Code](address) |`: a row of a Markdown table. */
export const tableRow: Layout = {
  id: 'table-row',
  beginsOn: lineCue.row,

  read(lines, line, { titleColumn, saidColumn }) {
    const link = paperLink(lines, lines.firstLink(line), lines.firstLink(line + 1))
    if (link < 0) return undefined
    const cells = readCells(lines, line)
    const own = cells[titleColumn]
    const name = (own && nameIn(own)) ?? bestName(cells)
    if (!name) return undefined
    const commentary = name.commentary ?? saidIn(cells[saidColumn])
    return { title: name.title.span, link, lastLine: line, commentary, isComplete: true }
  },

  escapeTitle,

  plainTitle: (title) => title.replaceAll('\\|', '|'),

  pattern: undefined,

  write: ({ title, url }) => `| ${escapeTitle(title)} | [Paper](${url}) |`,
}

const titleHead =
  /^\W*(?:(?:paper )?titles?|papers?(?: name)?|names?|论文(?:标题)?|标题|题目|論文(?:名)?|タイトル|논문(?:명| 제목)?|제목)\W*$/i

/** The column of a table's head that holds titles, from 0; -1 when none says so. */
export function titleColumnOf(lines: LineTable, line: number): number {
  const cells = readCells(lines, line).map(({ text }) => text)
  const sure = cells.findIndex((text) => /title|标题|题目|タイトル|제목/iu.test(text) && titleHead.test(text))
  return sure >= 0 ? sure : cells.findIndex((text) => titleHead.test(text))
}

const saidHead =
  /^\W*(?:(?:my )?(?:notes?|comments?|thoughts?|remarks?|takes?|opinions?)|tl;? ?dr|(?:short |brief )?(?:summary|description|introduction|review)|takeaways?|key (?:ideas?|points?|takeaways?)|what i think|한줄평|한 줄 ?(?:평|요약)|요약|설명|비고|메모|코멘트|의견|정리|内容|备注|摘要|简介|总结|评论|点评|要点|概要|コメント|メモ|感想|一言|備考)\W*$/i

/** The column of a table's head that holds what is said of the papers, from 0; -1 when none says so. */
export function saidColumnOf(lines: LineTable, line: number): number {
  return readCells(lines, line).findIndex(({ text }) => saidHead.test(text))
}

function saidIn(cell: Cell | undefined): Span | undefined {
  return cell && !isAside(cell.text) ? cell.at : undefined
}

interface Cell {
  readonly at: Span
  readonly text: string
}

interface NamedCell {
  readonly title: Label
  readonly commentary: Span | undefined
  readonly score: number
}

function readCells(lines: LineTable, line: number): readonly Cell[] {
  const { text } = lines
  const end = lines.wordEnd(line)
  const cells: Cell[] = []
  for (let from = lines.wordStart(line) + 1; from < end; ) {
    const to = cellEnd(text, from, end)
    cells.push(makeCell(text, from, to))
    from = to + 1
  }
  return cells
}

/** Where the next pipe stands that no backslash escapes. */
function cellEnd(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charCodeAt(at) !== 124 || text.charCodeAt(at - 1) === 92)) at++
  return at
}

function makeCell(text: string, from: number, to: number): Cell {
  const cell = text.slice(from, to)
  const start = from + (cell.length - cell.trimStart().length)
  const words = cell.trim()
  return { at: span(start, start + words.length), text: words }
}

function bestName(cells: readonly Cell[]): NamedCell | undefined {
  let best: NamedCell | undefined
  for (const cell of cells) {
    const name = nameIn(cell)
    if (name && name.score > (best?.score ?? 0)) best = name
  }
  return best
}

const numberInFront = /^(?:\d{1,4}[.)]\s*)?/
/** Badges, linked or not, and line breaks behind them. */
const picturesInFront = /^(?:\[?!\[[^\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*(?:<br\s*\/?>\s*)*)+/i
const otherThanTitle = /^https?:|\bet\.? ?al/i

/** The title that a cell holds, with how sure that is one: its words, and more for bold and linked ones. */
function nameIn(cell: Cell): NamedCell | undefined {
  const pictures = cell.text.includes('![') ? (picturesInFront.exec(cell.text)?.[0].length ?? 0) : 0
  const number = numberInFront.exec(cell.text.slice(pictures))?.[0].length ?? 0
  const { plain, lead, isLinked, isBold } = nameOf(cell.text.slice(pictures + number))
  if (!canNamePaper(plain) || otherThanTitle.test(plain) || titleScore(plain) < 0) return undefined
  const start = cell.at.start + pictures + number + lead
  const title = trimTitle(plain, span(start, start + plain.length))
  if (!title) return undefined
  const rest = /^[\s*_]*(?:\]\([^)]*\))?[\s*_]*(?:[-–—:]|<br\s*\/?>)*\s*/u.exec(
    cell.text.slice(start - cell.at.start + plain.length),
  )
  const said = span(Math.min(start + plain.length + (rest?.[0].length ?? 0), cell.at.end), cell.at.end)
  const isCommented = said.end - said.start > 1 && !isAside(cell.text.slice(said.start - cell.at.start))
  const words = Math.min(plain.split(/\s+/).length, 12)
  const score = words + (number > 0 ? 12 : 0) + (isBold ? 4 : 0) + (isLinked ? 6 : 0) + (isCommented ? 6 : 0)
  return { title, commentary: isCommented ? said : undefined, score }
}

/** The words of a cell that can be a title: linked, in bold, or up to where something else begins. */
function nameOf(body: string): { plain: string; lead: number; isLinked: boolean; isBold: boolean } {
  const linked = /^(?:\*\*|__)?(?:<a\s[^<>]*>|\[)([^\]<]+)(?:\]\(|<\/a>)/i.exec(body)
  if (linked && canNamePaper(linked[1] ?? '')) {
    return {
      plain: linked[1] ?? '',
      lead: linked[0].lastIndexOf(linked[1] ?? ''),
      isLinked: true,
      isBold: false,
    }
  }
  const bold = /^(\*\*|__)(.+?)\1/.exec(body)?.[2]
  if (bold !== undefined) return { plain: bold, lead: 2, isLinked: false, isBold: true }
  const plain = body.split(/\s{2,}|\s[-–—:]\s|<br|\s\|/u, 1)[0] ?? ''
  return { plain: plain.replace(/\s*\[?\[[^\]]*\]\(.*$/u, ''), lead: 0, isLinked: false, isBold: false }
}

function escapeTitle(title: string): string {
  return title.replaceAll('|', '\\|')
}
