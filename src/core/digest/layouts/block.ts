import { type Span, span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { closing } from '../frames/frames.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { judge, type Level, level } from '../titles/judge.ts'
import { isPersonOfDay } from '../titles/neighbours.ts'
import { isGeneric, namesPaper } from '../titles/parts.ts'
import { isDate, isTimeOfDay, mayEndWithTime } from '../titles/venues.ts'
import { wordCount } from '../titles/words.ts'
import { type Block, closedAt } from './closing.ts'
import {
  fieldAt,
  type HeadLine,
  headLine,
  isBareLine,
  isKnownField,
  isNameField,
  levelOfLine,
  namingOf,
  traitsOf,
} from './fields.ts'
import { isParted } from './inlineFit.ts'
import { type Fit, type Head, hasIcon, isDated, type LayoutContext } from './layout.ts'
import { commentaryIn, endsOpen, introducesRelated, isAside, saidAfter, sayingOf } from './said.ts'
import { canHeadPaper, isNameBelow, isOfBibliography, readTitleLine } from './titleLine.ts'

/*
 * A block that begins with a title, says something of the paper, and has the one link to it below: a paragraph, an item of a
 * list with what is indented under it, or what stands below a heading.
 *
 *     🥇 Title – a neat trick        **Title**                      1. Title, Ann Author
 *     Read: https://…                What I think of it.               - What I think of it.
 *                                    https://…                         - [paper](https://…)
 *
 * The edges of the block tell whose the link is; so it is read before titles that have their links right below them.
 */

/** What is said of a paper in front of its link takes no more lines. */
const mostLines = 12
/** A longer line is a paragraph that begins with no title. */
const longestLine = 1000

export function readBlock(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (!mayOpen(cursor, index)) return undefined
  const open = blockAt(cursor, index)
  const closed = open ? undefined : closedAt(cursor, index)
  const block = open ?? closed
  if (!block || (closed?.isOpen && context.slotOf(closing) === undefined)) return undefined
  const mark = markOf(cursor, line)
  const title =
    remarked(cursor, line, context.slotOf(`${mark} remarked`)) ?? (block.said && titleOf(cursor, index))
  if (!title) return undefined
  const said = title.said && block.said ? span(title.said.start, block.said.end) : (title.said ?? block.said)
  return {
    layout: block.isBare ? 'title-link' : 'title-fields',
    shape: `${mark} ${closed ? closing : title.said ? 'remarked' : 'above words and link'}`,
    slot: title.slot,
    fit: fitOf(cursor, index, title, closed !== undefined),
    title: title.span,
    level: title.level,
    link: block.link,
    isPaper: true,
    lastLine: block.line,
    commentary: said,
  }
}

function mayOpen(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  if ((line.kind !== 'text' && line.kind !== 'heading') || line.marker === '|' || line.level === 1)
    return false
  if (line.to - line.from > longestLine || isBareLine(cursor, line)) return false
  if (isOfBibliography(cursor, line)) return false
  const words = cursor.words(line)
  return (
    !(mayEndWithTime(words) && (isTimeOfDay(words) || stamped.test(words))) &&
    !words.includes('\t') &&
    !isField(cursor, line)
  )
}

/** "Ann, [17.02.2024 09:30]": who wrote what follows and when. */
const stamped = /\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?$/i

function isField(cursor: Cursor, line: Line): boolean {
  const found = fieldAt(cursor, line)
  return found !== undefined && isKnownField(found)
}

/** The block that a line opens, if it has one link to a paper; `undefined` if it has none or several. */
function blockAt(cursor: Cursor, index: number): Block | undefined {
  const opening = cursor.lines[index] as Line
  let said: Span | undefined
  let own: Block | undefined
  let ofBadge: Block | undefined
  let at = next(cursor, index, index)
  for (let count = 0; at !== undefined && count < mostLines; count++) {
    const line = cursor.lines[at] as Line
    const isByline = count === 0 && isNameBelow(cursor, opening, at, true)
    const found: HeadLine = isByline ? { kind: 'fact' } : headLine(cursor, line)
    if ('link' in found && !isRelated(cursor, line)) {
      if (own) return undefined
      const rest = found.kind === 'link' ? undefined : span(found.from, line.to)
      own = { link: found.link, line: at, isBare: isBareLine(cursor, line), said: said ?? rest }
    } else if (found.kind === 'field') {
      const { field } = found
      if (field.isTitle) return undefined
      if (!isNameField(field) && line.links.length === 0 && sayingOf(cursor, line) === 'said')
        said = span(said?.start ?? field.valueStart, line.to)
    } else if (found.kind !== 'fact' && !own) {
      if (mayBeTitle(cursor, line, opening.level > 0 ? 1 : 3)) return undefined
      const from = said?.start ?? line.from
      said = span(from, line.to)
      // Below a heading the words go on after such a link.
      const badge = opening.level > 0 ? undefined : badgeAtEnd(cursor, line)
      if (badge && namesAnother(cursor, line, badge)) return undefined
      const words = badge && commentaryIn(cursor.text, span(line.from, line.to), line.links, badge)
      if (badge) ofBadge = { link: badge, line: at, isBare: false, said: words && span(from, words.end) }
    }
    at = next(cursor, index, at)
  }
  return own ?? ofBadge
}

/** "See also: https://…" */
function isRelated(cursor: Cursor, { from, links }: Line): boolean {
  return introducesRelated(cursor.slice(from, links[0]?.outerStart ?? from))
}

/** What reads like a title has a better claim to the link below it. */
function mayBeTitle(cursor: Cursor, line: Line, fewestWords: number): boolean {
  return levelOfLine(cursor, line) >= level.likely && wordCount(cursor.words(line)) >= fewestWords
}

/** "A Title of Its Own (CVPR 2020) [[paper](…)]": an item below is the entry, and what stands above says when or who. */
function namesAnother(cursor: Cursor, line: Line, badge: LineLink): boolean {
  const title = line.marker === '' ? undefined : namingOf(cursor, line).choose()
  if (!title || title.level < level.likely || title.span.end > badge.outerStart) return false
  if (wordCount(cursor.slice(title.span.start, title.span.end)) < 3) return false
  return isAside(withoutEnd(cursor.slice(title.to, badge.outerStart), /[\s[(]/))
}

/** The next line of the block that the line `index` opens. */
function next(cursor: Cursor, index: number, at: number): number | undefined {
  const opening = cursor.lines[index] as Line
  const after = cursor.nextFilled(at + 1)
  const line = cursor.at(after)
  if (line?.kind !== 'text' || line.level > 0 || line.marker === '|' || line.isQuote !== opening.isQuote)
    return undefined
  // Another message, unless it is the address that goes with the one above.
  if (line.isMessage && !isBareLine(cursor, line)) return undefined
  if (hasDrawer(cursor, after)) return undefined
  const isRight = after === at + 1
  if (opening.level > 0) return line.marker === '' ? after : undefined
  const isInside = line.indent > opening.indent
  if (opening.marker === '') {
    const lead = leadOf(cursor, opening)
    return isRight && line.marker === '' && (lead === '' || leadOf(cursor, line) !== lead) ? after : undefined
  }
  return isInside || (isRight && line.marker === '') ? after : undefined
}

/** Whether a line is a heading of Org with properties or a date of its own: an entry among others of a topic. */
function hasDrawer(cursor: Cursor, index: number): boolean {
  const { start, from } = cursor.lines[index] as Line
  const below = cursor.at(index + 1)
  return (
    below !== undefined &&
    /^\*{2,}\s/.test(cursor.slice(start, from)) &&
    /^(?::PROPERTIES:|CLOSED:|SCHEDULED:|DEADLINE:)/.test(cursor.text.slice(below.from, below.from + 12))
  )
}

/** The link to the paper with which a line of words ends, after a label or in brackets: "A neat trick. [paper](https://…)". */
function badgeAtEnd(cursor: Cursor, { links, to }: Line): LineLink | undefined {
  const link = links.find(({ leadsToPaper }) => leadsToPaper)
  if (!link || links.some((other) => other !== link && other.leadsToPaper)) return undefined
  const before = cursor.slice(Math.max(0, link.outerStart - 30), link.outerStart)
  if (hasWords(wordsAfter(cursor, links, link, to)) || endsOpen(before)) return undefined
  const label = cursor.slice(link.labelStart, link.labelEnd)
  return link.hasLabel ? (namesPaper(label) ? undefined : link) : /[([（]\s*$/.test(before) ? link : undefined
}

/** What follows a link but for others that say what they lead to: "[[code](…)]". */
function wordsAfter(cursor: Cursor, links: readonly LineLink[], { outerEnd }: LineLink, to: number): string {
  let words = ''
  let done = outerEnd
  for (const { hasLabel, labelStart, labelEnd, outerStart, outerEnd: end } of links) {
    if (outerStart < done || !hasLabel || !isGeneric(cursor.slice(labelStart, labelEnd))) continue
    words += cursor.slice(done, outerStart)
    done = end
  }
  return words + cursor.slice(done, to)
}

interface Title {
  readonly span: Span
  readonly level: Level
  readonly slot: string
  readonly isMarked: boolean
  /** What its own line says after a sign. */
  readonly said: Span | undefined
}

/** The title that the line begins with, and what it says after a sign. */
function remarked(cursor: Cursor, line: Line, slot: string | undefined): Title | undefined {
  const naming = namingOf(cursor, line)
  const title = naming.choose(slot)
  if (!title || !naming.isLead(title.first)) return undefined
  const words = cursor.slice(title.span.start, title.span.end)
  if (!namesPaper(words) || isDate(words)) return undefined
  const rest = saidAfter(cursor.text, title.to, line.to)
  const said = rest && commentaryIn(cursor.text, rest, line.links)
  if (!said || !isParted(cursor.text, title, said.start)) return undefined
  const link = line.links.find(({ leadsToPaper }) => leadsToPaper)
  // A link that is named right after the title is the paper's own.
  if (link && wordCount(cursor.slice(said.start, Math.max(said.start, link.outerStart))) < 4) return undefined
  const isMarked = /^(?:bold|quoted)/.test(title.slot)
  // "LoRA – Low-Rank Adaptation of Language Models": the title goes on.
  if (!isMarked && judge(cursor.slice(said.start, said.end)) >= level.likely) return undefined
  return { span: title.span, level: title.level, slot: title.slot, isMarked, said }
}

function titleOf(cursor: Cursor, index: number): Title | undefined {
  const line = cursor.lines[index] as Line
  if (line.links.some(({ leadsToPaper }) => leadsToPaper)) return undefined
  const found = readTitleLine(cursor, index)
  if (!found || found.lastLine > index || endsOpen(cursor.words(line))) return undefined
  if (isPersonOfDay(cursor.slice(found.span.start, found.span.end))) return undefined
  const isMarked = found.isMarked && found.slot !== 'plain'
  return { ...found, slot: isMarked ? 'marked' : found.slot, isMarked, said: undefined }
}

function fitOf(cursor: Cursor, index: number, title: Title, isClosed: boolean): Fit {
  const line = cursor.lines[index] as Line
  const words = cursor.slice(title.span.start, title.span.end)
  if (line.level > 0 && !canHeadPaper(words)) return 'doubtful'
  const isFirst = leadOf(cursor, line) !== '' || opensDay(cursor, index)
  if (!isFirst || title.level === level.prose) return 'doubtful'
  const isItem = line.marker !== '' || line.level > 0 || hasIcon(cursor.text, line) || title.isMarked
  if (title.isMarked && wordCount(words) >= 2) return 'parted'
  // Scripts without case have no titles that look more like one.
  const least = isClosed && eastAsian.test(words) ? level.possible : level.likely
  if (title.level < least || wordCount(words) < 3) return 'doubtful'
  return isItem || isClosed || title.said || opensSentence(cursor, index + 1) ? 'parted' : 'doubtful'
}

/** Whether a line begins a paragraph, but for a day above it. */
function opensDay(cursor: Cursor, index: number): boolean {
  const above = cursor.lines[index - 1]
  return cursor.kindAbove(index) !== 'text' || (above !== undefined && isDate(cursor.words(above)))
}

/** Whether a line begins a sentence, and does not go on with the one above. */
function opensSentence(cursor: Cursor, index: number): boolean {
  const line = cursor.at(index)
  return line?.kind === 'text' && /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(cursor.words(line))
}

function markOf(cursor: Cursor, line: Line): string {
  if (line.level > 0) return `h${line.level}`
  return leadOf(cursor, line) || (line.isQuote ? '>' : 'p')
}

/** What a line begins with that begins a block, even right below another; empty for plain words. */
function leadOf(cursor: Cursor, line: Line): string {
  if (line.marker) return line.marker
  const traits = traitsOf(cursor, line)
  traits.lead ??= readLead(cursor, line)
  return traits.lead
}

function readLead(cursor: Cursor, line: Line): string {
  if (hasIcon(cursor.text, line)) return 'icon'
  const opening = cursor.slice(line.from, line.from + 8)
  if (/^[[(]\d{1,4}[\])]/.test(opening)) return '['
  if (/^(?:\*\*|__|[“„«"「『《])/.test(opening)) return 'marked'
  return isDated(cursor.text, line) ? '@' : ''
}
