// How far a line that names a paper and its link speaks for itself.
import { eastAsian } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import type { Candidate } from '../titles/candidates.ts'
import { isBeforeVenue } from '../titles/credits.ts'
import { level } from '../titles/judge.ts'
import { bareId } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import type { Naming } from '../titles/title.ts'
import { linkKinds, paperLabels, titleLabels } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import type { Fit } from './layout.ts'
import { hasIcon, isDated, isOfThread } from './lineShape.ts'
import { endsOpen, introducesRelated, startOfCommentary } from './said.ts'

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

export interface Said {
  readonly at: number
  readonly part: number
}

/** How far the line speaks for itself; `undefined` when it is no head whatever the others are. */
export function fitOf(
  cursor: Cursor,
  line: Line,
  found: InlineNaming,
  said: { at: number; part: number } | undefined,
): Fit | undefined {
  const { text } = cursor
  const { naming, title } = found
  const first = line.links[0]
  if (first && introducesRelated(cursor.slice(line.from, first.outerStart))) return undefined
  if (!naming.isLead(title.first)) {
    if (!title.slot.startsWith('label')) return undefined
    return isAtEndOfHeading(line, found) ? 'pure' : 'doubtful'
  }
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

/** "### 첫 번째, [Title](…)": words in front of a linked title with which a heading ends. */
function isAtEndOfHeading(line: Line, { title, link, isPaper, naming }: InlineNaming): boolean {
  const words = naming.text.slice(title.span.start, title.span.end)
  return line.kind === 'heading' && isPaper && link.outerEnd === line.to && wordCount(words) >= 3
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

export function isAfterIdentifier(
  cursor: Cursor,
  line: Line,
  { naming, title, link }: InlineNaming,
): boolean {
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
    paperLabels.has(word.replace(/\s.*$/u, '')) ||
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
