import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'

/** What a line looks like from outside; 0 for a line on which no entry can begin. */
export function cueOf(lines: LineTable, line: number): number {
  const kind = lines.kindAt(line)
  if (kind === lineKind.heading) return lineCue.heading
  if (kind !== lineKind.text) return 0
  const hasLinks = lines.linkCount(line) > 0
  if (lines.has(line, lineMark.tableRow)) return hasLinks ? lineCue.row : 0
  if (hasLinks) return lines.bareLink(line) >= 0 ? lineCue.bareLink : lineCue.inlineLink
  const cue = cueFromBelow(lines, line) | (isMarked(lines, line) ? lineCue.marked : 0)
  return cue | (hasTitleLabel(lines, line) ? lineCue.titleLabel : 0)
}

const titleLabel =
  /(?:\*\*|__)?(?:(?:paper )?titles?|标题|题目|論文名|タイトル|제목|논문 ?제목)(?:\*\*|__)?\s*[:：]/iy
const firstOfLabel = new Set([...'*_TtPp标题論タ제논'].map((sign) => sign.charCodeAt(0)))

function hasTitleLabel(lines: LineTable, line: number): boolean {
  const start = lines.wordStart(line)
  if (!firstOfLabel.has(lines.text.charCodeAt(start))) return false
  titleLabel.lastIndex = start
  return titleLabel.test(lines.text)
}

function cueFromBelow(lines: LineTable, line: number): number {
  const next = lines.nextFilled(line + 1)
  if (lines.bareLink(next) >= 0) return lineCue.aboveLink
  if (lines.kindAt(next) !== lineKind.text) return 0
  if (lines.linkCount(next) > 0) return lineCue.aboveInlineLink
  // Authors or the rest of the title may stand between a title and its link.
  return lines.bareLink(lines.nextFilled(next + 1)) >= 0 && canOpenTitle(lines, line) ? lineCue.aboveLink : 0
}

/** Whether a line can be more than prose: most sentences end in a sign that ends no title. */
function canOpenTitle(lines: LineTable, line: number): boolean {
  const last = lines.text.charCodeAt(lines.wordEnd(line) - 1)
  return last !== 46 && last !== 44 && last !== 33 && last < 0x1100
}

/** Signs in front of or behind words, by their codes. */
const isOpening = signTable('*_["')
const isClosing = signTable(')]*_')
function signTable(signs: string): Uint8Array {
  const table = new Uint8Array(128)
  for (const sign of signs) table[sign.charCodeAt(0)] = 1
  return table
}

function isMarked(lines: LineTable, line: number): boolean {
  const first = lines.text.charCodeAt(lines.wordStart(line))
  const last = lines.text.charCodeAt(lines.wordEnd(line) - 1)
  return (
    (first < 128 ? isOpening[first] === 1 : isWideOpening(first)) ||
    (last < 128 ? isClosing[last] === 1 : isWideClosing(last))
  )
}

/** 《, 【, “, 「 and 『. */
function isWideOpening(code: number): boolean {
  return code === 0x300a || code === 0x3010 || code === 0x201c || code === 0x300c || code === 0x300e
}

/** 】, ） and 》. */
function isWideClosing(code: number): boolean {
  return code === 0x3011 || code === 0xff09 || code === 0x300b
}
