import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { hasAuthorsBehind, titleScore } from '../text/titles.ts'
import { trailingGroup } from '../text/trailingGroup.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { isDate, isVenue } from '../text/venues.ts'
import type { Layout, Surroundings } from './layout.ts'
import { canHeadPaper, lastTitleLine, readTitle } from './titleLine.ts'

/** A title with authors or a venue behind it and no link at all: in a row of entries, or in a heading. */
export const titleAlone: Layout = {
  id: 'title-alone',
  beginsOn: lineCue.heading | lineCue.marked,

  read(lines, line, surroundings) {
    if (lines.linkCount(line) > 0 || lines.has(line, lineMark.quote | lineMark.tableRow)) return undefined
    const isHeading = lines.kinds[line] === lineKind.heading
    const lastLine = isHeading ? line : lastTitleLine(lines, line)
    const words = lines.text.slice(lines.wordStart(line), lines.wordEnd(lastLine))
    const isTitle = isHeading
      ? isPaperHeading(lines, line, surroundings)
      : isPaperLine(lines, line, words, surroundings)
    return isTitle
      ? { title: readTitle(lines, line, lastLine), link: -1, lastLine, commentary: undefined }
      : undefined
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: undefined,

  // A new entry has a link, and title and link are how one without marks would be written.
  write: ({ title, url }) => `${title}\n${url}`,
}

/** A paragraph of its own, in a row of entries whose last has been commented on. */
function isPaperLine(
  lines: LineTable,
  line: number,
  words: string,
  { awaitsCommentary, previous }: Surroundings,
): boolean {
  if (previous === undefined || awaitsCommentary || lines.has(line, lineMark.listItem)) return false
  if (lines.kindAbove(line) === lineKind.text) return false
  return hasAuthorsBehind(words)
}

/** A heading with a venue and year or a date in brackets beside the title, or one like the heading of the entry above. */
function isPaperHeading(lines: LineTable, line: number, { headingLevel }: Surroundings): boolean {
  const words = lines.words(line)
  const level = lines.levels[line] ?? 1
  if (level === 1) return false
  const isMarked = isMarkedAsPaper(words)
  if (!isMarked && level !== headingLevel) return false
  const title = trimTitle(words, lines.wordSpan(line))
  if (!title || title.text.split(/\s+/u).length < 3 || !canHeadPaper(title.text)) return false
  return titleScore(title.text) >= (isMarked ? 0 : 1)
}

function isMarkedAsPaper(words: string): boolean {
  const behind = trailingGroup(words)?.inside ?? ''
  if (isVenue(behind) && !isDate(behind) && /\d{2}/.test(behind)) return true
  const before = /^[[【（(]([^\]】）)]{3,30})[\]】）)]/u.exec(words)?.[1] ?? ''
  return isVenue(before) && /\d{2}/.test(before) && /\*\*|《|「|“/u.test(words)
}
