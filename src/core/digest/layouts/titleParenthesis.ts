import { span } from '../../base/span.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineMark } from '../text/lineTable.ts'
import { titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { headPattern } from './headPattern.ts'
import { isAside, linkGroup, mustBePure, saidBehind } from './inlineLinks.ts'
import type { EntryHead, Layout } from './layout.ts'
import { canNamePaper, paperLink } from './linkLabels.ts'

/** `Title (address)` or `Title address`, alone in a paragraph, list item or heading; inside running prose it is a mention. */
export const titleParenthesis: Layout = {
  id: 'title-parenthesis',
  beginsOn: lineCue.heading | lineCue.inlineLink,

  read(lines, line, surroundings) {
    const first = lines.firstLink(line)
    if (lines.has(line, lineMark.quote) || first === lines.firstLink(line + 1) || !lines.links.isBare(first))
      return undefined
    const before = lines.text.slice(lines.wordStart(line), lines.links.outerStart(first))
    const isPure = mustBePure(lines, line, surroundings)
    // A line below a title that still waits for what is said of it says that, whatever it ends with, unless that title
    // stood in a line of the same kind.
    const mayBeSaid = surroundings.awaitsCommentary && surroundings.previous !== 'title-parenthesis'
    if (isPure && mayBeSaid && !opensBracket.test(before.slice(-8))) return undefined
    const group = linkGroup(lines, line, first)
    const link = paperLink(lines, group.from, group.to)
    return link < 0 ? undefined : readHead(lines, line, { before, link, end: group.end, isPure })
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)(?:[ \t]*[(（[]‹address›[)）\]]|[ \t,:：–—-]+‹address›)(?<rest>.*)`,
  ),

  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} (${url})`,
}

const opensBracket = /[^\s[\](（]\s*[(（[]\s*$/u
const endsOpen =
  /\b(?:a|an|and|as|at|by|cf|e\.g|for|from|here|in|is|of|on|or|see|that|the|this|to|via|with)[\s:.,]*$/i

/** `[label]: address`, which says where links elsewhere lead. */
const definition = /^\[[^[\]]+\]:\s*<?$/

/** Whether what stands in front of a bare address can be a title: a sentence that goes on with it is none. */
function endsTitle(before: string): boolean {
  return /[\s:：–—-]$/u.test(before) && !endsOpen.test(before) && !definition.test(before)
}

function readHead(
  lines: LineTable,
  line: number,
  { before, link, end, isPure }: { before: string; link: number; end: number; isPure: boolean },
): EntryHead | undefined {
  const labelled = isPure ? null : labelInFront.exec(before)
  if (labelled) return readLabelled(lines, line, { before: before.slice(0, labelled.index), link, end })
  const isEnclosed = opensBracket.test(before.slice(-8))
  if (!isEnclosed && !endsTitle(before)) return undefined
  // In a list a dash or a colon between title and address, and perhaps behind it, parts what is said from both.
  const isParted = !isPure && /(?:[:：]|\s[-–—]{1,2})\s*$/u.test(before)
  if (!(isParted || (isEnclosed && !isPure)) && !isAside(lines.text.slice(end, lines.wordEnd(line))))
    return undefined
  const start = lines.wordStart(line)
  const title = trimTitle(before, span(start, start + before.length))
  if (!title || !canNamePaper(title.text) || opensEmphasis(title.text)) return undefined
  // Authors or a venue between title and link, or authors in front, say as much as brackets around the link.
  const isCited = /\bet al\b/.test(before.slice(0, title.span.start - start))
  const isBetween = title.span.end < start + before.trimEnd().length - 3
  const isSure = isCited || (isEnclosed && !isParted) || (!isPure && isBetween)
  if (titleScore(title.text) < (isSure ? 0 : 1)) return undefined
  return { title: title.span, link, lastLine: line, commentary: saidBehind(lines, line, end) }
}

/** "Finally *A Title": what is said in front of a title is no part of it. */
function opensEmphasis(title: string): boolean {
  return /(?:^|\s)\*{1,3}\S/.test(title) && !/\S\*{1,3}(?:\s|$|[.,:;])/.test(title)
}

/** "(paper: " in front of the address. */
const labelInFront = /\s*[(（[]\s*(?:papers?|pdf|arxiv|link|url|논문|论文|論文)\s*[:：]\s*$/iu
const dash = /\s+[-–—]{1,2}\s+/u

/** `Title - what is said (paper: address)`, in a list. */
function readLabelled(
  lines: LineTable,
  line: number,
  { before, link, end }: { before: string; link: number; end: number },
): EntryHead | undefined {
  const start = lines.wordStart(line)
  const parting = dash.exec(before)
  const name = parting ? before.slice(0, parting.index) : before
  const title = trimTitle(name, span(start, start + name.length))
  if (!title || !canNamePaper(title.text) || titleScore(title.text) < 1) return undefined
  const commentary = parting
    ? span(start + parting.index + parting[0].length, start + before.length)
    : saidBehind(lines, line, end)
  return { title: title.span, link, lastLine: line, commentary }
}
