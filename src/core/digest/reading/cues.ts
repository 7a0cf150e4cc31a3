import { codeSet } from '../text/codeSet.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'

/**
 * Tells for each line what it looks like from outside. One walk from the last line to the first, since most of it depends
 * on the next two lines that are not blank.
 */
export function findCues(lines: LineTable): void {
  let next = lines.count
  let second = lines.count
  for (let line = lines.count - 1; line >= 0; line--) {
    const kind = lines.kinds[line]
    lines.cueReaches[line] = second
    lines.cues[line] =
      kind === lineKind.text
        ? cueOfText(lines, line, next, second)
        : kind === lineKind.heading
          ? lineCue.heading
          : 0
    if (kind === lineKind.blank) continue
    second = next
    next = line
  }
}

function cueOfText(lines: LineTable, line: number, next: number, second: number): number {
  const marks = lines.marks[line] ?? 0
  if (marks === lineMark.bareLink) return lineCue.bareLink
  const hasLinks = lines.linkCount(line) > 0
  if ((marks & lineMark.tableRow) !== 0) return hasLinks ? lineCue.row : 0
  if (hasLinks) return (marks & lineMark.bareLink) !== 0 ? lineCue.bareLink : lineCue.inlineLink
  return (
    cueFromBelow(lines, line, next, second) |
    cueFromSigns(lines.text, lines.wordStart(line), lines.wordEnd(line))
  )
}

function cueFromBelow(lines: LineTable, line: number, next: number, second: number): number {
  if (lines.has(next, lineMark.bareLink)) return lineCue.aboveLink
  if (lines.kinds[next] !== lineKind.text) return 0
  if (lines.linkCount(next) > 0) return lineCue.aboveInlineLink
  // Authors or the rest of the title may stand between a title and its link.
  return lines.has(second, lineMark.bareLink) && canOpenTitle(lines, line) ? lineCue.aboveLink : 0
}

/** Whether a line can be more than prose: most sentences end in a sign that ends no title. */
function canOpenTitle(lines: LineTable, line: number): boolean {
  const last = lines.text.charCodeAt(lines.wordEnd(line) - 1)
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
function cueFromSigns(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start)
  const isMarked = isOpening[first] === 1 || isClosing[text.charCodeAt(end - 1)] === 1
  const mayLabel =
    opensLabel[first] === 1 && (first >= 128 || followsInLabel[text.charCodeAt(start + 1)] === 1)
  return (isMarked ? lineCue.marked : 0) | (mayLabel && isTitleLabel(text, start) ? lineCue.titleLabel : 0)
}

function isTitleLabel(text: string, start: number): boolean {
  titleLabel.lastIndex = start
  return titleLabel.test(text)
}
