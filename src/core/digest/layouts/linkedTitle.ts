import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineMark } from '../text/lineTable.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { headPattern } from './headPattern.ts'
import { isAside, isLead, isTitledLink, linkGroup, mustBePure, saidBehind } from './inlineLinks.ts'
import type { EntryHead, Layout, Surroundings } from './layout.ts'
import { isPaperLink, labelOf, paperLink } from './linkLabels.ts'

/** `[Title](address)`, alone in a heading or paragraph, or at the start of a list item that goes on as commentary. */
export const linkedTitle: Layout = {
  id: 'linked-title',
  beginsOn: lineCue.heading | lineCue.inlineLink,

  read(lines, line, surroundings) {
    if (!hasLabel(lines, line)) return undefined
    const titled = findTitled(lines, line)
    if (titled < 0 || lines.has(line, lineMark.quote)) return undefined
    const link = leadingLink(lines, line, titled, surroundings)
    return link < 0
      ? undefined
      : readHead(lines, line, { titled, link, isPure: mustBePure(lines, line, surroundings) })
  },

  escapeTitle,

  plainTitle: (title) => title.replaceAll(/\\([[\]\\])/g, '$1'),

  pattern: headPattern(
    String.raw`(?<before>.*)\[(?<inside>[^[\]]*)‹title›(?<behind>[^[\]]*)\]\(‹address›\)(?<rest>.*)`,
  ),

  write: ({ title, url, before = '', behind = '' }) => `${before}[${escapeTitle(title)}](${url})${behind}`,
}

function hasLabel(lines: LineTable, line: number): boolean {
  for (let link = lines.firstLink(line); link < lines.firstLink(line + 1); link++) {
    if (lines.links.hasLabel(link)) return true
  }
  return false
}

/** The first link whose label is a title, with nothing of meaning in front of it but links of other kinds; else -1. */
function findTitled(lines: LineTable, line: number): number {
  let from = lines.wordStart(line)
  for (let link = lines.firstLink(line); link < lines.firstLink(line + 1); link++) {
    if (!isLead(lines.text.slice(from, lines.links.outerStart(link)))) return -1
    if (isTitledLink(lines, link)) return link
    from = lines.links.outerEnd(link)
  }
  return -1
}

/** The link to the paper: the titled one or another of the line; in a list of papers, the titled one wherever it leads. */
function leadingLink(lines: LineTable, line: number, titled: number, { previous }: Surroundings): number {
  if (isPaperLink(lines, titled)) return titled
  const other = paperLink(lines, linkGroup(lines, line, titled).from + 1, linkGroup(lines, line, titled).to)
  if (other >= 0) return other
  return lines.has(line, lineMark.listItem) && previous === 'linked-title' ? titled : -1
}

function readHead(
  lines: LineTable,
  line: number,
  { titled, link, isPure }: { titled: number; link: number; isPure: boolean },
): EntryHead | undefined {
  const { end } = linkGroup(lines, line, titled)
  const rest = lines.text.slice(lines.links.outerEnd(titled), lines.wordEnd(line))
  const at = lines.links.labelSpan(titled)
  const title = trimTitle(labelOf(lines, titled), at)
  if (!title || (isPure && !isNameOnly(rest, lines.text.slice(end, lines.wordEnd(line)), title.text)))
    return undefined
  return { title: title.span, link, lastLine: line, commentary: saidBehind(lines, line, end) }
}

/** Nothing but asides follows, or a sign that commentary begins behind a title of some length. */
function isNameOnly(rest: string, behind: string, title: string): boolean {
  if (isAside(behind)) return true
  return /^(?:\*\*|__)?\s*(?:[:：–—]|-\s)/u.test(rest) && title.split(/\s+/u).length >= 3
}

function escapeTitle(title: string): string {
  return title.replaceAll(/[[\]\\]/g, '\\$&')
}
