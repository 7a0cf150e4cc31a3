// What the layouts that name a paper and its link in one line have in common.
import { span } from '../../base/span.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line, LineLink } from '../lines/line.ts'
import type { LayoutId } from '../model.ts'
import { type Candidate, isCitationLabel } from '../titles/candidates.ts'
import { beginsWithCitation } from '../titles/credits.ts'
import { level } from '../titles/judge.ts'
import type { Part } from '../titles/parts.ts'
import { mayBePeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { closingWords, paperWords } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import { headLine, isBareLine, isNamedAgainBelow, labelEnd } from './fields.ts'
import {
  fitOf,
  type InlineNaming,
  isAfterIdentifier,
  type Said,
  titleAtEndOfHeading,
  titleAtNote,
} from './inlineFit.ts'
import { cited, type Head, type LayoutContext, shapeOf } from './layout.ts'
import {
  beginsWithPeople,
  commentaryIn,
  endOfBracketedLinks,
  isAside,
  isReferenceMatter,
  pastCredits,
  startOfCommentary,
  startOfSentence,
} from './said.ts'

/** A line with links, as a head; `undefined` when it names no paper. */
export function readInline(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.links.length === 0 || line.marker === '|') return undefined
  if (line.links.length === 1 && isBareLine(cursor, line)) return undefined
  if (isNamedAgainBelow(cursor, index) || isExplanation(cursor, index)) return undefined
  const shape = shapeOf(cursor.text, line)
  const slot = context.slotOf(shape) ?? context.slotOf(cited(shape))
  const led = slot === undefined ? (ledTitle(cursor, line) ?? closingTitle(cursor, index)) : undefined
  if (led) return headOf(cursor, line, index, led)
  const found =
    nameIn(cursor, line, slot) ?? (slot === undefined ? undefined : nameIn(cursor, line, undefined))
  const labelled = labelEnd(cursor, line)
  if (!found || found.title.to <= labelled) return undefined
  if (labelled > line.from && headLine(cursor, line).kind === 'link') return undefined
  const isCited = found.naming.isCitation(found.title)
  return headOf(cursor, line, index, {
    shape: isCited ? cited(shape) : shape,
    found,
    isFramed: slot !== undefined && found.title.slot === slot,
  })
}

/** `<dd>` below a linked paper in `<dt>`: what is said of it. */
function isExplanation({ lines, text }: Cursor, index: number): boolean {
  const above = lines[index - 1]
  if (!text.startsWith('<dd', lines[index]?.from) || !above) return false
  return text.startsWith('<dt', above.from) && above.links.some((link) => link.leadsToPaper)
}

const mostLeadWords = 5
/** Paragraphs that lead to a linked title, by the one word with which they begin or by its bold letters. */
export const ledBy = 'led '
export const boldLead = `${ledBy}**`
/** Items that close with their title. */
export const closing = ' closing'

/**
 * "Today I read [Title](…). …": paragraphs that lead to their papers with the same first word have one shape, and so have those
 * in which one linked title is in bold.
 */
function ledTitle(cursor: Cursor, line: Line): { shape: string; found: InlineNaming } | undefined {
  const { text } = cursor
  if (line.marker !== '' || line.kind !== 'text' || line.isQuote) return undefined
  const bold = line.links.filter((link) => link.leadsToPaper && isInBold(text, link))
  const link = bold.length === 1 ? bold[0] : line.links[0]
  if (!link?.hasLabel || link.outerStart === line.from) return undefined
  const lead = text.slice(line.from, link.outerStart).replace(/[*_]{1,3}$/, '')
  const isShort = /^\p{L}[^.:：,;()\n]*$/u.test(lead) && wordCount(lead) <= mostLeadWords
  if (!isShort && (bold.length !== 1 || !/\p{L}/u.test(lead))) return undefined
  const naming = new Naming(text, line.from, line.to, line.links)
  const title = Array.from(naming.marked(['label'])).find(({ first }) => naming.parts[first]?.link === link)
  if (!title || title.level === level.prose || naming.isLead(title.first)) return undefined
  if (wordCount(text.slice(title.span.start, title.span.end)) < 3) return undefined
  const [first = ''] = lead.split(/\s/, 1)
  const found = { naming, title, link, isPaper: link.leadsToPaper, said: commentaryFrom(naming, title) }
  return { shape: bold.length === 1 ? boldLead : ledBy + first, found }
}

/**
 * "What I learned. From [Title](…).", "**Read more:** [Title](…) (arXiv).": a word or two and the title close what is said of
 * a paper; links in front of them only cite.
 */
function closingTitle(cursor: Cursor, index: number): { shape: string; found: InlineNaming } | undefined {
  const { text } = cursor
  const line = cursor.lines[index] as Line
  const papers = line.links.filter(({ leadsToPaper }) => leadsToPaper)
  const link = papers.pop()
  if (
    !link?.hasLabel ||
    line.kind !== 'text' ||
    line.isQuote ||
    line.indent > (line.marker ? 1 : longestIndent)
  )
    return undefined
  if (!papers.every(({ labelStart, labelEnd }) => isCitationLabel(text.slice(labelStart, labelEnd))))
    return undefined
  const before = text.slice(Math.max(line.from, link.outerStart - longestClosing), link.outerStart)
  const lead = closingLead.exec(before)
  const isFirst = lead?.index === 0 && before.length === link.outerStart - line.from
  if (!closingWords.test(lead?.[1] ?? '') || (isFirst && cursor.kindAbove(index) !== 'text')) return undefined
  const naming = new Naming(text, line.from, line.to, line.links)
  const title = Array.from(naming.marked(['label'])).find(({ first }) => naming.parts[first]?.link === link)
  if (!title || title.level < level.likely || wordCount(text.slice(title.span.start, title.span.end)) < 3)
    return undefined
  const shape = line.marker === '' ? `${ledBy}closing` : `${line.marker}0${closing}`
  return { shape, found: { naming, title, link, isPaper: true, said: undefined } }
}

const longestClosing = 60
const longestIndent = 4
const closingLead = /(?:[.!?。][)"'”*_]{0,3}\s+|\*\*)(\p{Lu}\p{L}+(?:\s\p{L}+)?)(?::\*{0,2}|\*\*:)?\s+\[?$/u

/** "[**Title**](…)", "**[Title](…)**" */
function isInBold(text: string, { hasLabel, labelStart, labelEnd, outerStart, outerEnd }: LineLink): boolean {
  if (!hasLabel) return false
  const isInside = /^(\*\*|__).+\1$/su.test(text.slice(labelStart, labelEnd))
  return isInside || /^(\*\*|__).+\1$/su.test(text.slice(Math.max(0, outerStart - 2), outerEnd + 2))
}

/** Title and link of a line, the title in the slot of the document's others if it is known. */
export function nameIn(cursor: Cursor, line: Line, slot: string | undefined): InlineNaming | undefined {
  const naming = new Naming(cursor.text, line.from, line.to, line.links)
  const title =
    titleAtEndOfHeading(line, naming) ??
    titleAtNote(naming) ??
    naming.choose(slot) ??
    (line.marker === '' ? undefined : naming.only)
  if (!title) return undefined
  const said = commentaryFrom(naming, title)
  const link = linkOf(naming, title, said)
  return link && { naming, title, said, ...link }
}

/** The link to the paper: that of the title, if it leads to a paper, or the best of those that belong to it. */
function linkOf(
  naming: Naming,
  title: Candidate,
  said: Said | undefined,
): { link: LineLink; isPaper: boolean } | undefined {
  const own = naming.parts[title.first]?.link
  if (own?.leadsToPaper) return { link: own, isPaper: true }
  const others = linksBeside(naming, title, said)
  const best =
    others.find(({ link }) => link?.leadsToArxiv) ??
    others.find(({ link }) => link?.leadsToPaper) ??
    others.find((part) => part.link && part.link !== own && paperWords.test(naming.words(part)))
  if (best?.link) return { link: best.link, isPaper: true }
  const link = own ?? others[0]?.link
  if (!link || link.url.startsWith('#')) return undefined
  // "[Title](https://the.authors/page) (Moreau, 2024)": whoever cites by authors and year cites a paper.
  return { link, isPaper: link === own && beginsWithCitation(naming.text.slice(link.outerEnd, naming.to)) }
}

/** Links after the title up to where commentary begins, and in front of it. */
function linksBeside(naming: Naming, title: Candidate, said: Said | undefined): readonly Part[] {
  const { parts } = naming
  const end = said?.part ?? parts.length
  const links = parts
    .slice(title.last + 1)
    .filter((part, at) => part.link && isLinkAt(naming, title.last + 1 + at, end))
  const before = parts.slice(0, title.first).filter((part) => part.link)
  if (links.length > 0) return [...links, ...before]
  if (before.length > 0) return before
  const all = parts
    .map((part, at) => ({ part, at }))
    .slice(title.first)
    .filter(({ part }) => part.link)
  const last = all.at(-1)?.part
  if (last && closesWithNames(naming, last)) return [last]
  // What a sentence leads to with a title of its own is another paper.
  const own = all.filter(({ at }) => at === title.first || naming.roleAt(at) === 'link')
  return (own.length > 0 ? own : all).map(({ part }) => part)
}

/** "What I think of it. (Ann Author, [arXiv](…))": whether the line ends with a bracket that names people and the link. */
function closesWithNames({ text, from, to }: Naming, link: Part): boolean {
  if (!/^[)）][.。]?\s*$/u.test(text.slice(link.to, to))) return false
  const [, names = ''] = /[(（](\p{Lu}[^()（）]{2,200}),\s$/u.exec(text.slice(from, link.from)) ?? []
  return names !== ''
}

function isLinkAt(naming: Naming, at: number, end: number): boolean {
  return at < end && naming.roleAt(at) === 'link'
}

function commentaryFrom(naming: Naming, title: Candidate): Said | undefined {
  const { parts, text } = naming
  if (
    title.to < (parts[title.last]?.to ?? title.to) &&
    hasWords(text.slice(title.to, parts[title.last]?.to))
  ) {
    const rest = text.slice(title.to, parts[title.last]?.to)
    if (!isAside(rest)) return { at: title.to, part: title.last }
  }
  const linksEnd = endOfBracketedLinks(text, title.to)
  for (let at = title.last + 1; at < parts.length; at++) {
    const part = parts[at] as Part
    if (part.to <= linksEnd) continue
    // "(Halvorsen, Zhou)" right after a title names its authors.
    if (at === title.last + 1 && part.kind === 'round' && mayBePeople(naming.words(part))) continue
    const role = naming.roleAt(at)
    if (role !== 'title') continue
    const rest = text.slice(part.from, naming.to)
    if (isAside(rest)) return undefined
    if (at + 1 < parts.length && isAside(naming.words(part))) continue
    return { at: pastCredits(text, startOfSentence(text, title.to, part.from), naming.to), part: at }
  }
  return undefined
}

/** Whether what stands between title and link belongs to a reference: volumes, pages, a year. */
function isReferenced({ naming, title, link, said }: InlineNaming): boolean {
  if (!said || said.at >= link.outerStart) return false
  const words = naming.text.slice(said.at, link.outerStart)
  return (
    isReferenceMatter(words) &&
    (title.slot.startsWith('quoted') || naming.namesPeople(title) || beginsWithPeople(words))
  )
}

/** What a line that names a paper says of it. */
export function headOf(
  cursor: Cursor,
  line: Line,
  index: number,
  { shape, found, isFramed = false }: { shape: string; found: InlineNaming; isFramed?: boolean },
): Head | undefined {
  const { title, link, isPaper } = found
  const said = isReferenced(found) ? undefined : found.said
  const fit = fitOf(cursor, line, found, said)
  // Words that are no title are said of the paper whose address stands in front of them.
  if (!fit || (fit === 'doubtful' && !isFramed && isAfterIdentifier(cursor, line, found))) return undefined
  const from = said && startOfCommentary(cursor.text, said.at, line.to)
  return {
    layout: layoutOf(found),
    shape,
    slot: title.slot,
    fit,
    title: title.span,
    level: title.level,
    link,
    isPaper,
    lastLine: index,
    commentary:
      from === undefined || from >= line.to
        ? undefined
        : commentaryIn(cursor.text, span(from, line.to), line.links, link),
  }
}

function layoutOf({ naming, title, link }: InlineNaming): LayoutId {
  if (title.slot.startsWith('label')) return 'linked-title'
  return naming.parts.some((part) => part.link === link && part.kind === 'address')
    ? 'title-parenthesis'
    : 'title-badges'
}
