import type { Label } from '../digest.ts'
import { lineCue } from '../text/lineCue.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { titleScore } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { fieldAt, isNumbered, mayBeField, readFields } from './fields.ts'
import { headPattern } from './headPattern.ts'
import type { Layout } from './layout.ts'
import { canHeadPaper } from './titleLine.ts'

/** A title in a heading, in bold or at the head of a list, then lines of `Label: value` or of labelled links. */
export const titleFields: Layout = {
  id: 'title-fields',
  beginsOn: lineCue.heading | lineCue.marked | lineCue.aboveInlineLink,

  read(lines, line) {
    const next = lines.nextFilled(line + 1)
    // A link and nothing else right below is for the layout of title and link to judge.
    if (lines.bareLink(next) >= 0 || !mayBeField(lines, line, next)) return undefined
    // Fields are seldom there, and sooner looked for than a title is judged.
    const head = readFields(lines, line)
    const title = head && readOwnTitle(lines, line)
    return title && { ...head, title: title.span }
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(String.raw`(?<before>.*)\*\*‹title›\*\*(?<behind>.*)\n\s*arXiv: ‹address›`),

  write: ({ title, url, before = '', behind = '' }) => `${before}${inBold(title)}${behind}\n\narXiv: ${url}`,
}

function inBold(title: string): string {
  return /^\*\*.+\*\*$/su.test(title) ? title : `**${title}**`
}

function readOwnTitle(lines: LineTable, line: number): Label | undefined {
  if (lines.linkCount(line) > 0 || lines.has(line, lineMark.quote | lineMark.tableRow)) return undefined
  const words = lines.words(line)
  if (lines.kinds[line] === lineKind.heading) return headingTitle(lines, line, words)
  const title = trimTitle(words, lines.wordSpan(line))
  if (!title || !canHeadPaper(title.text)) return undefined
  // "Method: a small one" is a field itself, "2. Mamba: Linear-Time Sequence Modeling" is not.
  if (fieldAt(lines, line) && !isNumbered(lines, line)) return undefined
  const isBold = /^(?:\d{1,4}[.)]\s+)?(?:\*\*|__|《)/u.test(words)
  return titleScore(title.text) >= (isBold ? 0 : 1) ? title : undefined
}

function headingTitle(lines: LineTable, line: number, words: string): Label | undefined {
  if (!canHeadPaper(words)) return undefined
  if (lines.levels[line] === 1 && (titleScore(words) < 1 || words.split(/\s+/u).length < 3)) return undefined
  return trimTitle(words, lines.wordSpan(line))
}
