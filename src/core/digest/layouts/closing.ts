import { type Span, span } from '../../base/span.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { level } from '../titles/judge.ts'
import { wordCount } from '../titles/words.ts'
import { fieldAt, headLine, isBareLine, isKnownField, levelOfLine } from './fields.ts'
import { introducesRelated } from './said.ts'
import { isNameBelow } from './titleLine.ts'

/*
 * A title, points about the paper, and its address last:
 *
 *     ### Title               1. Title              **Title**
 *     - What I think of it.   - What I think.       - What I think of it.
 *     https://…               - Paper: https://…
 *                                                   https://…
 *
 * From the second entry on, a digest with its addresses first looks the same. A heading or a number begins an entry, and an
 * address right below points belongs to them. Where a blank line stands between, the whole document decides: addresses come
 * last if more of its parts end with an address than begin with one.
 */

/** The lines below a title, up to the link to its paper. */
export interface Block {
  readonly link: LineLink
  /** Index of the line of the link. */
  readonly line: number
  readonly isBare: boolean
  /** What the lines between title and link say. */
  readonly said: Span | undefined
}

/** A block that ends with the address. */
export interface Closed extends Block {
  /** The lines alone do not tell whether the address belongs to the title above or to one below. */
  readonly isOpen: boolean
}

/** What is said of a paper in front of its address takes no more lines. */
const mostLines = 14

/** The points and the address below the line, if that is a title; `undefined` where no such block begins on it. */
export function closedAt(cursor: Cursor, index: number): Closed | undefined {
  const opening = cursor.lines[index] as Line
  const isOwn = opening.level > 0 || opening.marker === '1' || isNested(cursor, opening, index + 1)
  if (opening.marker === '|' || (!isOwn && cursor.kindAbove(index) === 'text')) return undefined
  const points: Line[] = []
  let said: Span | undefined
  let isOpen = false
  let at = cursor.nextFilled(index + 1)
  for (let count = 0; count < mostLines; count++, at = cursor.nextFilled(at + 1)) {
    const line = cursor.at(at)
    if (line?.kind !== 'text' || !isBelow(opening, line)) return undefined
    const found = headLine(cursor, line)
    const isApart = !isOwn && cursor.kindAbove(at) !== 'text'
    if ('link' in found) {
      if (!said || !isAddress(cursor, line) || !endsAt(cursor, opening, at)) return undefined
      isOpen ||= isApart || areTitles(cursor, points)
      return { link: found.link, line: at, isBare: isBareLine(cursor, line), said, isOpen }
    }
    if (line.links.some(({ leadsToPaper }) => leadsToPaper)) return undefined
    if (found.kind === 'fact' || (count === 0 && isNameBelow(cursor, opening, at, true))) continue
    if (found.kind === 'field' && found.field.isTitle) return undefined
    if (!isPoint(cursor, opening, at, points)) return undefined
    // Paragraphs, and points in several lists.
    isOpen ||= isApart && (points.length > 0 || line.marker === '')
    points.push(line)
    const isSaid = !(found.kind === 'field' && isKnownField(found.field))
    const from = found.kind === 'field' ? found.field.valueStart : line.from
    if (isSaid || said) said = span(said?.start ?? from, line.to)
  }
  return undefined
}

/** Whether the item below another is one of its own list. */
function isNested(cursor: Cursor, { indent, marker }: Line, below: number): boolean {
  const line = cursor.at(below)
  return marker === '-' && line?.marker === '-' && line.indent > indent
}

/** Whether a line can belong to a title. */
function isBelow(opening: Line, { indent, isMessage, isQuote, level: rank, marker }: Line): boolean {
  if (rank > 0 || marker === '|' || isQuote !== opening.isQuote || isMessage) return false
  if (marker === '1') return opening.level > 0 || indent > opening.indent
  return opening.marker !== '-' || marker === '-'
}

/** Whether a line is commentary: an item, a line that continues one, or a paragraph below a plain title. */
function isPoint(cursor: Cursor, opening: Line, index: number, above: readonly Line[]): boolean {
  const line = cursor.lines[index] as Line
  const isRight = cursor.kindAbove(index) === 'text'
  // Items of one list: the first is the title of the others.
  if (opening.marker === '-' && line.indent <= opening.indent)
    return isRight && line.indent === opening.indent && !mayBeTitle(cursor, line)
  const isPlain = opening.marker === '' && opening.level === 0 && !isRight
  if (line.marker === '' && !(isPlain ? isSentence.test(cursor.words(line)) : isRight && above.length > 0))
    return false
  if (opening.marker === '-' && line.indent > opening.indent) return true
  // One point may read like a title: "Removes all dams".
  return (opening.level > 0 && above.length === 0) || !areTitles(cursor, [...above, line])
}

/** Whether most of the points read like titles themselves. */
function areTitles(cursor: Cursor, points: readonly Line[]): boolean {
  return points.filter((each) => mayBeTitle(cursor, each)).length * 2 > points.length
}

const isSentence = /[.!?。！？…]["”»)）*_]{0,3}$/u

/** Where most points read like titles, the line above them may name a part. */
function mayBeTitle(cursor: Cursor, line: Line): boolean {
  return levelOfLine(cursor, line) >= level.likely && wordCount(cursor.words(line)) >= 3
}

/** Whether the address on a line is the last thing that belongs to the title, but for tags and links to other pages. */
function endsAt(cursor: Cursor, opening: Line, last: number): boolean {
  const { from, links } = cursor.lines[last] as Line
  if (introducesRelated(cursor.slice(from, links[0]?.outerStart ?? from))) return false
  for (let at = last + 1; !isEdge(cursor, opening, at); at++) {
    const { kind, links: others } = cursor.lines[at] as Line
    const isElsewhere = others.length > 0 && others.every(({ leadsToPaper }) => !leadsToPaper)
    if (kind !== 'tags' && !isElsewhere) return false
  }
  return true
}

/** Whether what belongs to a title ends above a line. */
function isEdge(cursor: Cursor, opening: Line, index: number): boolean {
  const line = cursor.at(index)
  if (line === undefined || line.level > 0 || line.kind === 'blank' || line.kind === 'marks') return true
  return opening.marker !== '' && line.marker === opening.marker && line.indent <= opening.indent
}

/** Whether a line is an address that ends a part of the document (`last`), or begins a part that an address opens (`first`). */
export function addressAtEdge(cursor: Cursor, index: number): 'first' | 'last' | undefined {
  const line = cursor.lines[index] as Line
  const isPart = line.kind === 'marks' || line.level > 0
  if (isPart || cursor.kindAbove(index) === undefined) {
    const first = cursor.at(isPart ? cursor.nextFilled(index + 1) : index)
    if (first && isAddress(cursor, first)) return 'first'
  }
  if (!isAddress(cursor, line)) return undefined
  const below = cursor.at(cursor.nextFilled(index + 1))
  return below === undefined || below.kind === 'marks' || below.level > 0 ? 'last' : undefined
}

/** "https://…", "Paper: https://…", "[pdf](https://…)": a line that only says where the paper is. */
function isAddress(cursor: Cursor, line: Line): boolean {
  if (line.kind !== 'text' || line.links.length === 0 || headLine(cursor, line).kind !== 'link') return false
  const [link] = line.links
  return isBareLine(cursor, line) || fieldAt(cursor, line) !== undefined || link?.outerStart === line.from
}
