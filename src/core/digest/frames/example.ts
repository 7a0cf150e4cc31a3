import { overlaps, type Span, span, touches } from '../../base/span.ts'
import { hasWords } from '../lines/characters.ts'
import type { Line, LineLink } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { level } from '../titles/judge.ts'
import { isManyPeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'

/** One entry that a writer points at, to teach how its like are read. */
export interface Example {
  readonly text: string
  /** From the first to the last line that may name the paper. */
  readonly lines: readonly Line[]
  readonly links: readonly LineLink[]
  /** What may be its title, the likeliest first; one where the writer has selected it. */
  readonly titles: readonly Span[]
}

/** The names of a paper have no more lines with words than this. */
const mostLines = 12

/**
 * The entry at a cursor or in a selection; `undefined` where no link is near.
 * @param lines those of the whole text
 */
export function exampleAt(text: string, lines: readonly Line[], selection: Span): Example | undefined {
  const isCursor = selection.start === selection.end
  const here = lines.flatMap((line, index) => {
    const isTouched = isCursor ? touches(line, selection.start) : overlaps(line, selection)
    return isTouched && isFilled(line) ? index : []
  })
  const [first = -1] = here
  if (first < 0) return undefined
  const chosen = selectedTitle(text, lines, selection)
  const extent = withLink(lines, first, here.at(-1) ?? first)
  if (!extent) return undefined
  const [from, to] = chosen || hasTitle(text, lines, extent) ? extent : [aboveOf(lines, extent[0]), extent[1]]
  const own = lines.slice(from, to + 1)
  const titles = chosen ? [chosen] : own.flatMap((line) => candidatesIn(text, line)).sort(by(selection.start))
  const links = own.flatMap((line) => line.links)
  return { text, lines: own, links, titles: distinct(titles) }
}

/** Selected words on one line that hold no address, or all of a line without links. */
function selectedTitle(text: string, lines: readonly Line[], { start, end }: Span): Span | undefined {
  const words = text.slice(start, end)
  const line = lines.find((other) => other.start <= start && end <= other.end)
  if (!line || !hasWords(words) || line.links.some((link) => overlaps(link, span(start, end))))
    return undefined
  const from = Math.max(start + (words.length - words.trimStart().length), line.from)
  return withoutMarks(text, span(from, end - (words.length - words.trimEnd().length)))
}

/** The lines from one to another, with those below or above them up to one with a link. */
function withLink(lines: readonly Line[], first: number, last: number): [number, number] | undefined {
  if (lines.slice(first, last + 1).some(({ links }) => links.length > 0)) return [first, last]
  const below = nextLinked(lines, last, 1)
  if (below !== undefined) return [first, below]
  const above = nextLinked(lines, first, -1)
  return above === undefined ? undefined : [above, last]
}

function nextLinked(lines: readonly Line[], from: number, step: 1 | -1): number | undefined {
  let count = 0
  for (let index = from + step; count < mostLines; index += step) {
    const line = lines[index]
    if (!line || line.kind === 'heading') return undefined
    if (!isFilled(line)) continue
    if (line.links.length > 0) return index
    count++
  }
  return undefined
}

/** The line with words above one, in which a title may stand. */
function aboveOf(lines: readonly Line[], index: number): number {
  let above = index - 1
  while (lines[above]?.kind === 'blank') above--
  const line = lines[above]
  return line && isFilled(line) && line.links.length === 0 ? above : index
}

function isFilled({ kind }: Line): boolean {
  return kind === 'text' || kind === 'heading'
}

function hasTitle(text: string, lines: readonly Line[], [from, to]: [number, number]): boolean {
  return lines.slice(from, to + 1).some((line) => candidatesIn(text, line).length > 0)
}

/** A title that an entry may have. */
interface Ranked extends Span {
  readonly rank: number
}

const longestTitle = 500

function candidatesIn(text: string, line: Line): readonly Ranked[] {
  if (!isFilled(line)) return []
  const { candidates } = new Naming(text, line.from, line.to, line.links, line.marker === '|')
  return candidates.flatMap((candidate) => {
    const parts = [withoutMarks(text, candidate.span), ...partsOf(text, candidate.span)]
    return parts.flatMap((at) => {
      const words = text.slice(at.start, at.end)
      return words.length > longestTitle || isManyPeople(words) ? [] : { ...at, rank: rankOf(candidate) }
    })
  })
}

const parting = /\s+[^\p{L}\p{N}\s]{1,3}\s+|\t/gu

/** The words between separators that only this writer has; none where there are no such separators. */
function partsOf(text: string, { start, end }: Span): readonly Span[] {
  const starts = [...text.slice(start, end).matchAll(parting)]
  const parts: Span[] = []
  let at = start
  for (const { 0: mark, index } of starts) {
    parts.push(span(at, start + index))
    at = start + index + mark.length
  }
  if (starts.length > 0) parts.push(span(at, end))
  return parts.filter((part) => hasWords(text.slice(part.start, part.end)))
}

/** How likely it reads, and whether the writer has marked it; authors in brackets say nothing of it. */
function rankOf({ level: own, slot }: Candidate): number {
  return 2 * Math.min(own, level.likely) + (/^(?:label|bold|quoted)/.test(slot) ? 1 : 0)
}

const marks = [/^(\*\*|__|\*|_|`)(.+)\1$/s, /^(["“「『《«])(.+)["”」』》»]$/s]

/** The words within marks that enclose all of them. */
function withoutMarks(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  for (const pattern of marks) {
    const [, open, inner] = pattern.exec(words) ?? []
    if (open === undefined || inner === undefined || inner.includes(open)) continue
    const from = start + open.length
    return withoutMarks(text, span(from, from + inner.length))
  }
  return span(start, end)
}

/** First what the cursor is in, then what is likeliest; of two as likely the first in the text, of two that start alike the shorter. */
function by(cursor: number): (one: Ranked, other: Ranked) => number {
  const isAt = ({ start, end }: Span) => Number(start < cursor && cursor < end)
  return (one, other) =>
    isAt(other) - isAt(one) ||
    (isAt(one) ? one.end - one.start - (other.end - other.start) : other.rank - one.rank) ||
    one.start - other.start ||
    one.end - other.end
}

function distinct(titles: readonly Span[]): readonly Span[] {
  const known = new Set<string>()
  return titles.flatMap(({ start, end }) => {
    const key = `${start} ${end}`
    if (known.has(key)) return []
    known.add(key)
    return span(start, end)
  })
}
