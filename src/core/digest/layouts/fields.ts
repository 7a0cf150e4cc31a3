// Lines of `Label: value` and of labelled links, as they stand in the head of an entry.
import { type Span, span } from '../../base/span.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { shareTellingWord } from '../text/tellingWords.ts'
import { isAuthorLine, titleScore } from '../text/titles.ts'
import { isVenue } from '../text/venues.ts'
import { isAside, isTitledLink, linkGroup } from './inlineLinks.ts'
import type { EntryHead } from './layout.ts'
import { labelOf, paperLink } from './linkLabels.ts'

/** More lines than this above the link make no head of an entry. */
const mostFields = 12
const field = /^(?!https?:)(?:\*\*|__)?(\p{L}[^:：*_[\]()|.,]*?)(?:\*\*|__)?\s*[:：]{1,2}(?:\*\*|__)?\s*/u
const longestLabel = 31
/** With marks of emphasis and white space. */
const longestLead = 48
/** A value of this length says something; shorter ones are dates, names and venues. */
const shortestCommentary = 80
const nameLabel = /^(?:authors?|by|著者|저자|作者|keywords?|tags?|categor|subjects?)/iu
const titleLabel = /^(?:(?:paper\s+)?titles?|标题|题目|論文名|タイトル|제목|논문\s?제목)$/iu
/** Labels of a title, of a link to the paper, or of any words about it. */
const paperLabel = /^(?:papers?|论文|論文|논문)$/iu

/** A label in front of a colon, and where what it labels starts. */
export interface Field {
  readonly label: string
  readonly valueStart: number
  readonly isTitle: boolean
}

/** The field that a line of text is, `undefined` when it has no label in front. */
export function fieldAt(lines: LineTable, line: number): Field | undefined {
  const words = lines.words(line)
  if (!/[:：]/.test(words.slice(0, longestLead))) return undefined
  const match = field.exec(words)
  if (!match) return undefined
  const { 0: whole, 1: label = '' } = match
  // A label in bold is all that is: "**Small Models: A Study**" is a title.
  const isOpen = /^(?:\*\*|__)/.test(whole) && !/(?:\*\*|__)/.test(whole.slice(2))
  if (label.length > longestLabel || isOpen) return undefined
  const name = label.trim()
  const valueStart = lines.wordStart(line) + whole.length
  const isTitle = titleLabel.test(name) || (paperLabel.test(name) && isTitleFrom(lines, line, valueStart))
  return { label, valueStart, isTitle }
}

function isTitleFrom(lines: LineTable, line: number, start: number): boolean {
  return lines.linkCount(line) === 0 && titleScore(lines.text.slice(start, lines.wordEnd(line))) >= 1
}

/** What fields say of a paper besides its title. */
export type FieldsHead = Omit<EntryHead, 'title'>

/** The fields below the line of a title down to the one with the link; `undefined` when something else stands there. */
export function readFields(lines: LineTable, first: number): FieldsHead | undefined {
  let commentary: Span | undefined
  let line = lines.nextFilled(first + 1)
  for (let count = 0; count < mostFields; count++) {
    if (lines.kindAt(line) !== lineKind.text || lines.has(line, lineMark.tableRow)) return undefined
    if (isAbstract(lines, first, line)) {
      commentary = span(commentary?.start ?? lines.wordStart(line), lines.wordEnd(line))
      line = lines.nextFilled(line + 1)
      continue
    }
    const found = fieldAt(lines, line)
    if (found?.isTitle) return undefined
    const link = fieldLink(lines, line, found)
    if (link >= 0) {
      if (namesAnother(lines, first, link)) return undefined
      return isDeepEnough(lines, first, line) ? { link, lastLine: line, commentary } : undefined
    }
    if (!found && !isValue(lines.words(line))) return undefined
    if (found && says(lines, line, found)) commentary ??= span(found.valueStart, lines.wordEnd(line))
    line = lines.nextFilled(line + 1)
  }
  return undefined
}

/** The title in a field below a link, with nothing but other fields between them. */
export function titleFieldBelow(
  lines: LineTable,
  first: number,
): { line: number; start: number } | undefined {
  let line = first
  for (let count = 0; count < mostFields; count++) {
    const found = lines.kindAt(line) === lineKind.text ? fieldAt(lines, line) : undefined
    if (!found || lines.linkCount(line) > 0) return undefined
    if (found.isTitle) return { line, start: found.valueStart }
    line = lines.nextFilled(line + 1)
  }
  return undefined
}

/** Whether the line below a title can belong to the head of its entry: a quick look that spares a long one. */
export function mayBeField(lines: LineTable, title: number, line: number): boolean {
  if (lines.kindAt(line) !== lineKind.text || !isDeepEnough(lines, title, line)) return false
  if (isAbstract(lines, title, line)) return true
  return lines.linkCount(line) > 0 || fieldAt(lines, line) !== undefined || isValue(lines.words(line))
}

/** A quotation below a heading, which says what the paper does. */
function isAbstract(lines: LineTable, title: number, line: number): boolean {
  return (
    lines.kinds[title] === lineKind.heading && lines.has(line, lineMark.quote) && lines.linkCount(line) === 0
  )
}

function says(lines: LineTable, line: number, { label, valueStart }: Field): boolean {
  return lines.wordEnd(line) - valueStart >= shortestCommentary && !nameLabel.test(label)
}

/** Authors, a date or a venue without a label in front. */
function isValue(words: string): boolean {
  return isVenue(words) || isAuthorLine(words)
}

/** The link to the paper on a line of the head: behind a label, or among links that say what they are; else -1. */
function fieldLink(lines: LineTable, line: number, found: Field | undefined): number {
  const first = lines.firstLink(line)
  if (first === lines.firstLink(line + 1)) return -1
  const group = linkGroup(lines, line, first)
  const link = paperLink(lines, group.from, group.to)
  if (link < 0) return -1
  if (found && found.valueStart >= lines.links.outerStart(first) - 1) return link
  const before = lines.text.slice(lines.wordStart(line), lines.links.outerStart(first))
  const isBare = isAside(before) && isAside(lines.text.slice(group.end, lines.wordEnd(line)))
  return isBare && !isTitledLink(lines, link) ? link : -1
}

/** Whether the label of the link is a title that has nothing to do with the line above the fields. */
function namesAnother(lines: LineTable, first: number, link: number): boolean {
  return isTitledLink(lines, link) && !shareTellingWord(labelOf(lines, link), lines.words(first))
}

/** Fields of a list item stand in a list below it, or are bullets below a number; beside it they belong to someone else. */
function isDeepEnough(lines: LineTable, first: number, line: number): boolean {
  if (!lines.has(first, lineMark.listItem) || !lines.has(line, lineMark.listItem)) return true
  const depth = (lines.indents[line] ?? 0) - (lines.indents[first] ?? 0)
  return depth > 0 || (depth === 0 && isNumbered(lines, first) && !isNumbered(lines, line))
}

/** Whether the line is an item of a numbered list. */
export function isNumbered(lines: LineTable, line: number): boolean {
  return /\d/.test(lines.text.slice(lines.starts[line], lines.wordStart(line)))
}
