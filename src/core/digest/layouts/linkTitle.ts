import { span } from '../../base/span.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isPeople } from '../text/people.ts'
import { hasAuthorsBehind, titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { fieldAt, titleFieldBelow } from './fields.ts'
import { headPattern } from './headPattern.ts'
import { saidBehind } from './inlineLinks.ts'
import type { EntryHead, Layout, Surroundings } from './layout.ts'
import { isPaperLink } from './linkLabels.ts'
import { isPlainText, lastTitleLine, readTitle } from './titleLine.ts'

/** A line that is nothing but the link, then the title, mostly with the authors; a bare link has no title at all. */
export const linkTitle: Layout = {
  id: 'link-title',
  beginsOn: lineCue.bareLink | lineCue.inlineLink,

  read(lines, line, surroundings) {
    const link = lines.bareLink(line)
    if (link < 0) return readLinkField(lines, line) ?? readSameLine(lines, line, surroundings)
    if (!isPaperLink(lines, link)) return undefined
    const below = lines.nextFilled(line + 1)
    const labelled = readLabelled(lines, below, link)
    if (labelled) return labelled
    const lastLine = lastTitleLine(lines, below)
    const isTitled = isTitle(lines, below, lastLine, surroundings)
    return {
      title: isTitled ? readTitle(lines, below, lastLine) : undefined,
      link,
      lastLine: isTitled ? lastLine : line,
      commentary: undefined,
    }
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(
    String.raw`‹address›(?:[ \t]*\n\s*|[ \t]*[:：,–—-]?[ \t]+)(?<before>.*)‹title›(?<behind>.*)`,
  ),

  write: ({ title, url, before = '', behind = '' }) => `${url}\n${before}${title}${behind}`,
}

/** `Paper: address`, then fields of which one is the title. */
function readLinkField(lines: LineTable, line: number): EntryHead | undefined {
  const link = lines.firstLink(line)
  const { links } = lines
  if (lines.linkCount(line) !== 1 || !links.isBare(link) || links.outerEnd(link) !== lines.wordEnd(line))
    return undefined
  // In a paragraph that has begun, such a line goes on about another paper.
  if (!isPlainText(lines, line) || lines.kindAbove(line) === lineKind.text) return undefined
  const found = fieldAt(lines, line)
  if (found?.valueStart !== links.outerStart(link) || !isPaperLink(lines, link)) return undefined
  return readLabelled(lines, lines.nextFilled(line + 1), link)
}

/** Fields below the link, one of them the title, as in arXiv's mails. */
function readLabelled(lines: LineTable, below: number, link: number): EntryHead | undefined {
  const found = isPlainText(lines, below) ? titleFieldBelow(lines, below) : undefined
  if (!found) return undefined
  const lastLine = lastTitleLine(lines, found.line)
  const at = span(found.start, lines.wordEnd(lastLine))
  const title = trimTitle(lines.text.slice(at.start, at.end), at)
  return title && { title: title.span, link, lastLine, commentary: undefined }
}

function isTitle(lines: LineTable, line: number, lastLine: number, { previous }: Surroundings): boolean {
  if (!isPlainText(lines, line) || lines.linkCount(line) > 0 || lines.has(line, lineMark.listItem))
    return false
  const words = lines.text.slice(lines.wordStart(line), lines.wordEnd(lastLine))
  if (factLabel.test(words)) return false
  const score = titleScore(words)
  if (score <= 0) return false
  if (previous === 'link-title' || previous === undefined || score >= 3) return true
  // Where titles stand above their links, one that stands between two links belongs to the second.
  return lines.bareLink(lines.nextFilled(lastLine + 1)) < 0
}

/** Labels of what is known of a paper, and of what is said; no title begins so. */
const factLabel =
  /^(?:\*\*|__)?(?:date|authors?|from|subjects?|categor(?:y|ies)|comments?|journal(?:-ref)?|doi|code|github|project|abstract|summary|tl;?dr|keywords?|tags?|venue|published|submitted|note)(?:\*\*|__)?\s*[:：]/i

/** `address Title (Authors)`, or a paragraph that begins with the address and goes on about the paper. */
function readSameLine(
  lines: LineTable,
  line: number,
  { previous, awaitsCommentary }: Surroundings,
): EntryHead | undefined {
  const link = lines.firstLink(line)
  const { links } = lines
  const isFirst =
    links.isBare(link) && links.outerStart(link) === lines.wordStart(line) && !lines.has(line, lineMark.quote)
  const isItem = lines.has(line, lineMark.listItem)
  if (!isFirst || lines.linkCount(line) > 1 || (awaitsCommentary && !isItem)) return undefined
  if (!isPaperLink(lines, link)) return undefined
  const from = links.outerEnd(link)
  const words = lines.text.slice(from, lines.wordEnd(line))
  if (!/^\s*[\s:：,–—-]/u.test(words)) return undefined
  const separated = readSeparated(lines, line, from, words)
  if (separated) return { ...separated, link }
  const title = trimTitle(words, span(from, from + words.length))
  if (title && (hasAuthorsBehind(words.trim()) || titleScore(title.text) >= 1)) {
    return { title: title.span, link, lastLine: line, commentary: undefined }
  }
  const start = from + (words.length - words.trimStart().length)
  const isPlaceOfEntry = previous === undefined && lines.kindAbove(line) !== lineKind.text
  return isPlaceOfEntry
    ? { title: undefined, link, lastLine: line, commentary: span(start, lines.wordEnd(line)) }
    : undefined
}

/** Twice the same dash or bar: what stands between them is the title, what follows is said of the paper. */
const separated = /^\s+([-–—|])\s+(.+?)\s+\1\s+(?=\S)/u

/** `address - Title - what is said`. */
function readSeparated(
  lines: LineTable,
  line: number,
  from: number,
  words: string,
): Pick<EntryHead, 'title' | 'lastLine' | 'commentary'> | undefined {
  const match = separated.exec(words)
  if (!match || isPeople(words.slice(match[0].length))) return undefined
  const [whole, , named = ''] = match
  const start = from + whole.indexOf(named)
  const title = trimTitle(named, span(start, start + named.length))
  if (!title || titleScore(title.text) < 1) return undefined
  const commentary = saidBehind(lines, line, from + whole.length)
  return { title: title.span, lastLine: line, commentary }
}
