import { type Span, slice, span } from '../../base/span.ts'
import type { LayoutId } from '../digest.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { hasAuthorsBehind, isAuthorLine, titleScore } from '../text/titles.ts'
import { headPattern } from './headPattern.ts'
import type { Layout, Surroundings } from './layout.ts'
import { isPaperLink } from './linkLabels.ts'
import { canHeadPaper, isPlainText, lastTitleLine, readTitle } from './titleLine.ts'

/** A title line, then a line that is nothing but the link; blank lines or authors between them do not matter. */
export const titleLink: Layout = {
  id: 'title-link',
  beginsOn: lineCue.heading | lineCue.aboveLink,

  read(lines, line, surroundings) {
    const lastLine = lastTitleLine(lines, line)
    const linkLine = linkLineBelow(lines, lastLine)
    if (linkLine < 0 || lines.linkCount(line) > 0) return undefined
    const title = findTitle(lines, { line, lastLine, linkLine }, surroundings)
    return title && { title, link: lines.bareLink(linkLine), lastLine: linkLine, commentary: undefined }
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(String.raw`(?<before>.*)‹title›(?<behind>.*)\n\s*‹address›`),

  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind}\n${url}`,
}

/**
 * Whether the layout surely begins at the line, its title the line and its link the next: what {@link titleLink} would say of
 * most entries, sooner.
 */
export function beginsPlainly(lines: LineTable, line: number, previous: LayoutId | undefined): boolean {
  return (
    lines.isPlainAboveLink(line) &&
    previous !== undefined &&
    previous !== 'link-title' &&
    rivalScore(lines, line + 1) < 3
  )
}

/** The line with nothing but a link that follows, at once or behind a line of authors; -1 when none does. */
export function linkLineBelow(lines: LineTable, line: number): number {
  const next = lines.nextFilled(line + 1)
  if (lines.bareLink(next) >= 0) return next
  if (!isPlainText(lines, next) || lines.linkCount(next) > 0) return -1
  const behind = lines.nextFilled(next + 1)
  return lines.bareLink(behind) >= 0 && isAuthorLine(lines.words(next)) ? behind : -1
}

interface Place {
  readonly line: number
  readonly lastLine: number
  readonly linkLine: number
}

/** The title above a bare link, unless the line below names the paper. */
function findTitle(lines: LineTable, place: Place, surroundings: Surroundings): Span | undefined {
  const { line, lastLine, linkLine } = place
  const at = span(lines.wordStart(line), lines.wordEnd(lastLine))
  const isHeading = lines.kinds[line] === lineKind.heading
  if (
    !surroundings.previous &&
    !isPaperLink(lines, lines.bareLink(linkLine)) &&
    !hasPaperBelow(lines, linkLine)
  ) {
    return undefined
  }
  if (isHeading && !canBeHeadingOfPaper(lines, place, surroundings)) return undefined
  if (!isHeading && !isPlainText(lines, line) && !isQuotedTitle(lines, place)) return undefined
  const rival = rivalScore(lines, linkLine)
  if (surroundings.previous === 'link-title') {
    return isNewHabit(lines, place, rival, surroundings) ? readTitle(lines, line, lastLine) : undefined
  }
  if (rival < 3 && line === lastLine && lines.plain[line] === 1) return at
  const score = titleScore(slice(lines.text, at))
  const isTitle = (isHeading || score >= 0) && (rival < 3 || score >= rival)
  return isTitle ? readTitle(lines, line, lastLine) : undefined
}

/** A line of a quotation that the link is in, too, with the looks of a title. */
function isQuotedTitle(lines: LineTable, { line, linkLine }: Place): boolean {
  const isQuoted = lines.has(line, lineMark.quote) && lines.has(linkLine, lineMark.quote)
  return isQuoted && titleScore(lines.words(line)) >= 1
}

/** Where titles stood below their links so far, one that stands above must be much more of a title than what is below. */
function isNewHabit(
  lines: LineTable,
  { line, lastLine, linkLine }: Place,
  rival: number,
  { awaitsCommentary }: Surroundings,
): boolean {
  if (awaitsCommentary || !isPaperLink(lines, lines.bareLink(linkLine))) return false
  const score = titleScore(slice(lines.text, { start: lines.wordStart(line), end: lines.wordEnd(lastLine) }))
  return score > Math.max(0, rival)
}

/** How much the line below a link reads like a title; only authors behind it speak clearly. */
function rivalScore(lines: LineTable, linkLine: number): number {
  const below = lines.nextFilled(linkLine + 1)
  const end = lines.wordEnd(lastTitleLine(lines, below))
  // Without a bracket behind it the score stays below 3.
  const last = lines.text.charCodeAt(end - 1)
  if ((last !== 41 && last !== 0xff09) || !isPlainText(lines, below) || lines.linkCount(below) > 0) return 0
  const words = lines.text.slice(lines.wordStart(below), end)
  return hasAuthorsBehind(words) ? 4 : 0
}

/** The longest part of a document that is searched for another link below a heading, in lines. */
const farthest = 60

/** Whether a link elsewhere can be the first of a digest: others below it lead to papers. */
function hasPaperBelow(lines: LineTable, linkLine: number): boolean {
  for (let next = linkLine + 1; next < linkLine + farthest; next++) {
    if (lines.kindAt(next) === undefined) return false
    const link = lines.bareLink(next)
    if (link >= 0 && isPaperLink(lines, link)) return true
  }
  return false
}

/** A heading over a single link names its paper; one over several is a section of papers. */
function canBeHeadingOfPaper(
  lines: LineTable,
  { line, linkLine }: Place,
  surroundings: Surroundings,
): boolean {
  const words = lines.words(line)
  const level = lines.levels[line] ?? 1
  if (!canHeadPaper(words)) return false
  if (!readsLikeTitle(words) && (level === 1 || isSectionLevel(level, surroundings))) return false
  for (let next = linkLine + 1; next < linkLine + farthest; next++) {
    const kind = lines.kindAt(next)
    if (kind === undefined || kind === lineKind.heading) return true
    const link = lines.bareLink(next)
    if (link >= 0 && next > linkLine + 1 && isPaperLink(lines, link)) return false
  }
  return true
}

function readsLikeTitle(words: string): boolean {
  return words.split(/\s+/u).length >= 3 && titleScore(words) >= 1
}

/** Whether headings of the level were sections so far, and none of them the title of a paper. */
function isSectionLevel(level: number, { sectionLevels, headingLevel }: Surroundings): boolean {
  return (sectionLevels & (1 << level)) !== 0 && headingLevel !== level
}
