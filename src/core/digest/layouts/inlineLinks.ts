// What the layouts that name a paper and its link in one line have in common.
import { type Span, span } from '../../base/span.ts'
import { codeSet, withoutSignsAround } from '../text/codeSet.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isPeople, mayList } from '../text/people.ts'
import { isAuthorLine } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { isVenue } from '../text/venues.ts'
import type { Surroundings } from './layout.ts'
import { canNamePaper, labelOf } from './linkLabels.ts'

/** Links that follow each other with nothing but marks between them. */
export interface LinkGroup {
  /** Indices in the table of links, the last excluded. */
  readonly from: number
  readonly to: number
  /** Where the words go on behind the last of them, its brackets and the punctuation behind it. */
  readonly end: number
}

const between = /^[\s\])}([{,;:·|/&+*_.–—-]*$/u
const behindLinks = /^[\s\])}*_]*(?:[:：.,，;–—-]+|\|)?[\s*_]*/u

/** The links from the first given one on that belong together. */
export function linkGroup(lines: LineTable, line: number, first: number): LinkGroup {
  const last = lines.firstLink(line + 1)
  let to = first + 1
  while (
    to < last &&
    between.test(lines.text.slice(lines.links.outerEnd(to - 1), lines.links.outerStart(to)))
  ) {
    if (isTitledLink(lines, to)) break
    to++
  }
  const from = lines.links.outerEnd(to - 1)
  const rest = behindLinks.exec(lines.text.slice(from, lines.wordEnd(line)))?.[0].length ?? 0
  return { from: first, to, end: Math.min(from + rest, lines.wordEnd(line)) }
}

/** Whether the label of a link is a title, not "paper" or "code". */
export function isTitledLink(lines: LineTable, link: number): boolean {
  return lines.links.hasLabel(link) && canNamePaper(labelOf(lines, link))
}

/** What the line says behind an offset, unless it only adds authors, a venue or a year. */
export function saidBehind(lines: LineTable, line: number, from: number): Span | undefined {
  const end = lines.wordEnd(line)
  if (from >= end) return undefined
  return isAside(lines.text.slice(from, end)) ? undefined : span(from, end)
}

const longestAside = 400

const linksAndTags = /!?\[{1,2}[^\]]*\]{1,2}\([^()\s]*\)\]?|<\/?[a-z][^<>]*>/gi

const asideMarks = codeSet(' \t\n\r\u00a0\u3000*_()[],;:：.|·•–—-')

/** Authors, a venue, a date, or no words at all. */
export function isAside(said: string): boolean {
  const text = /\]\(|</.test(said) ? said.replace(linksAndTags, '') : said
  if (text.length > longestAside || (text.length > 70 && !mayList(text)) || text.includes('://')) return false
  const words = withoutSignsAround(text, asideMarks)
  if (!/[\p{L}\p{N}]/u.test(words)) return true
  return (
    isVenue(words) ||
    isAuthorLine(words) ||
    isPeople(words) ||
    words.split(/\s*[,.;|()[\]]\s*/u).every(isNameOrVenue)
  )
}

function isNameOrVenue(words: string): boolean {
  return words === '' || isVenue(words) || isPeople(words) || /^et al$/i.test(words)
}

/** Whether what stands in front of a title is nothing but number, date, authors, emoji or marks. */
export function isLead(words: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(words)) return true
  return trimTitle(words, span(0, words.length)) === undefined || isAside(words)
}

/**
 * Whether a line may begin an entry only when it is nothing but the name of a paper: a list item inside what an entry says,
 * or running text.
 */
export function mustBePure(lines: LineTable, line: number, surroundings: Surroundings): boolean {
  if (lines.kinds[line] === lineKind.heading) return false
  if (!lines.has(line, lineMark.listItem)) return true
  const { itemIndent, isBelowHead } = surroundings
  return itemIndent >= 0 ? (lines.indents[line] ?? 0) > itemIndent + 1 : isBelowHead
}
