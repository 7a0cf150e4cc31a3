// The layouts that give title and link lines of their own.
import { isSamePaper } from '../../arxiv/links.ts'
import { type Span, slice, span } from '../../base/span.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { isAuthors } from '../titles/facts.ts'
import { hasAuthorsAfter, isTranslation, judge, type Level, level } from '../titles/judge.ts'
import { isTimeOfDay } from '../titles/venues.ts'
import { commentaryHeads } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import {
  type Field,
  fieldAt,
  type HeadLine,
  headLine,
  isBareLine,
  isKnownField,
  isNameField,
  levelOfLine,
} from './fields.ts'
import {
  addressOnArxiv,
  badgeIn,
  factLink,
  isByPeople,
  labelInLatin,
  linkNamedAbove,
  linkOfPart,
  sentencesBefore,
  translatedLink,
} from './labelledLinks.ts'
import {
  type Fit,
  type Head,
  hasIcon,
  headPattern,
  isSiteOf,
  isTitleOfBox,
  type Layout,
  type LayoutContext,
} from './layout.ts'
import { endsOpen, isPlaceBelowNames, sayingOf } from './said.ts'
import {
  belongsElsewhere,
  belongsTo,
  belowTitle,
  canHeadPaper,
  endsInYear,
  endsPost,
  isAboveCells,
  isAboveFacts,
  isLabelOfBox,
  isNameBelow,
  isNamedAgainBelow,
  isOfOthers,
  isStrong,
  isTitleBelow,
  opensPost,
  readsLikeTitle,
  readTitleLine,
  type TitleLine,
} from './titleLine.ts'
import { lastOfAuthors, lastTitleLine } from './wrappedTitle.ts'

/** A title in a line of its own, with its link in another below it; `undefined` where none begins. */
function readAbove(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.marker === '|') return undefined
  if (line.links.some((link) => link.leadsToPaper) && !isNamedAgainBelow(cursor, index)) return undefined
  // Most lines have no link below them, which is sooner seen than a title is judged.
  const below = findLink(cursor, index, line.kind === 'heading' ? index : lastTitleLine(cursor, index))
  // The title stands below the link where a chat shows the name of its site there.
  if (!below || isOfOthers(cursor, index, below.line)) return undefined
  if (isSiteOf(cursor, below.line + 1, below.link)) return undefined
  const title = isAboutPaper(cursor, line, index) ? undefined : readTitleLine(cursor, index)
  return title && headOf(cursor, { line, index, title, below }, context)
}

/** Authors, a citation, or a field in bold: a line of which the words are no title for sure. */
function isAboutPaper(cursor: Cursor, line: Line, index: number): boolean {
  // People head no part of a text, and no paragraph that ends with a link.
  const isFirst =
    line.level > 0 || isAboveFacts(cursor, index) || (hasIcon(cursor.text, line) && isStrong(cursor, line))
  if (line.level === 0 && isTimeOfDay(cursor.words(line))) return true
  if (isLabelOfBox(cursor, line)) return true
  if (!isFirst && isAuthors(cursor.words(line))) return true
  if (line.links.length > 0 && sayingOf(cursor, line) === 'fact') return true
  const found = /^[*_]{2}/.test(cursor.slice(line.from, line.from + 2)) ? fieldAt(cursor, line) : undefined
  return found !== undefined && isNameField(found)
}

/** The link below a title, and what stands between. */
interface Below {
  readonly link: LineLink
  readonly line: number
  readonly commentary: Span | undefined
  /** Facts and fields only; otherwise words about the paper stand in front of its link. */
  readonly isClose: boolean
  readonly isBare: boolean
  /** The link stands in words about the paper, and says what it is: "What is new: … [Paper](…)". */
  readonly isInWords?: boolean
  /** A heading says that it is the link, or the same as its label. */
  readonly isNamed?: boolean
  /** What a field says the title is, where the heading only translates it. */
  readonly title?: Span | undefined
}

/** More lines than these above the link make no head of an entry. */
const mostLines = 12
const mostBlurb = 25
/** A value of this length says something; shorter ones are dates, names and venues. */
const shortestSaid = 80

function findLink(cursor: Cursor, index: number, lastTitle: number): Below | undefined {
  const title = cursor.lines[index] as Line
  const isFirst = cursor.kindAbove(index) !== 'text'
  let commentary: Span | undefined
  let original: Span | undefined
  let at = belowTitle(cursor, title, lastTitle)
  let isClose = true
  let partLevel = Number.POSITIVE_INFINITY
  for (let count = 0; count < (isClose ? mostLines : mostBlurb); count++) {
    const line = cursor.at(at)
    const isLabel = isLabelOfFields(cursor, line, title)
    if (line?.kind === 'heading' && !isLabel && title.kind === 'heading' && line.level > title.level) {
      const link = linkOfPart(cursor, at)
      if (link) return { ...link, commentary, isClose: false, isBare: true, isNamed: true }
      // What has parts of its own is a title.
      if (line.level > partLevel || (!isPart(cursor, line) && readsLikeTitle(cursor.words(line))))
        return undefined
      partLevel = line.level
      isClose = false
      at = cursor.nextPastTags(at + 1)
      continue
    }
    if (!line || !(isLabel || belongsTo(cursor, title, at)) || isTimeOfDay(cursor.words(line)))
      return undefined
    const lastAuthors = count === 0 && !isLabel ? lastOfAuthors(cursor, at) : at
    if (isLabel || lastAuthors > at) {
      at = cursor.nextPastTags(lastAuthors + 1)
      continue
    }
    const translated = count === 0 ? translatedLink(cursor, title, line) : undefined
    const labelled = translated ?? factLink(cursor, title, line)
    const isNext = at === lastTitle + 1 || title.level > 1
    const isByline = count === 0 && isNext && isNameBelow(cursor, title, at, isFirst)
    const found: HeadLine =
      isByline || (at > lastTitle + 1 && isPlaceBelowNames(cursor, at))
        ? { kind: 'fact' }
        : labelled
          ? { kind: 'link', link: labelled }
          : headLine(cursor, line)
    if (found.kind === 'link' || found.kind === 'link and words') {
      const said = found.kind === 'link' ? commentary : span(found.from, line.to)
      if (found.kind === 'link and words' && count > 0) return undefined
      const isLast = endsQuoted(cursor, title, at) || endsPost(cursor, index, at)
      const opensWithAddress = isBareLine(cursor, line) && line.links[0]?.outerStart === line.from
      if (!isClose && opensWithAddress && !isLast) return undefined
      const again = isBareLine(cursor, line) ? addressOnArxiv(cursor, at, found.link) : undefined
      return {
        link: again ?? found.link,
        line: again ? at + 1 : at,
        commentary: said,
        isClose,
        isBare: isBareLine(cursor, line) || found.kind !== 'link',
        title: original ?? (translated && labelInLatin(cursor, translated)),
      }
    }
    if (found.kind === 'field' && found.field.isTitle) {
      const named = span(found.field.valueStart, line.to)
      if (title.level > 0 && isTranslation(cursor.words(title), slice(cursor.text, named))) original = named
      else if (!isTranslation(slice(cursor.text, named), cursor.words(title))) return undefined
      at = cursor.nextPastTags(at + 1)
      continue
    }
    if (found.kind === 'field' && isSaidIn(cursor, line, found.field)) {
      commentary = span(commentary?.start ?? found.field.valueStart, line.to)
    } else if (found.kind === 'quote' && isStrong(cursor, title))
      commentary = span(commentary?.start ?? line.from, line.to)
    else if (found.kind === 'words' || found.kind === 'quote') {
      if (
        !(isStrong(cursor, title) || opensPost(cursor, index)) ||
        line.links[0]?.outerStart === line.from ||
        (line.marker && levelOfLine(cursor, title) < level.likely) ||
        (isStrong(cursor, line) && (!isPart(cursor, line) || isAboveFacts(cursor, at))) ||
        isTitleBelow(cursor, title, at)
      )
        return undefined
      const named = linkNamedAbove(cursor, title, line)
      const badge = named ?? badgeIn(cursor, line)
      if (badge && title.level > 0 && isClose)
        return {
          link: badge,
          isNamed: named !== undefined,
          line: at,
          commentary: sentencesBefore(cursor, line, badge),
          isClose: false,
          isBare: false,
          isInWords: true,
        }
      isClose = false
      commentary = span(commentary?.start ?? line.from, line.to)
    }
    at = cursor.nextPastTags(at + 1)
  }
  return undefined
}

/** "### Authors", "**Metadata**" below a heading. */
function isLabelOfFields(cursor: Cursor, line: Line | undefined, title: Line): boolean {
  if (line?.kind === 'heading') return isNameField({ label: cursor.words(line).toLowerCase() })
  return line !== undefined && title.level > 0 && /^\*\*\p{L}+\*\*:?$/u.test(cursor.words(line))
}

/** Whether the words below a title in quotation marks end with an address in a line of its own. */
function endsQuoted(cursor: Cursor, title: Line, index: number): boolean {
  return /^[“„「『]/u.test(cursor.words(title)) && cursor.kindAbove(index) === 'text'
}

/** Whether a field says what the writer thinks: by its label, by its length or as a sentence. */
function isSaidIn(cursor: Cursor, line: Line, found: Field): boolean {
  if (isNameField(found) || found.valueStart >= line.to) return false
  if (found.isCell) return commentaryHeads.test(found.label)
  const words = cursor.slice(found.valueStart, line.to)
  if (words.length >= shortestSaid || commentaryHeads.test(found.label)) return true
  return /[.!?。！？]$/u.test(words) && sayingOf(cursor, line) === 'said' && wordCount(words) >= 2
}

interface Place {
  readonly line: Line
  readonly index: number
  readonly title: TitleLine
  readonly below: Below
}

function headOf(cursor: Cursor, place: Place, context: LayoutContext): Head | undefined {
  const { line, title, below } = place
  const shape = shapeOf(line, below)
  const fit = context.slotOf(shape) === title.slot ? fitInFrame(cursor, place) : fitOf(cursor, place)
  if (!fit) return undefined
  return {
    layout: below.isBare ? 'title-link' : 'title-fields',
    shape,
    slot: title.slot,
    fit,
    title: below.title ?? title.span,
    level: levelOf(cursor, place),
    link: below.link,
    isPaper: true,
    lastLine: below.line,
    commentary: below.commentary,
  }
}

/** A heading right above the link to a paper names it, however it is worded. */
function levelOf(cursor: Cursor, { line, index, title, below }: Place): Level {
  const isRightAbove =
    line.level > 1 && below.line === cursor.nextFilled(index + 1) && below.link.leadsToArxiv
  const isSentence = /[.。:：]\s*$/.test(cursor.words(line))
  return isRightAbove && !isSentence && title.level === level.prose ? level.possible : title.level
}

/** Titles of one marker, above links that stand alone or with other words. */
function shapeOf(line: Line, { isInWords, isBare, isClose }: Below): string {
  const marker = line.level > 0 ? `h${line.level}` : line.marker || (line.isQuote ? '>' : 'p')
  if (isInWords) return `${marker} above words`
  return `${marker} above ${isBare ? 'link' : 'fields'}${isClose ? '' : ' and words'}`
}

/** A heading right above the link to a paper, or above facts and the link. */
export function isHeadingAboveLink({ shape }: Head): boolean {
  return /^h\d above (?:link|fields)$/.test(shape)
}

function fitInFrame(cursor: Cursor, { line, title }: Place): Fit | undefined {
  if (line.level > 0 && !canHeadPaper(cursor.slice(title.span.start, title.span.end))) return undefined
  return title.level === level.prose ? 'doubtful' : 'pure'
}

function fitOf(cursor: Cursor, { line, index, title, below }: Place): Fit | undefined {
  const words = cursor.slice(title.span.start, title.span.end)
  if (endsOpen(words) || belongsElsewhere(cursor, index, title)) return undefined
  if (line.level > 0) {
    if (!canHeadPaper(words) || !isOnlyLink(cursor, index, below.line)) return undefined
    if (below.isNamed || isAboveCells(cursor, index)) return 'pure'
    if (below.isInWords || levelOf(cursor, { line, index, title, below }) === level.prose) return 'doubtful'
    const isLong = wordCount(words) >= 5 || cursor.words(line) !== words
    const isRightAbove = below.line === cursor.nextFilled(index + 1) && below.link.leadsToArxiv
    if ((below.isBare || isRightAbove) && title.level >= level.likely && wordCount(words) > 1) return 'pure'
    return readsLikeTitle(words) || (below.isClose && line.level > 1 && isLong && wordCount(words) > 1)
      ? 'pure'
      : 'doubtful'
  }
  if (line.marker !== '' && isAboveOthers(cursor, line, below.line)) return undefined
  if (!below.isClose) return title.level >= level.possible && wordCount(words) >= 2 ? 'pure' : 'doubtful'
  if (!below.isBare) {
    const found = line.marker === '1' ? undefined : fieldAt(cursor, line)
    if (found && isKnownField(found)) return undefined
    const isSure = title.isMarked
      ? wordCount(words) > 1
      : wordCount(words) > 3 && isByPeople(cursor, cursor.lines[below.line] as Line, below.link)
    const isNamed = isAboveCells(cursor, index) || isTitleOfBox(cursor, line) || (isSure && !found)
    const least = isNamed ? level.possible : level.likely
    return title.level >= least ? 'pure' : 'doubtful'
  }
  if (title.level === level.prose) return 'doubtful'
  if (title.level < level.likely && wordCount(words) < 2 && cursor.lines[below.line]?.marker)
    return 'doubtful'
  return hasCertainBelow(cursor, below.line) && title.level < level.certain ? 'doubtful' : 'pure'
}

/** Only authors or a year after the line below a link speak clearly for a title there. */
function hasCertainBelow(cursor: Cursor, linkLine: number): boolean {
  const at = cursor.nextFilled(linkLine + 1)
  const below = cursor.at(at)
  if (below?.kind !== 'text' || below.marker || below.links.length > 0) return false
  const last = cursor.lines[lastTitleLine(cursor, at)] as Line
  if (!/[)）][*_.\s]*$/.test(cursor.text.slice(last.to - 4, last.to))) return false
  const words = cursor.slice(below.from, last.to)
  return hasAuthorsAfter(words) || judge(words) === level.certain || endsInYear(words)
}

/** The longest part of a document that is searched for another link below a heading, in lines. */
const farthest = 60

/** A heading over a single link names its paper; one over several is a section of papers. */
function isOnlyLink(cursor: Cursor, index: number, linkLine: number): boolean {
  const { level: own } = cursor.lines[index] as Line
  const link = cursor.lines[linkLine]?.links[0]
  let isInPart = false
  let isBelowHeading = false
  for (let next = linkLine + 1; next < linkLine + farthest; next++) {
    const line = cursor.at(next)
    if (!line || (line.kind === 'heading' && line.level <= own)) return true
    if (line.kind === 'heading') {
      isInPart = isPart(cursor, line)
      isBelowHeading = true
    }
    if (isInPart || next === linkLine + 1 || !line.links[0]?.leadsToPaper) continue
    // Fields without a heading of their own are of the same paper.
    const isOther = isBareLine(cursor, line) || (isBelowHeading && headLine(cursor, line).kind === 'link')
    if (line.kind === 'text' && isOther && !isSamePaper(link?.url, line.links[0]?.url)) return false
  }
  return true
}

/** "- Pure Exploration" over items that name papers: whether another line like that of the link follows inside of an item. */
function isAboveOthers(cursor: Cursor, { indent }: Line, linkLine: number): boolean {
  const linked = cursor.lines[linkLine]
  if (!linked?.marker || linked.indent <= indent || isBareLine(cursor, linked)) return false
  const next = cursor.at(cursor.nextFilled(linkLine + 1))
  if (next?.marker !== linked.marker || next.indent !== linked.indent || fieldAt(cursor, next)) return false
  const [link] = next.links
  return link?.leadsToPaper === true && !isSamePaper(linked.links[0]?.url, link.url)
}

/** "What comes next?": a heading of a part of what is said about one paper. */
function isPart(cursor: Cursor, line: Line): boolean {
  const words = cursor.words(line).replace(/^(?:<[^<>]*>|[*_])+|(?:<[^<>]*>|[*_]){1,9}$/g, '')
  return /[?？]$/.test(words) || !canHeadPaper(words)
}

/** A title line, then a line that is nothing but the link; blank lines or authors between them do not matter. */
export const titleLink: Layout = {
  id: 'title-link',
  trait: 'own lines',

  read: readAbove,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`(?<before>.*)‹title›(?<behind>.*)\n\s*‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind}\n${url}`,
}

/** A title in a heading, in bold or at the head of a list, then lines of `Label: value` or of labelled links. */
export const titleFields: Layout = {
  id: 'title-fields',
  trait: 'own lines',

  read: readAbove,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`(?<before>.*)\*\*‹title›\*\*(?<behind>.*)\n\s*arXiv: ‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `${before}${inBold(title)}${behind}\n\narXiv: ${url}`,
}

function inBold(title: string): string {
  return /^\*\*.+\*\*$/su.test(title) ? title : `**${title}**`
}
