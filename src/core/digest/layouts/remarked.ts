import { type Span, span } from '../../base/span.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import type { Candidate } from '../titles/candidates.ts'
import { judge, level } from '../titles/judge.ts'
import { namesPaper } from '../titles/parts.ts'
import { Naming } from '../titles/title.ts'
import { isDate } from '../titles/venues.ts'
import { wordCount } from '../titles/words.ts'
import { headLine, isBareLine, timeOfDay } from './fields.ts'
import { isParted } from './inline.ts'
import type { Fit, Head, LayoutContext } from './layout.ts'
import { hasIcon } from './lineShape.ts'
import { saidAfter } from './said.ts'

/** What is said of a paper in front of its link takes no more lines. */
const mostLines = 4
/** A longer line is a paragraph that begins with no title. */
const longestLine = 1000

/**
 * A title and what is said of the paper on one line, a sign between them, and the link on a line of its own right below:
 * "🥇 Title – a neat trick⏎https://…".
 */
export function readRemarked(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.marker === '|' || line.to - line.from > longestLine) return undefined
  if (line.links.some(({ leadsToPaper }) => leadsToPaper)) return undefined
  const below = linkBelow(cursor, index)
  if (!below || timeOfDay.test(cursor.words(line))) return undefined
  const shape = `${markOf(cursor, line)} remarked above link`
  const named = nameIn(cursor, line, context.slotOf(shape))
  if (!named) return undefined
  const { title, said } = named
  return {
    layout: below.isBare ? 'title-link' : 'title-fields',
    shape,
    slot: title.slot,
    fit: fitOf(cursor, index, title),
    title: title.span,
    level: title.level,
    link: below.link,
    isPaper: true,
    lastLine: below.line,
    commentary: span(said.start, below.saidTo),
  }
}

interface LinkBelow {
  readonly link: LineLink
  readonly line: number
  readonly isBare: boolean
  /** Where the words in front of the link end. */
  readonly saidTo: number
}

function linkBelow(cursor: Cursor, index: number): LinkBelow | undefined {
  const { isQuote, to } = cursor.lines[index] as Line
  let saidTo = to
  for (let at = index + 1; at <= index + mostLines; at++) {
    const line = cursor.at(at)
    if (line?.kind !== 'text' || line.level > 0 || line.marker !== '' || line.isQuote !== isQuote)
      return undefined
    const found = headLine(cursor, line)
    if (found.kind === 'link') return { link: found.link, line: at, isBare: isBareLine(cursor, line), saidTo }
    if (found.kind !== 'words' || line.links.some(({ leadsToPaper }) => leadsToPaper)) return undefined
    saidTo = line.to
  }
  return undefined
}

interface Named {
  readonly title: Candidate
  readonly said: Span
}

/** The title that the line begins with, and what it says after a sign. */
function nameIn(cursor: Cursor, line: Line, slot: string | undefined): Named | undefined {
  const naming = new Naming(cursor.text, line.from, line.to, line.links)
  const title = naming.choose(slot)
  if (!title || !naming.isLead(title.first)) return undefined
  const words = cursor.slice(title.span.start, title.span.end)
  if (!namesPaper(words) || isDate(words)) return undefined
  const said = saidAfter(cursor.text, title.to, line.to)
  if (!said || !isParted(cursor.text, title, said.start)) return undefined
  // "LoRA – Low-Rank Adaptation of Language Models": the title goes on.
  return judge(cursor.slice(said.start, said.end)) >= level.likely ? undefined : { title, said }
}

function fitOf(cursor: Cursor, index: number, title: Candidate): Fit {
  const line = cursor.lines[index] as Line
  const isMarked = /^(?:bold|quoted)/.test(title.slot)
  const isFirst = line.marker !== '' || hasIcon(cursor.text, line) || cursor.kindAbove(index) !== 'text'
  const words = wordCount(cursor.slice(title.span.start, title.span.end))
  const isLikely = title.level >= level.likely && words >= 3
  return isFirst && (isLikely || (isMarked && title.level >= level.possible && words >= 2))
    ? 'parted'
    : 'doubtful'
}

function markOf(cursor: Cursor, line: Line): string {
  if (line.marker) return line.marker
  if (hasIcon(cursor.text, line)) return 'icon'
  return line.isQuote ? '>' : 'p'
}
