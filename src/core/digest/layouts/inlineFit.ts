// How far a line that names a paper and its link speaks for itself, and the head that it is.

import { span } from '../../base/span.ts'
import { eastAsian } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { LayoutId } from '../model.ts'
import { remarkAfter } from '../sentenceStart.ts'
import type { Candidate } from '../titles/candidates.ts'
import { isBeforeVenue } from '../titles/credits.ts'
import { isTitleWord } from '../titles/facts.ts'
import { isRemark, level, opensSmall } from '../titles/judge.ts'
import { isLabelOfMarked } from '../titles/neighbours.ts'
import { bareId } from '../titles/parts.ts'
import { byWord, isPeople } from '../titles/people.ts'
import type { Naming } from '../titles/title.ts'
import { wordCount } from '../titles/words.ts'
import { withPapersBeside } from './beside.ts'
import { headOfSeveral, leadsToOthers, pointsElsewhere } from './besideWords.ts'
import {
  type Fit,
  type Head,
  isNoteMark,
  isPartedFromAddress,
  isSaidOfAddress,
  standsAsItem,
  standsAtEnd,
  titleAtEndOfHeading,
  titleAtNote,
} from './layout.ts'
import {
  beginsWithPeople,
  commentaryIn,
  endsOpen,
  introducesRelated,
  isReferenceMatter,
  startOfCommentary,
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

export interface Said {
  readonly at: number
  readonly part: number
}

/** How far the line speaks for itself; `undefined` when it is no head whatever the others are. */
function fitOf(cursor: Cursor, line: Line, found: InlineNaming, said: Said | undefined): Fit | undefined {
  const { text } = cursor
  const { naming, title } = found
  const first = line.links[0]
  if (first && introducesRelated(cursor.slice(line.from, first.outerStart))) return undefined
  if (!naming.isLead(title.first) && titleAtNote(naming) !== title) {
    if (!title.slot.startsWith('label')) return undefined
    return titleAtEndOfHeading(line, naming) ? 'pure' : 'doubtful'
  }
  const isItem = standsAsItem(cursor, line, naming) || (line.isMessage && title.level >= level.likely)
  if (title.slot.startsWith('label')) {
    // "Course: ", "Talk: " in front of what leads to no paper.
    if (isLabelled(naming, title.first)) return found.isPaper ? 'running' : undefined
    if (!said) return 'pure'
    const isLong = isItem || wordCount(text.slice(title.span.start, title.span.end)) >= 3
    const isApart =
      isParted(text, title, said.at) ||
      opensSentence(text, title.to, said.at) ||
      (isItem && wordAlone.test(text.slice(found.link.outerEnd, line.to))) ||
      inQuotationMarks.test(text.slice(found.link.outerStart - 1, found.link.outerEnd + 1)) ||
      isBeforePeople(text.slice(found.link.outerEnd, found.link.outerEnd + 80))
    return isLong && isApart ? 'parted' : 'running'
  }
  return plainFit(found, said, isItem)
}

/** '"[Title](…)"' */
const inQuotationMarks = /^["“„«「『].*["”“»」』]$/su

/** " good", " dull!": one word to the end is no sentence that goes on. */
const wordAlone = /^\s\p{Ll}+[.!?]?\s*$/u

/** "”, by Ann Author", " », A. Author et B. Weaver": whether the authors of a linked paper follow its link. */
function isBeforePeople(after: string): boolean {
  const rest = after.replace(/^[\s”"»』」]{0,3},?\s/, '')
  return byline.test(rest) || (/^[\s”"»』」]{0,3},\s/.test(after) && beginsWithPeople(rest))
}

const byline = /^(?:by|von|par|por)\s\p{Lu}\S*\s(?:\S+\s)?\p{Lu}/u

function isAfterIdentifier(cursor: Cursor, line: Line, { naming, title, link }: InlineNaming): boolean {
  const { text } = cursor
  if (title.slot.startsWith('label') || link.outerStart !== line.from || !isIdentifier(text, link))
    return false
  if (!standsAsItem(cursor, line, naming)) return true
  // "- [2401.00001](…): Good work on roots."
  return (
    /^[:：]\s+$/.test(text.slice(link.outerEnd, title.span.start)) &&
    /^[.!?]$/.test(text.slice(title.span.end, line.to))
  )
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

/** A title in plain or marked words, with the link elsewhere on the line. */
function plainFit(found: InlineNaming, said: Said | undefined, isItem: boolean): Fit | undefined {
  const { naming, title, link } = found
  const { text } = naming
  const words = text.slice(title.span.start, title.span.end)
  const isAfter = link.outerStart < title.span.start
  if (isAfter && (title.level === level.prose || isSaidOfAddress(naming, link, title))) return undefined
  if (title.level > level.prose && link.outerStart >= title.to && naming.isCitation(title))
    return said ? 'parted' : 'pure'
  if (
    title.level === level.prose ||
    isFieldLabel(text, title, link) ||
    pointsElsewhere.test(words) ||
    isLinkOfProse(naming, title, link, isItem)
  )
    return 'doubtful'
  const isSaid =
    !said && title.slot.startsWith('text') && isRemark(text.slice(title.span.start, title.span.end + 1))
  if (link.outerStart < title.to) return isSaid ? undefined : linkFirstFit(found, said, isItem)
  const place = placeOf(found, said, isItem)
  if (leadsElsewhere(place)) return undefined
  if (runsOn(place)) return 'doubtful'
  return said && !isItem ? paragraphFit(place, said) : itemFit(place)
}

/** How a title in plain or marked words and the link after it stand to each other. */
interface LinkPlace {
  readonly text: string
  readonly title: Candidate
  readonly words: string
  readonly link: LineLink
  readonly said: Said | undefined
  readonly isItem: boolean
  /** The text between the title and the link. */
  readonly gap: string
  /** The first characters after the link. */
  readonly after: string
  /** The link shows words of its own: "[pdf](…)", "[@key]". */
  readonly isBadge: boolean
  /** The title is quoted or in bold, or in italics where only an item's title would be. */
  readonly isMarked: boolean
  /** The link stands in brackets. */
  readonly isEnclosed: boolean
  /** The link is an address after the last sentence of the line. */
  readonly isAtEnd: boolean
  /** Commentary stands between title and link. */
  readonly isSaidBetween: boolean
}

function placeOf({ naming, title, link }: InlineNaming, said: Said | undefined, isItem: boolean): LinkPlace {
  const { text } = naming
  const gap = text.slice(title.span.end, link.outerStart)
  const isLed = isItem || isNoteMark(text, link) || isLabelOfMarked(naming, title.first - 1)
  return {
    text,
    title,
    words: text.slice(title.span.start, title.span.end),
    link,
    said,
    isItem,
    gap,
    after: text.slice(link.outerEnd, link.outerEnd + 5),
    isBadge: link.hasLabel || (link.form === 'citation' && link.outerStart < link.start),
    isMarked: (isLed ? /^(?:bold|quoted|italic)/ : /^(?:bold|quoted)/).test(title.slot),
    isEnclosed: /[[(（]\s*(?:\p{L}{1,12}\s?[:：]\s*)?$/u.test(gap),
    isAtEnd: standsAtEnd(text, link, naming.to),
    isSaidBetween: said !== undefined && said.at < link.outerStart,
  }
}

const endsWithVerb = /\s(?:is|are|was|were)$/

/** Whether the link belongs to a sentence that goes on around it. */
function leadsElsewhere({ text, title, words, isBadge, isEnclosed, after }: LinkPlace): boolean {
  const isFilledIn = /^\s*_/.test(text.slice(title.span.end, title.span.end + 3))
  // "… Are More Rational than We Really are ([arXiv](…))"
  const isTitled = isBadge && isEnclosed && title.level >= level.likely && endsWithVerb.test(words)
  if (endsOpen(words) && !isFilledIn && !isTitled) return true
  if (isBadge) return false
  // "Asked her about https://…, she says it never ran", "lunch, told him about it (https://…), he had read it".
  const goesOn = (isEnclosed ? /^[)）\]][,;]\s+\p{Ll}/u : /^[,;]\s+\p{Ll}/u).test(after)
  return (isEnclosed && /^\s+\p{L}/u.test(after)) || (title.level < level.likely && goesOn)
}

/** Whether a sentence goes on right after the link, "이전 방법(https://…)보다", "… (https://…) 을 먼저", or ends with it. */
function runsOn({ link, isItem, isMarked, after }: LinkPlace): boolean {
  if (
    /^[)）\]]?(?:[\p{Ll}\p{Lo}]| (?:을|를|은|는|의|와|과|에서|보다) | [はがをのにもと](?=\p{Lo}))/u.test(
      after,
    )
  )
    return true
  return !isItem && !link.hasLabel && !isMarked && /^[)）\]]?[.。](?!\.)/.test(after)
}

/** A paragraph that names a paper and says something about it. */
function paragraphFit(place: LinkPlace, said: Said): Fit | undefined {
  const { text, title, words, link, gap, after, isMarked, isEnclosed, isSaidBetween } = place
  const isLikely = title.level >= level.likely
  if (isSaidBetween && isBeforeVenue(gap)) return isLikely ? 'parted' : 'doubtful'
  // What stands between a sentence and the link that it ends with is said of another paper.
  if (isSaidBetween && !isMarked) return undefined
  const isPartedHere = isParted(text, title, said.at, link)
  const isBetween = /^[\s)）\]*_]*[-–—:：|·]{1,2}[\s([（*_]*$/u.test(gap)
  if (isBetween && isLikely && isPartedHere) return 'parted'
  if (isSaidBetween) return 'doubtful'
  if (isMarked && (isBeside(gap) || isPartedHere || isByline(gap))) return 'parted'
  if (!isEnclosed) return 'doubtful'
  if (title.slot === 'bold0' && isLikely) return 'parted'
  const isSaidAfter = /^[)）\]]\s?[-–—:：|]\s/.test(after)
  const isTitle = isLikely || (title.level >= level.possible && eastAsian.test(words))
  return isSaidAfter && isTitle && wordCount(words) >= 3 ? 'parted' : 'running'
}

/** " (Abt et al., 2022): re-read, skipped the proofs. ": after authors and year, how far somebody got. */
const status = /^\s*\([^()]*(?:19|20)\d{2}[^()]*\)\s?[:,–—-]\s?\p{Ll}[^.!?:()]{1,30}[.!]?\s*$/u

/** An item of a list, a heading, or a line with nothing but title and link. */
function itemFit(place: LinkPlace): Fit {
  const { text, title, words, link, said, isItem, gap, isBadge, isMarked, isEnclosed, isSaidBetween } = place
  const isLikely = title.level >= level.likely
  if (!isLikely && !isMarked) {
    const isNamed =
      isEnclosed ||
      /^\s*[|｜]/.test(gap) ||
      (isItem && (isBadge || /\S{3}/.test(gap) || (!said && !/[:：]\s*$/.test(gap))))
    if (opensSmall.test(words) || !isNamed || title.level < level.possible) return 'doubtful'
  }
  if (!said) return 'pure'
  const isLong = wordCount(words) >= 3
  if (isLikely && isLong && status.test(gap)) return 'pure'
  // "My baseline now. Its policy is that of another paper ([Abt et al.](…))."
  if (isSaidBetween && !isLikely && /^[.。]\s/.test(gap)) return 'doubtful'
  // "- A Title of Some Words. What I think of it. https://…"
  if (isSaidBetween && isLikely && isLong && place.isAtEnd && /^[.?!。？！\s]/.test(gap)) return 'parted'
  if (isSaidBetween && !isBadge && !isEnclosed && !(isMarked && isLikely && isLong)) return 'doubtful'
  return isParted(text, title, said.at, link) ||
    isEnclosed ||
    (isMarked && (isBadge || isBeside(gap))) ||
    (isBeside(gap) && isLikely && wordCount(words) >= 4) ||
    ((isLikely || isMarked) && /^[\s*_]*(?:[:：|]|[-–—]\s)/.test(gap))
    ? 'parted'
    : 'running'
}

/** Whether nothing but marks stands between the title and the link. */
function isBeside(gap: string): boolean {
  return /^[.。]?[\s*_~”"」』]*$/.test(gap)
}

/** "** Ann Author and Bo Weaver. ": whether nothing but authors stands between the title and the link. */
function isByline(gap: string): boolean {
  const names = gap.replace(/^[\s*_”"»」』.,:–—-]+/, '').replace(/(?<![\s.,[(（])[\s.,[(（]+$/, '')
  return isPeople(names.replace(byWord, ''))
}

/** Whether a link shows its address or identifier alone. */
function isIdentifier(text: string, { hasLabel, labelStart, labelEnd }: LineLink): boolean {
  return !hasLabel || bareId.test(text.slice(labelStart, labelEnd))
}

/** The link first, then the title. */
function linkFirstFit(
  { naming: { text }, title, link }: InlineNaming,
  said: Said | undefined,
  isItem: boolean,
): Fit {
  const words = text.slice(title.span.start, title.span.end)
  const isMarked = title.slot === 'bold0' || (isItem && /^(?:italic|quoted)0/.test(title.slot))
  if (
    title.level < (isMarked ? level.possible : level.likely) ||
    (wordCount(words) < 3 && !isMarked && (!isItem || isPartedFromAddress(text, link, title)))
  )
    return 'doubtful'
  if (!said) return 'pure'
  const isLong = isItem || isMarked || wordCount(words) >= 4
  return isLong && isParted(text, title, said.at) ? 'parted' : 'doubtful'
}

/** Whether the link is a titled one that the words lead to, or a part of the words is in emphasis: "They use [Transformers](…)". */
function isLinkOfProse(naming: Naming, title: Candidate, link: LineLink, isItem: boolean): boolean {
  const { parts } = naming
  const at = parts.findIndex((part) => part.link === link)
  if (parts[at]?.kind === 'label' && naming.roleAt(at) === 'title') return true
  if (!title.slot.startsWith('text')) return false
  // "verdict: see "Title" https://…": words in small letters lead to a title in quotation marks.
  const isQuotedLast = title.last > title.first && parts[title.last]?.kind === 'quoted'
  if (isQuotedLast && /^\p{Ll}/u.test(naming.text.slice(title.span.start, title.span.end))) return true
  if (isItem) return false
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
  const start = startOfCommentary(text, at, text.length)
  // "… (important!)"
  const gap = text.slice(Math.min(from, at), /[(（]/.test(text.charAt(start)) ? start + 1 : start)
  return /[:：.。|–—·•】]|\s-{1,2}\s|^\s*-\s|<br|[)\]]\s*,|^\s*[*_]{0,2}[(（]/.test(gap)
}

/** Where the words of a title end; the full stop after a sentence parts it from what follows. */
function endOf({ slot, span: at, to }: Candidate): number {
  return slot.startsWith('text') ? at.end : to
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
  if (leadsToOthers(cursor.text, line, title)) return undefined
  const isItem = standsAsItem(cursor, line, found.naming)
  const several = headOfSeveral(cursor, line, index, { shape, title, isItem })
  if (several) return several
  const fit = fitOf(cursor, line, found, said)
  // Words that are no title are said of the paper whose address stands in front of them.
  if (!fit || (fit === 'doubtful' && !isFramed && isAfterIdentifier(cursor, line, found))) return undefined
  const from = said && startOfCommentary(cursor.text, said.at, line.to)
  return withPapersBeside(found.naming, line, title, {
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
        ? remarkAfter(cursor.text, Math.max(title.to, line.links.at(-1)?.outerEnd ?? 0), line.to)
        : commentaryIn(cursor.text, span(from, line.to), line.links, link),
  })
}

function layoutOf({ naming, title, link }: InlineNaming): LayoutId {
  if (title.slot.startsWith('label')) return 'linked-title'
  return naming.parts.some((part) => part.link === link && part.kind === 'address')
    ? 'title-parenthesis'
    : 'title-badges'
}
