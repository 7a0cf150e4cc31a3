import { type Span, span } from '../../base/span.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { isFieldRow } from '../lines/rows.ts'
import { isTranslation, judge, type Level, level } from '../titles/judge.ts'
import { isGeneric, namesPaper } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { trimmed } from '../titles/trim.ts'
import { commentaryHeads } from '../titles/vocabulary.ts'
import { onOneLine, wordCount } from '../titles/words.ts'
import { type Field, fieldAt, headLine, isKnownField, isNameField } from './fields.ts'
import { type Head, headPattern, type Layout, type LayoutContext } from './layout.ts'
import { isAside, sayingOf } from './said.ts'
import { readTitleLine } from './titleLine.ts'
import { lastTitleLine } from './wrappedTitle.ts'

/*
 * A record: lines of `Label: value` in any order, one of them the link and one the title. Labels that digests use are known. In
 * other languages records of three lines or more, or of a title and a link with a known label, tell theirs by being repeated: the first value that is no link, no
 * people and no date may be the title, and where most records of the document say so by one label, it is.
 */

/** `Title: …`, then other lines of `Label: value`, one of them the link. */
export const titleLabel: Layout = {
  id: 'title-label',
  trait: 'own lines',
  read: readRecord,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`Title: (?<before>.*)‹title›(?<behind>.*)\n\s*Link: ‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `Title: ${before}${title}${behind}\nLink: ${url}`,
}

/** More lines than these make no record. */
const mostLines = 14
const fewestOfUnknown = 3
/** A title and "Link: …". */
const fewestOfNamed = 2
export const shapeOfRecord = 'record'

interface FieldLine {
  readonly line: Line
  readonly index: number
  readonly field: Field
  /** Where its value ends, perhaps in another line. */
  to: number
}

interface Lines {
  readonly fields: readonly FieldLine[]
  readonly link: LineLink | undefined
  readonly linkLine: number
  readonly last: number
  /** Each line is a field: a record even where no label is known. */
  readonly isPure: boolean
}

function readRecord(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  if (!mayOpenRecord(cursor, index)) return undefined
  const lines = linesAt(cursor, index)
  const learned = context.slotOf(shapeOfRecord)
  if (!lines || !(lines.link || (learned !== undefined && isNamedFully(lines, learned)))) return undefined
  if (isBlank(lines)) return untitled(cursor, lines)
  const title = titleOf(cursor, lines, learned)
  if (!title || isTranslated(cursor, index, title.span)) return undefined
  return {
    layout: lines.linkLine < title.index ? 'link-title' : 'title-label',
    shape: shapeOfRecord,
    slot: title.label,
    fit: title.level >= level.likely ? 'pure' : 'doubtful',
    title: title.span,
    level: title.level,
    link: lines.link,
    isPaper: true,
    lastLine: lines.last,
    commentary: saidIn(cursor, lines, title.index),
  }
}

/** Whether a record has a link, and a label for its title with nothing after it: "- Title:" above "- Link: https://…". */
function isBlank({ fields, link }: Lines): boolean {
  const titles = fields.filter(({ field }) => field.isTitle)
  return link !== undefined && titles.length > 0 && titles.every(({ field, to }) => field.valueStart >= to)
}

function untitled(cursor: Cursor, lines: Lines): Head {
  return {
    layout: 'title-label',
    shape: shapeOfRecord,
    slot: 'none',
    fit: 'pure',
    title: undefined,
    level: level.prose,
    link: lines.link,
    isPaper: true,
    lastLine: lines.last,
    commentary: saidIn(cursor, lines, lines.linkLine),
  }
}

/** Whether a record says by its labels which paper it is of: its title, and who wrote it, where it appeared or that it has no link. */
function isNamedFully({ fields, link }: Lines, learned?: string): boolean {
  const isTitled = fields.some(({ field }) => field.isTitle || field.label === learned)
  return isTitled && fields.some(({ field }) => isNameField(field) || (!link && isGeneric(field.label)))
}

/** Whether a title translates what stands in bold above it: "**Steering by Smell**", "标题：靠嗅觉导航". */
function isTranslated(cursor: Cursor, index: number, title: Span): boolean {
  let above = index - 1
  while (cursor.at(above)?.kind === 'blank') above--
  const line = cursor.at(above)
  const words = line?.kind === 'text' ? cursor.words(line) : ''
  return /^\*\*[^*]+\*\*$/.test(words) && isTranslation(cursor.slice(title.start, title.end), words)
}

/** The label that holds the title in a record without any that is known, as far as the record itself can tell. */
export function titleLabelAt(cursor: Cursor, index: number): string | undefined {
  if (!mayOpenRecord(cursor, index)) return undefined
  const lines = linesAt(cursor, index)
  if (!lines?.link || !lines.isPure || lines.fields.some(({ field }) => field.isTitle)) return undefined
  const [first, second] = lines.fields.filter(({ line, field }) => mayBeTitle(cursor, line, field))
  const isName = first && second && isPeople(cursor.slice(first.field.valueStart, first.line.to))
  const named = lines.fields.find((each) => namesWork.test(each.field.label) && readsAsTitle(cursor, each))
  return (named ?? (isName ? second : first))?.field.label
}

/** "Article : Title", "Paper: Title", where others have the link. */
const namesWork =
  /^(?:articles?|papers?|artículo|artigo|articolo|artikel|beitrag|aufsatz|статья|论文|論文|논문)$/iu

function readsAsTitle(cursor: Cursor, { field, line }: FieldLine): boolean {
  const words = cursor.slice(field.valueStart, line.to)
  return line.links.length === 0 && wordCount(words) >= 3 && judge(words) > level.prose
}

/** Whether a line of `Label: value` begins a paragraph, an item or, by its label, a record. */
export function mayOpenRecord(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.level > 0 || line.marker === '|') return false
  const first = fieldAt(cursor, line)
  if (!first || first.isTitle || cursor.kindAbove(index) !== 'text') return first !== undefined
  return line.marker !== '' && (cursor.lines[index - 1]?.indent ?? 0) > line.indent
}

/** The lines of a record; `undefined` where one of them, in front of the link, says something else. */
function linesAt(cursor: Cursor, index: number): Lines | undefined {
  const opening = cursor.lines[index] as Line
  const fields: FieldLine[] = []
  let link: LineLink | undefined
  let linkLine = index
  let last = index
  let isPure = true
  let isLinkNamed = false
  for (let at = index, count = 0; count < mostLines; at++, count++) {
    // Blank lines may stand between a title and its link.
    if (!link && fields.some((each) => each.field.isTitle)) at = cursor.nextFilled(at)
    // Below the first row of a table stands a rule.
    if (isFieldRow(cursor.text, cursor.at(at - 1)) && cursor.at(at)?.marker === '|') at++
    const line = cursor.at(at)
    if (
      line?.kind !== 'text' ||
      line.level > 0 ||
      line.isQuote !== opening.isQuote ||
      !isOf(opening, line, at === index)
    )
      break
    const field = fieldAt(cursor, line)
    if (field?.isTitle && fields.some((other) => other.field.isTitle)) break
    const found = headLine(cursor, line)
    const closing =
      !link && fields.some((each) => each.field.isTitle) ? linkAtEnd(cursor, line, field) : undefined
    if (closing) {
      linkLine = at
      link = closing
    }
    const wrapped = field ? undefined : wrappedAbove(cursor, fields.at(-1), at)
    if (found.kind === 'link') {
      if (!link) {
        linkLine = at
        isLinkNamed = field !== undefined && isKnownField(field)
      }
      link ??= found.link
    } else if (field) fields.push({ line, index: at, field, to: line.to })
    else if (wrapped) wrapped.to = line.to
    else if (found.kind !== 'fact') {
      if (link || cursor.kindAbove(at) === 'blank') break
      return undefined
    }
    isPure &&= field !== undefined || wrapped !== undefined
    last = at
  }
  const isRecord = last - index + 1 >= (isLinkNamed ? fewestOfNamed : fewestOfUnknown)
  return { fields, link, linkLine, last, isPure: isPure && isRecord }
}

/** "出处：王等，某大学，https://…": the link with which a field ends that says who wrote the paper, and where. */
function linkAtEnd(cursor: Cursor, { links, to }: Line, field: Field | undefined): LineLink | undefined {
  const [link, ...others] = links
  if (!field || field.isTitle || others.length > 0 || !link?.leadsToPaper || link.outerEnd !== to)
    return undefined
  const words = cursor.slice(field.valueStart, link.outerStart)
  return words.length <= longestSource && !/[.。!！?？]\s*\p{L}/u.test(words) ? link : undefined
}

const longestSource = 100

/** Lines of one list, or below its first item; in a paragraph all that have no mark. */
function isOf(opening: Line, line: Line, isFirst: boolean): boolean {
  if (isFirst) return true
  if (opening.marker === '') return line.marker === ''
  return line.indent > opening.indent || (line.marker === opening.marker && line.indent === opening.indent)
}

/** The field above whose value goes on in the line: deeper than its label, or as titles do. */
function wrappedAbove(cursor: Cursor, above: FieldLine | undefined, at: number): FieldLine | undefined {
  const line = cursor.lines[at] as Line
  if (!above || line.marker !== '' || line.links.length > 0) return undefined
  if (above.to !== cursor.lines[at - 1]?.to) return undefined
  const isDeeper = line.indent >= above.line.indent + 2
  return isDeeper || (above.field.isTitle && lastTitleLine(cursor, above.index) === at) ? above : undefined
}

interface Title {
  readonly span: Span
  readonly level: Level
  readonly label: string
  readonly index: number
}

/** The field of the title: by its label, or by what it says in place of the others' titles. */
function titleOf(cursor: Cursor, lines: Lines, learned: string | undefined): Title | undefined {
  const { fields, isPure } = lines
  const known = fields.find(({ field }) => field.isTitle)
  const title = known && titleIn(cursor, known, level.certain)
  if (title && isNamedFully(lines)) return upToEnd(cursor, known, title)
  if (known) return title
  if (!isPure) return undefined
  const chosen = fields.find(({ field, line }) => field.label === learned && line.links.length === 0)
  return chosen && titleIn(cursor, chosen, undefined)
}

/** The title with what follows a dash, for its people and its venue have lines of their own: "TileNet: Tiles - Small and Fast". */
function upToEnd({ text }: Cursor, { to }: FieldLine, title: Title): Title {
  if (!/^\s[-–—]\s/.test(text.slice(title.span.end, to))) return title
  const { end = title.span.end } = trimmed(text, title.span.start, to) ?? {}
  return { ...title, span: span(title.span.start, end) }
}

function mayBeTitle(cursor: Cursor, line: Line, field: Field): boolean {
  if (line.links.length > 0 || isKnownField(field) || commentaryHeads.test(field.label)) return false
  return sayingOf(cursor, line) !== 'fact' && namesPaper(cursor.slice(field.valueStart, line.to))
}

function titleIn(
  cursor: Cursor,
  { line, index, field, to }: FieldLine,
  sure: Level | undefined,
): Title | undefined {
  if (field.valueStart >= line.to) return undefined
  const whole = sure === undefined ? undefined : readTitleLine(cursor, index)?.span
  // A label in bold may be taken for the title of its line.
  const isWhole = whole !== undefined && whole.end > Math.max(field.valueStart, to > line.to ? to - 1 : 0)
  const found = isWhole ? whole : inValue(cursor, to, field)
  const start = Math.max(field.valueStart, found.start)
  const end = Math.max(start, found.end)
  return { span: span(start, end), level: sure ?? judge(cursor.slice(start, end)), label: field.label, index }
}

/** The title in a value, without ratings, authors and a venue after it. */
function inValue({ text }: Cursor, to: number, { valueStart }: Field): Span {
  return new Naming(text, valueStart, to).choose()?.span ?? span(valueStart, to)
}

/** What the fields say besides the title: with its label after title and link, where other words follow it, and without before. */
function saidIn(cursor: Cursor, { fields, linkLine }: Lines, title: number): Span | undefined {
  const said = fields.filter((each) => each.index !== title && says(cursor, each))
  const [first] = said
  const last = said.at(-1)
  if (!first || !last) return undefined
  return span(first.index > Math.max(linkLine, title) ? first.line.from : first.field.valueStart, last.to)
}

/** Short words say something where they end as a sentence does. */
function says(cursor: Cursor, { line, field, to }: FieldLine): boolean {
  if (field.valueStart >= line.to) return false
  if (to > line.to && isAside(onOneLine(cursor.slice(field.valueStart, to)))) return false
  const saying = sayingOf(cursor, line)
  return saying === 'said' || (saying === 'name' && /[.!?。！？]$/.test(cursor.words(line)))
}
