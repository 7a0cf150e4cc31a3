/*
 * Lines that name several papers by titles which are no links: "**One** [[arXiv](…)] → **Another** [[arXiv](…)]. What I think.",
 * "Papers: One (https://…); Another (https://…); A Third One (no link yet)".
 *
 * The first is read as any other title with its link. From there the line is taken apart: the links beside a title, what parts
 * the names of a list, the next title, its links. Words that are no title end the list; it is one only if what is said begins
 * with a sign there, or nothing is.
 */
import { isSamePaper } from '../../arxiv/links.ts'
import { matchesIn, type Span, span } from '../../base/span.ts'
import { foldTitle } from '../../paper/titles.ts'
import { eastAsian, pictograph } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { kindOfPaper } from '../titles/facts.ts'
import { judge, level } from '../titles/judge.ts'
import { isGeneric, namesPaper } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { trimmed } from '../titles/trim.ts'
import { isVenue } from '../titles/venues.ts'
import { linkKinds } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import {
  endOfName,
  isTitledLink,
  lengthOfJoiner,
  mostPapers,
  opensNames,
  opensRemark,
  startOfMarks,
} from './beside.ts'
import { paperLinkOf } from './fields.ts'
import type { Head, NamedPaper } from './layout.ts'
import { commentaryIn, introducesRelated, isAside, startOfCommentary } from './said.ts'

/** Where the links beside a title end, and which of them leads to the paper. */
interface Links {
  readonly link: LineLink | undefined
  readonly end: number
}

const longestTitle = 300

/** What is known of a line whose first title has been found. */
interface FirstName {
  readonly shape: string
  readonly title: Candidate
  /** Something may be said after addresses, as in an item of a list. */
  readonly isItem: boolean
}

/**
 * A line that begins with a title and its link, as a head of all papers that it names so; `undefined` where it names one. What
 * it says after them is said of the last one.
 */
export function headOfSeveral(
  cursor: Cursor,
  line: Line,
  index: number,
  { shape, title, isItem }: FirstName,
): Head | undefined {
  const { text } = cursor
  if (title.slot.startsWith('label') || title.level === level.prose || line.links.length < 2) return undefined
  const words = text.slice(title.span.start, title.span.end)
  const isLead =
    opensNames(text, line.from, title.span.start) && !beginsSmall.test(words) && !pointsElsewhere.test(words)
  const papers = isLead ? namesFrom(text, line, title.span) : []
  const [first] = papers
  const last = papers.at(-1)
  if (!first?.link || !last || papers.length < 2 || !areDifferent(text, papers)) return undefined
  const rest = text.slice(last.name.end, line.to)
  // A sentence may name papers by their titles and addresses, too.
  const isPlain = !isItem && papers.some(({ link }) => link?.hasLabel === false)
  if (isAside(rest) ? isPlain && /^[.。]/.test(rest) : !(isPlain ? opensListed : opensRemark).test(rest))
    return undefined
  const from = startOfCommentary(text, last.name.end, line.to)
  const commentary = isAside(rest)
    ? undefined
    : commentaryIn(text, span(from, line.to), line.links, last.link)
  return {
    layout: first.link.hasLabel ? 'title-badges' : 'title-parenthesis',
    shape,
    slot: title.slot,
    fit: commentary ? 'parted' : 'pure',
    title: title.span,
    level: title.level,
    link: first.link,
    isPaper: true,
    lastLine: index,
    commentary,
    papers,
  }
}

/** "Related: **Glazing Stone Tiles** [[arXiv](…)]", "Baselines: Glazing Stone Tiles (https://…)": a label says that papers are only cited. */
export function leadsToOthers(text: string, { from }: Line, { slot, span: at }: Candidate): boolean {
  if (slot.startsWith('label')) return false
  if (introducesRelated(text.slice(from, at.start))) return true
  const [label = ''] = /^[^:：]{1,30}(?=[:：])/.exec(text.slice(at.start, at.end)) ?? []
  return citesOthers.test(label) || introducesRelated(label)
}

/** Labels of papers that are only cited, besides those of related ones. */
const citesOthers =
  /^(?:baselines?|builds on|based on|extends|follow-?ups?|successors?|(?:prior|previous|earlier) (?:works?|papers?))$/i

/** "See also TileNet (https://…)" */
export const pointsElsewhere = /^(?:see also|cf\.?|compare with) [*_"“]{0,3}\p{L}/iu

/** "baselines: …", "builds on …", but not "nnU-Net" or "t-SNE". */
const beginsSmall = /^\p{Ll}{2,}[:：\s]/u

/** The papers whose names follow each other from a title on, its own first. */
function namesFrom(text: string, line: Line, title: Span): readonly NamedPaper[] {
  const own = linksAfter(text, line, title.end)
  if (!own) return []
  const name = span(startOfMarks(text, line.from, title.start), own.end)
  const papers: NamedPaper[] = [{ title, link: own.link, name, commentary: undefined }]
  for (let { end } = own; papers.length <= mostPapers; ) {
    const next = nameAfter(text, line, end)
    if (!next) return papers
    papers.push(next)
    end = next.name.end
  }
  return []
}

/** What may stand between a title and its link, or between its links: authors and a venue in brackets, and what opens around a link. */
const beforeLink =
  /^[*_"”»」』》.]{0,4}((?:\s?[(（][^()（）]{1,100}[)）])?)\s{0,2}[,:：–—-]?\s{0,2}(?:\*\*)?[[(（<]{0,2}(?:(\p{L}{1,12})\s?[:：]\s*)?$/u
const betweenLinks = /^[\])）>]{0,2}[\s,;|/·]{0,4}[[(（<]{0,2}(?:(\p{L}{1,12})\s?[:：]\s*)?$/u

/** The links right after a title, none of which has a title of its own. */
function linksAfter(text: string, { links, to }: Line, at: number): Links | undefined {
  const own: LineLink[] = []
  for (const link of links) {
    if (link.outerStart < at) continue
    const last = own.at(-1)
    const gap = text.slice(last?.outerEnd ?? at, link.outerStart)
    const [found, group = '', label = ''] =
      gap.length > 120 ? [] : ((last ? betweenLinks : beforeLink).exec(gap) ?? [])
    const isBeside = found !== undefined && (last || isAside(group)) && (label === '' || isGeneric(label))
    if (!isBeside || (link.hasLabel && namesPaper(text.slice(link.labelStart, link.labelEnd)))) break
    own.push(link)
  }
  const last = own.at(-1)
  if (!last) return undefined
  const link = paperLinkOf(text, own)
  return {
    link,
    end: endOfName(text, endOfBrackets(text, last.outerEnd, to), to),
  }
}

function endOfBrackets(text: string, at: number, to: number): number {
  return at + (/^[\])）>]{0,2}/u.exec(text.slice(at, Math.min(to, at + 2)))?.[0].length ?? 0)
}

const icons = new RegExp(String.raw`^(?:(?:${pictograph}|[★☆]|:[a-z0-9_+-]{1,40}:)\uFE0F?\s{0,2}){0,5}`, 'u')

/** The name of a paper that follows another, after what parts them. */
function nameAfter(text: string, line: Line, at: number): NamedPaper | undefined {
  const joiner = lengthOfJoiner(text.slice(at, Math.min(line.to, at + 40)))
  if (joiner === 0) return undefined
  const start = at + joiner
  const from = start + (icons.exec(text.slice(start, Math.min(line.to, start + 60)))?.[0].length ?? 0)
  const next = line.links.find(({ outerStart }) => outerStart >= from)
  const isListed = /^\s?[;；]/.test(text.slice(at, at + 2))
  const end = isListed ? endOfItem(text, from, line.to) : line.to
  if (!next || next.outerStart > end) return isListed ? unlinked(text, span(start, end), from) : undefined
  const title = titleIn(text, from, next.outerStart)
  const links = title && linksAfter(text, line, title.end)
  if (!title || !links?.link || !isTitle(text, title, links.link)) return undefined
  return { title, link: links.link, name: span(start, links.end), commentary: undefined }
}

/** After a name, in a list whose names semicolons part. */
const opensListed = /^\s?[;；]/

const longestItem = 300

function endOfItem(text: string, from: number, to: number): number {
  const found = text.slice(from, Math.min(to, from + longestItem)).search(/;(?=\s|$)|；/)
  return found < 0 ? to : from + found
}

const opener = /\s{0,2}(?:[[(（<]{1,2}(?:\p{L}{1,12}\s?[:：]\s?)?|[,:：–—-]\s?)$/u

/** The title between what parts names and a link, in marks or in plain words. */
function titleIn(text: string, from: number, to: number): Span | undefined {
  if (to - from > longestTitle) return undefined
  const words = text.slice(from, to)
  const [open = ''] = marksThatOpen.exec(words) ?? []
  const close = closers.get(open) ?? open
  const end = open === '' ? -1 : words.indexOf(close, open.length)
  const isAll = end >= 0 && beforeLink.test(words.slice(end + close.length))
  if (isAll) return trimmed(text, from + open.length, from + end)
  return trimmed(text, from, to - (opener.exec(words)?.[0].length ?? 0))
}

const marksThatOpen = /^(?:\*\*|__|[*_"“„«「『《])/u
const closers = new Map([
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
])

const isKind = new RegExp(`^${kindOfPaper}$`, 'i')

/** Whether words between two names are a title: plain ones must look like one, and marked ones not like a sentence. */
function isTitle(text: string, { start, end }: Span, link: LineLink): boolean {
  const words = text.slice(start, end)
  const isMarked = /[*_"“„«「『《]/u.test(text.charAt(start - 1))
  // "builds on **Glazing Stone Tiles**"
  if (beginsSmall.test(words) || (!isMarked && /\s(?:\*\*|__|[*_"“„«])/u.test(words))) return false
  if (!namesPaper(words) || isPeople(words) || isVenue(words) || isKind.test(words)) return false
  if (judge(words) < (isMarked || eastAsian.test(words) ? level.possible : level.likely)) return false
  return wordCount(words) >= (link.leadsToArxiv ? 2 : 3)
}

const remarkAfter = /\s?[(（][^()（）]{1,80}[)）]\.?$/u

/** "A Title of Some Words (no link yet)" between semicolons or in a cell, without what the brackets say. */
export function unlinked(text: string, name: Span, from: number): NamedPaper | undefined {
  const words = text.slice(from, name.end).trimEnd()
  const remark = remarkAfter.exec(words.slice(-longestRemark))?.[0].length ?? 0
  const title = words.length > longestTitle ? undefined : trimmed(text, from, from + words.length - remark)
  if (!title) return undefined
  const plain = text.slice(title.start, title.end)
  const isLong = wordCount(plain) >= (remark > 0 ? 3 : 5)
  const isKindOfLink = linkKinds.has(/^\S*/.exec(plain)?.[0].toLowerCase() ?? '')
  if (!isLong || isKindOfLink || isAside(plain) || judge(plain) < level.likely) return undefined
  return { title, link: undefined, name, commentary: undefined }
}

const longestRemark = 90

/** In lower case or in a script of East Asia, "(in preparation)", "(준비 중인 논문)", but not "(and How to Use Them)". */
const saysHowFar =
  /\s?[(（](?:(?!(?:an?|and|or|but|for|from|how|not|of|to|when|why|with|without)\s)\p{Ll}+(?:\s\p{Ll}+){1,5}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\d]+(?:\s[\p{Script=Han}\p{Script=Hangul}\d]+){1,5})[)）]$/u

/** A title that has no link, without the remark in brackets after it. */
export function withoutRemark(text: string, { start, end }: Span): Span {
  const from = Math.max(start, end - longestRemark)
  const found = saysHowFar.exec(text.slice(from, end))
  return found && wordCount(text.slice(start, from + found.index)) >= 3
    ? span(start, from + found.index)
    : span(start, end)
}

const lineEnd = /<br\s?\/?>/gi

/**
 * The papers of a cell that names each on a line of its own, some with links and some without: "Title (OSDI '18) <br>
 * [Title](…) (OSDI '21)". None where a line says something else.
 */
export function papersOfCell(
  text: string,
  { start, end }: Span,
  links: readonly LineLink[],
): readonly NamedPaper[] {
  const papers: NamedPaper[] = []
  const ends = [...matchesIn(text.slice(start, end), lineEnd)]
  if (ends.length >= mostPapers) return []
  let from = start
  for (const { index, 0: mark } of [...ends, { index: end - start, 0: '' }]) {
    const at = span(from + spacesIn(text, from), start + index)
    from = start + index + mark.length
    const words = text.slice(at.start, at.end)
    const link = links.find(({ outerStart }) => outerStart >= at.start && outerStart < at.end)
    // "[**TileNet**<br>Glazing Stone Tiles](…)"
    if (link && link.outerEnd > at.end) return []
    const named = link ? linked(text, at, link) : unlinked(text, at, at.start)
    const isRemarked = remarkAfter.test(words.trimEnd().slice(-longestRemark))
    if (named && (link || isRemarked)) papers.push(named)
    else if (link || !isAside(words)) return []
  }
  const isMixed = papers.some(({ link }) => link) && papers.some(({ link }) => !link)
  return isMixed && areDifferent(text, papers) ? papers : []
}

function spacesIn(text: string, from: number): number {
  return /^\s*/.exec(text.slice(from, from + longestGap))?.[0].length ?? 0
}

const longestGap = 40

/** "[A Title of Some Words](…) (OSDI '21)" alone on its line. */
function linked(text: string, name: Span, link: LineLink): NamedPaper | undefined {
  const title = trimmed(text, link.labelStart, link.labelEnd)
  const isAlone =
    /^[*_]*$/.test(text.slice(name.start, link.outerStart)) && isAside(text.slice(link.outerEnd, name.end))
  return title && isAlone && isTitledLink(text, link)
    ? { title, link, name, commentary: undefined }
    : undefined
}

/** Whether they are papers of their own: a preprint and its journal version have one title. */
function areDifferent(text: string, papers: readonly NamedPaper[]): boolean {
  const titles = papers.map(({ title }) => foldTitle(title ? text.slice(title.start, title.end) : ''))
  return papers.every(({ link }, index) =>
    papers
      .slice(index + 1)
      .every(
        (other, at) =>
          titles[index] !== titles[index + 1 + at] && !(link && isSamePaper(link.url, other.link?.url)),
      ),
  )
}
