// What the layouts that name a paper and its link in one line have in common.
import { span } from '../../base/span.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import type { LayoutId } from '../model.ts'
import type { Candidate } from '../titles/candidates.ts'
import { isBeforeVenue } from '../titles/credits.ts'
import { level } from '../titles/judge.ts'
import { bareId, type Part } from '../titles/parts.ts'
import { isPeople, mayBePeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { linkKinds, paperLabels, paperWords, titleLabels } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import { isBareLine } from './fields.ts'
import type { Fit, Head, LayoutContext } from './layout.ts'
import { cited, hasIcon, isDated, isOfThread, shapeOf } from './lineShape.ts'
import { isNamedAgainBelow } from './ownLines.ts'
import {
  beginsWithPeople,
  commentaryIn,
  endOfBracketedLinks,
  endsOpen,
  introducesRelated,
  isAside,
  isReferenceMatter,
  pastCredits,
  startOfCommentary,
  startOfSentence,
} from './said.ts'

/** A line that names a paper and its link, taken apart. */
export interface InlineNaming {
  readonly naming: Naming
  readonly title: Candidate
  readonly link: LineLink
  /** The link leads to a paper for sure, or says so. */
  readonly isPaper: boolean
  /** Where the line says something about the paper, after its title; `undefined` when it does not. */
  readonly said: Said | undefined
}

interface Said {
  readonly at: number
  readonly part: number
}

/** A line with links, as a head; `undefined` when it names no paper. */
export function readInline(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.links.length === 0 || line.marker === '|' || !mayHold(line)) return undefined
  if (line.links.length === 1 && isBareLine(cursor, line)) return undefined
  if (isNamedAgainBelow(cursor, index)) return undefined
  const shape = shapeOf(cursor.text, line)
  const slot = context.slotOf(shape) ?? context.slotOf(cited(shape))
  const found =
    nameIn(cursor, line, slot) ?? (slot === undefined ? undefined : nameIn(cursor, line, undefined))
  if (!found) return undefined
  const isCited = found.naming.isCitation(found.title)
  return headOf(cursor, line, index, {
    shape: isCited ? cited(shape) : shape,
    found,
    isFramed: slot !== undefined && found.title.slot === slot,
  })
}

function mayHold(line: Line): boolean {
  return line.kind === 'text' || line.kind === 'heading'
}

/** Title and link of a line, the title in the slot of the document's others if it is known. */
export function nameIn(cursor: Cursor, line: Line, slot: string | undefined): InlineNaming | undefined {
  const naming = new Naming(cursor.text, line.from, line.to, line.links)
  const title = naming.choose(slot) ?? (line.marker === '' ? undefined : naming.only)
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
    others.find((part) => part.link && paperWords.test(naming.words(part)))
  if (best?.link) return { link: best.link, isPaper: true }
  const link = own ?? others[0]?.link
  return link && !link.url.startsWith('#') ? { link, isPaper: false } : undefined
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
  // What a sentence leads to with a title of its own is another paper.
  const own = all.filter(({ at }) => at === title.first || naming.roleAt(at) === 'link')
  return (own.length > 0 ? own : all).map(({ part }) => part)
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

/** How far the line speaks for itself; `undefined` when it is no head whatever the others are. */
function fitOf(
  cursor: Cursor,
  line: Line,
  found: InlineNaming,
  said: { at: number; part: number } | undefined,
): Fit | undefined {
  const { text } = cursor
  const { naming, title } = found
  const first = line.links[0]
  if (first && introducesRelated(cursor.slice(line.from, first.outerStart))) return undefined
  if (!naming.isLead(title.first)) return title.slot.startsWith('label') ? 'doubtful' : undefined
  const isItem = standsAsItem(cursor, line, naming)
  if (title.slot.startsWith('label')) {
    // "Course: ", "Talk: " in front of what leads to no paper.
    if (isLabelled(naming, title.first)) return found.isPaper ? 'running' : undefined
    if (!said) return 'pure'
    const isLong = isItem || wordCount(text.slice(title.span.start, title.span.end)) >= 3
    return isLong && (isParted(text, title, said.at) || opensSentence(text, title.to, said.at))
      ? 'parted'
      : 'running'
  }
  return plainFit(found, said, isItem)
}

function standsAsItem({ text }: Cursor, line: Line, naming: Naming): boolean {
  return (
    line.marker !== '' ||
    line.kind === 'heading' ||
    isNumbered(naming) ||
    isDated(text, line) ||
    isOfThread(text, line) ||
    hasIcon(text, line)
  )
}

function isAfterIdentifier(cursor: Cursor, line: Line, { naming, title, link }: InlineNaming): boolean {
  if (title.slot.startsWith('label') || standsAsItem(cursor, line, naming)) return false
  return link.outerStart === line.from && isIdentifier(cursor.text, link)
}

/** "Related: ", "baseline: " in front of a linked title, unless the label says that it is the paper's. */
function isLabelled({ parts, text }: Naming, first: number): boolean {
  const label = parts[first - 1]
  if (label?.kind !== 'text' && label?.kind !== 'bold') return false
  const words = /^[\s*_]*(\p{L}[^:：]{0,30})[:：][\s*_]*$/u.exec(
    text.slice(label.from, parts[first]?.from),
  )?.[1]
  return (
    words !== undefined &&
    !/^\p{Lu}\S*[A-Z\d]/u.test(words) &&
    !isTitleWord(words.trim().toLowerCase()) &&
    !isPeople(words)
  )
}

function isTitleWord(word: string): boolean {
  return (
    titleLabels.has(word.replace(/\s+/g, '')) ||
    paperLabels.has(word) ||
    linkKinds.has(word) ||
    /\d/.test(word)
  )
}

/** "[1] ", "**[1]** ": a number in front of a paragraph makes an item of it. */
function isNumbered({ parts, text }: Naming): boolean {
  const first = parts[0]
  return (
    first !== undefined &&
    (first.kind === 'square' || first.kind === 'bold' || first.kind === 'round') &&
    /^[\s*_[(]*\d{1,4}[\s\])*_.]*$/.test(text.slice(first.start, first.end))
  )
}

/** A title in plain or marked words, with the link elsewhere on the line. */
function plainFit(
  { naming, title, link }: InlineNaming,
  said: { at: number; part: number } | undefined,
  isItem: boolean,
): Fit | undefined {
  const { text } = naming
  const words = text.slice(title.span.start, title.span.end)
  if (link.outerStart < title.span.start && title.level === level.prose) return undefined
  if (title.level > level.prose && link.outerStart >= title.to && naming.isCitation(title))
    return said ? 'parted' : 'pure'
  if (
    title.level === level.prose ||
    isFieldLabel(text, title, link) ||
    isLinkOfProse(naming, title, link, isItem)
  )
    return 'doubtful'
  const isAfter = link.outerStart >= title.to
  if (!isAfter) return linkFirstFit(text, title, said, isItem)
  const isFilledIn = /^\s*_/.test(text.slice(title.span.end, title.span.end + 3))
  if (endsOpen(words) && !isFilledIn) return undefined
  const isSaidBetween = said !== undefined && said.at < link.outerStart
  const gap = text.slice(title.span.end, link.outerStart)
  const isBeside = /^[\s*_”"」』]*$/.test(gap)
  const isEnclosed = /[[(（]\s*(?:\p{L}{1,12}\s?[:：]\s*)?$/u.test(gap)
  const isBadge = link.hasLabel || (link.form === 'citation' && link.outerStart < link.start)
  if (isEnclosed && !isBadge && /^\s+\p{L}/u.test(text.slice(link.outerEnd, link.outerEnd + 4)))
    return undefined
  // "Asked her about https://…, she says it never ran".
  if (
    !isBadge &&
    title.level < level.likely &&
    /^[,;]\s+\p{Ll}/u.test(text.slice(link.outerEnd, link.outerEnd + 5))
  )
    return undefined
  // A letter right after the link goes on with a sentence: "이전 방법(https://…)보다".
  if (/^[)）\]]?[\p{Ll}\p{Lo}]/u.test(text.slice(link.outerEnd, link.outerEnd + 2))) return 'doubtful'
  const isMarkedTitle = isItem
    ? /^(?:bold|quoted|italic)/.test(title.slot)
    : /^(?:bold|quoted)/.test(title.slot)
  if (
    !isItem &&
    !link.hasLabel &&
    !isMarkedTitle &&
    /^[)）\]]?[.。](?!\.)/.test(text.slice(link.outerEnd, link.outerEnd + 3))
  )
    return 'doubtful'
  if (isSaidBetween && !isItem && isBeforeVenue(gap))
    return title.level >= level.likely ? 'parted' : 'doubtful'
  // What stands between a sentence and the link that it ends with is said of another paper.
  if (isSaidBetween && !isItem && !isMarkedTitle) return undefined
  if (said && !isItem) {
    const isBetween = /^[\s)）\]*_]*[-–—:：|·]{1,2}[\s([（*_]*$/u.test(gap)
    if (isBetween && title.level >= level.likely && isParted(text, title, said.at, link)) return 'parted'
    if (isMarkedTitle && !isSaidBetween && (isBeside || isParted(text, title, said.at, link))) return 'parted'
    if (isEnclosed && !isSaidBetween && title.slot === 'bold0' && title.level >= level.likely) return 'parted'
    if (!isEnclosed || isSaidBetween) return 'doubtful'
    const isSaidAfter = /^[)）\]]\s?[-–—:：|]\s/.test(text.slice(link.outerEnd, link.outerEnd + 4))
    const isTitle = title.level >= (eastAsian.test(words) ? level.possible : level.likely)
    return isSaidAfter && isTitle && wordCount(words) >= 3 ? 'parted' : 'running'
  }
  const isLikely = title.level >= level.likely || isMarkedTitle
  if (title.level < level.likely && !isMarkedTitle && /^\p{Ll}/u.test(words)) return 'doubtful'
  const isNamed =
    isEnclosed || (isItem && (isBadge || /\S{3}/.test(gap) || (!said && !/[:：]\s*$/.test(gap))))
  if (!isLikely && !(isNamed && title.level >= level.possible)) return 'doubtful'
  if (!said) return 'pure'
  const isWholeTitle = isMarkedTitle && title.level >= level.likely && wordCount(words) >= 3
  return isSaidBetween && !isBadge && !isEnclosed && !isWholeTitle
    ? 'doubtful'
    : isParted(text, title, said.at, link) ||
        isEnclosed ||
        (isMarkedTitle && (isBadge || isBeside)) ||
        (isBeside && title.level >= level.likely && wordCount(words) >= 4) ||
        (isLikely && /^[\s*_]*(?:[:：|]|[-–—]\s)/.test(gap))
      ? 'parted'
      : 'running'
}

/** Whether a link shows its address or identifier alone. */
function isIdentifier(text: string, { hasLabel, labelStart, labelEnd }: LineLink): boolean {
  return !hasLabel || bareId.test(text.slice(labelStart, labelEnd))
}

/** The link first, then the title. */
function linkFirstFit(
  text: string,
  title: Candidate,
  said: { at: number } | undefined,
  isItem: boolean,
): Fit {
  const words = text.slice(title.span.start, title.span.end)
  const isBold = title.slot === 'bold0'
  if (title.level < (isBold ? level.possible : level.likely) || (wordCount(words) < 3 && !isItem && !isBold))
    return 'doubtful'
  if (!said) return 'pure'
  const isLong = isItem || isBold || wordCount(words) >= 4
  return isLong && isParted(text, title, said.at) ? 'parted' : 'doubtful'
}

/** Whether the link is a titled one that the words lead to, or a part of the words is in emphasis: "They use [Transformers](…)". */
function isLinkOfProse(naming: Naming, title: Candidate, link: LineLink, isItem: boolean): boolean {
  const { parts } = naming
  const at = parts.findIndex((part) => part.link === link)
  if (parts[at]?.kind === 'label' && naming.roleAt(at) === 'title') return true
  if (isItem || !title.slot.startsWith('text')) return false
  return parts.slice(title.first + 1, title.last + 1).some(({ kind }) => kind === 'italic' || kind === 'bold')
}

/** "Paper: https://…", "See [paper](…)": what stands in front of the link says what it is. */
function isFieldLabel(text: string, title: Candidate, link: LineLink): boolean {
  const gap = text.slice(title.span.end, link.outerStart)
  return /^[*_]*\s*[:：]+[*_]*\s*$/.test(gap) && wordCount(text.slice(title.span.start, title.span.end)) <= 2
}

/** Whether a sentence begins after the title: a space and a capital. */
function opensSentence(text: string, from: number, at: number): boolean {
  return /^[*_]*\s+\p{Lu}/u.test(text.slice(from, startOfCommentary(text, at, text.length) + 1))
}

/** Whether a sign between title and commentary says that something else begins. */
export function isParted(text: string, title: Candidate, at: number, link?: LineLink): boolean {
  const from = link && link.outerEnd <= at ? Math.max(title.to, link.outerEnd) : endOf(title)
  const gap = text.slice(Math.min(from, at), startOfCommentary(text, at, text.length))
  return /[:：.。|–—·•]|\s-{1,2}\s|^\s*-\s|<br|[)\]]\s*,|^\s*[(（]/.test(gap)
}

/** Where the words of a title end; the full stop after a sentence parts it from what follows. */
function endOf({ slot, span: at, to }: Candidate): number {
  return slot.startsWith('text') ? at.end : to
}
