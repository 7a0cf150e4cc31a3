import { codeSet } from '../text/codeSet.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'

/**
 * The {@link lineCue}s of a line, what it looks like from outside; 0 for one on which no entry can begin. The lines that
 * they depend on count as looked at.
 */
export function cuesOf(lines: LineTable, line: number): number {
  const kind = lines.kinds[line]
  if (kind === lineKind.heading) return lineCue.heading
  return kind === lineKind.text ? cuesOfText(lines, line) : 0
}

function cuesOfText(lines: LineTable, line: number): number {
  const marks = lines.marks[line] as number
  if (marks === lineMark.bareLink) return lineCue.bareLink
  const hasLinks = lines.linkCount(line) > 0
  if ((marks & lineMark.tableRow) !== 0) return hasLinks ? lineCue.row : 0
  if (hasLinks) return (marks & lineMark.bareLink) !== 0 ? lineCue.bareLink : lineCue.inlineLink
  const last = lines.text.charCodeAt(lines.wordEnd(line) - 1)
  return cueFromBelow(lines, line, last) | cueFromSigns(lines.text, lines.wordStart(line), last)
}

function cueFromBelow(lines: LineTable, line: number, last: number): number {
  const next = lines.nextFilled(line + 1)
  if (lines.has(next, lineMark.bareLink)) return lineCue.aboveLink
  if (lines.kinds[next] !== lineKind.text) return 0
  if (lines.linkCount(next) > 0) return lineCue.aboveInlineLink
  if (!canEndTitle(last)) return 0
  // Authors or the rest of the title may stand between a title and its link.
  return lines.has(lines.nextFilled(next + 1), lineMark.bareLink) ? lineCue.aboveLink : 0
}

/** Whether a line that ends with this character can be more than prose: most sentences end in one that ends no title. */
function canEndTitle(last: number): boolean {
  return last !== 46 && last !== 44 && last !== 33 && last < 0x1100
}

const titleLabel =
  /(?:\*\*|__)?(?:(?:paper )?titles?|papers?|标题|题目|论文|論文名?|タイトル|제목|논문(?: ?제목)?)(?:\*\*|__)?\s*[:：]/iy
/** Signs in front of words, signs behind them, and letters with which the label of a title starts. */
const isOpening = codeSet('*_["《【“「『')
const isClosing = codeSet(')]*_】）》')
const opensLabel = codeSet('*_TtPp标题论論タ제논')
/** What comes second in a label in Latin letters: "Title", "PAPER TITLE", or the second of two marks. */
const followsInLabel = codeSet('*_IiAaTtPp')

/** What the first and the last sign of a line's words tell. */
function cueFromSigns(text: string, start: number, last: number): number {
  const first = text.charCodeAt(start)
  const isMarked = isOpening[first] === 1 || isClosing[last] === 1
  const mayLabel =
    opensLabel[first] === 1 && (first >= 128 || followsInLabel[text.charCodeAt(start + 1)] === 1)
  return (isMarked ? lineCue.marked : 0) | (mayLabel && isTitleLabel(text, start) ? lineCue.titleLabel : 0)
}

function isTitleLabel(text: string, start: number): boolean {
  titleLabel.lastIndex = start
  return titleLabel.test(text)
}
