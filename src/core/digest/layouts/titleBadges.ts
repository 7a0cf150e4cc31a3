import { span } from '../../base/span.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isAuthorLine, titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { headPattern } from './headPattern.ts'
import { isAside, isTitledLink, linkGroup, mustBePure, saidBehind } from './inlineLinks.ts'
import type { EntryHead, Layout } from './layout.ts'
import { canNamePaper, paperLink } from './linkLabels.ts'

/** `Title [[Paper](address)] [[Code](address)]`: a title, then links that say what lies behind them; or these first. */
export const titleBadges: Layout = {
  id: 'title-badges',
  beginsOn: lineCue.heading | lineCue.inlineLink,

  read(lines, line, surroundings) {
    const first = lines.firstLink(line)
    if (lines.has(line, lineMark.quote) || first === lines.firstLink(line + 1) || lines.links.isBare(first))
      return undefined
    const group = linkGroup(lines, line, first)
    const found = paperLink(lines, group.from, group.to)
    // In a list whose items above were papers, the first link leads to the paper, whatever it is called.
    const isInList = lines.has(line, lineMark.listItem) && surroundings.previous === 'title-badges'
    const link = found < 0 && isInList ? first : found
    if (link < 0) return undefined
    const before = lines.text
      .slice(lines.wordStart(line), lines.links.outerStart(first))
      .replace(/[\s[({|]+$/u, '')
    // Bars part what is said in columns.
    const isParted = lines.text.slice(lines.links.outerEnd(group.to - 1), group.end).includes('|')
    const isPure = !isParted && mustBePure(lines, line, surroundings)
    return /\p{L}{2}/u.test(before)
      ? titleFirst(lines, line, {
          before,
          end: group.end,
          link,
          isPure,
          isBadge: isInList || !isTitledLink(lines, first),
        })
      : linksFirst(lines, line, { end: group.end, link })
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)[ \t]*(?:\[\[[^[\]]*\]\(‹address›\)\]|\(\[[^[\]]*\]\(‹address›\)\)|\[[^[\]]*\]\(‹address›\))(?<rest>.*)`,
  ),

  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} [[paper](${url})]`,
}

interface TitleFirst {
  readonly before: string
  readonly end: number
  readonly link: number
  readonly isPure: boolean
  /** The label of the first link says what lies behind it, or other items of the list have such labels. */
  readonly isBadge: boolean
}

function titleFirst(
  lines: LineTable,
  line: number,
  { before, end, link, isPure, isBadge }: TitleFirst,
): EntryHead | undefined {
  const start = lines.wordStart(line)
  const title = trimTitle(before, span(start, start + before.length))
  if (!title || !canNamePaper(title.text) || isLabel(before) || isAuthors(before)) return undefined
  if (titleScore(title.text) < 0 || !(isBadge || readsLikeTitle(title.text))) return undefined
  const behind = lines.text.slice(end, lines.wordEnd(line))
  if (isPure && !isAside(behind) && lines.kinds[line] !== lineKind.heading) return undefined
  return { title: title.span, link, lastLine: line, commentary: saidBehind(lines, line, end) }
}

/** Where the first link may be part of a sentence, its words must be a title's. */
function readsLikeTitle(words: string): boolean {
  return titleScore(words) >= 1 && words.split(/\s+/u).length >= 3
}

function linksFirst(
  lines: LineTable,
  line: number,
  { end, link }: { end: number; link: number },
): EntryHead | undefined {
  const behind = lines.text.slice(end, lines.wordEnd(line))
  const title = trimTitle(behind, span(end, end + behind.length))
  if (!title || titleScore(title.text) < 1 || title.text.split(/\s+/u).length < 3) return undefined
  return { title: title.span, link, lastLine: line, commentary: undefined }
}

/** More than "Learning and Teaching", which could be two names. */
function isAuthors(words: string): boolean {
  return /,|\bet al/.test(words) && isAuthorLine(words.replace(/[\s*_·•|–—-]+$/u, ''))
}

/** "Paper: [arXiv](…)", "See [paper](…)" say what the link is. */
function isLabel(words: string): boolean {
  return /[:：]\s*$/u.test(words) && words.split(/\s+/u).length <= 3
}
