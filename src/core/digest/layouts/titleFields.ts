import { type Span, span } from '../../base/span.ts'
import type { Label } from '../digest.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isAuthorLine, titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { isVenue } from '../text/venues.ts'
import { isAside, isTitledLink, linkGroup } from './inlineLinks.ts'
import type { EntryHead, Layout } from './layout.ts'
import { paperLink } from './linkLabels.ts'
import { canHeadPaper } from './titleLine.ts'

/** A title in a heading, in bold or at the head of a list, then lines of `Label: value` or of labelled links. */
export const titleFields: Layout = {
  id: 'title-fields',
  beginsOn: lineCue.heading | lineCue.marked | lineCue.aboveInlineLink,

  read(lines, line) {
    const title = readOwnTitle(lines, line)
    return title && readFields(lines, line, title.span)
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `**${title}**\n\narXiv: ${url}`,
}

/** More lines than this above the link make no head of an entry. */
const mostFields = 12
const field = /^(?!https?:)(?:\*\*|__)?([\p{L}][^:：*_[\]()|.,]{0,30}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*/u
/** A value of this length says something; shorter ones are dates, names and venues. */
const shortestCommentary = 80
const authorLabel = /^(?:authors?|by|著者|저자|作者|keywords?|tags?|categor|subjects?)/iu

function readOwnTitle(lines: LineTable, line: number): Label | undefined {
  if (lines.linkCount(line) > 0 || lines.has(line, lineMark.quote | lineMark.tableRow)) return undefined
  const words = lines.words(line)
  if (lines.kinds[line] === lineKind.heading) return headingTitle(lines, line, words)
  const title = trimTitle(words, lines.wordSpan(line))
  if (!title || !canHeadPaper(title.text) || field.test(words)) return undefined
  const isBold = /^(?:\d{1,4}[.)]\s+)?(?:\*\*|__|《)/u.test(words)
  return titleScore(title.text) >= (isBold ? 0 : 1) ? title : undefined
}

function headingTitle(lines: LineTable, line: number, words: string): Label | undefined {
  if (!canHeadPaper(words)) return undefined
  if (lines.levels[line] === 1 && (titleScore(words) < 1 || words.split(/\s+/u).length < 3)) return undefined
  return trimTitle(words, lines.wordSpan(line))
}

function readFields(lines: LineTable, first: number, title: Span): EntryHead | undefined {
  let commentary: Span | undefined
  let line = lines.nextFilled(first + 1)
  // A link and nothing else right below is for the layout of title and link to judge.
  if (lines.bareLink(line) >= 0) return undefined
  for (let count = 0; count < mostFields; count++) {
    if (lines.kindAt(line) !== lineKind.text || lines.has(line, lineMark.tableRow)) return undefined
    const link = fieldLink(lines, line)
    if (link >= 0)
      return isDeepEnough(lines, first, line) ? { title, link, lastLine: line, commentary } : undefined
    const label = field.exec(lines.words(line))
    if (!label && !isFieldValue(lines.words(line))) return undefined
    const value = lines.wordStart(line) + (label?.[0].length ?? 0)
    const says =
      label && lines.wordEnd(line) - value >= shortestCommentary && !authorLabel.test(label[1] ?? '')
    if (says) commentary ??= span(value, lines.wordEnd(line))
    line = lines.nextFilled(line + 1)
  }
  return undefined
}

/** Authors, a date or a venue without a label in front. */
function isFieldValue(words: string): boolean {
  return isVenue(words) || isAuthorLine(words)
}

/** The link to the paper on a line of the head: behind a label, or among links that say what they are; else -1. */
function fieldLink(lines: LineTable, line: number): number {
  const first = lines.firstLink(line)
  if (first === lines.firstLink(line + 1)) return -1
  const group = linkGroup(lines, line, first)
  const link = paperLink(lines, group.from, group.to)
  if (link < 0) return -1
  const start = lines.wordStart(line)
  const before = lines.text.slice(start, lines.links.outerStart(first))
  const label = field.exec(lines.words(line))
  const isField = label !== null && start + label[0].length >= lines.links.outerStart(first) - 1
  const isBare = !/[\p{L}\p{N}]/u.test(before) && isAside(lines.text.slice(group.end, lines.wordEnd(line)))
  if (isField) return link
  return isBare && !isTitledLink(lines, link) ? link : -1
}

/** Fields of a list item stand in a list below it; beside it they belong to someone else. */
function isDeepEnough(lines: LineTable, first: number, line: number): boolean {
  if (!lines.has(first, lineMark.listItem) || !lines.has(line, lineMark.listItem)) return true
  return (lines.indents[line] ?? 0) > (lines.indents[first] ?? 0)
}
