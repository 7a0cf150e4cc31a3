import { isSamePaper } from '../../arxiv/links.ts'
import { type Span, span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { eastAsian } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { isCitationLabel } from '../titles/candidates.ts'
import { judge, level } from '../titles/judge.ts'
import { namesPaper } from '../titles/parts.ts'
import { isAuthorLine, isPeople } from '../titles/people.ts'
import { trimLead } from '../titles/trim.ts'
import { isDate } from '../titles/venues.ts'
import { isOfPictures, onOneLine } from '../titles/words.ts'
import { addressesFrom } from './beside.ts'
import { fieldAt, isBareLine, isKnownField, namingOf } from './fields.ts'
import {
  among,
  bareHeadingShape,
  type Head,
  headPattern,
  isOfThread,
  isSiteOf,
  type Layout,
  type LayoutContext,
  linkAbove,
  linkFirst,
} from './layout.ts'
import { saidAfter } from './said.ts'
import { readTitleLine } from './titleLine.ts'
import { lastTitleLine } from './wrappedTitle.ts'

/** A line that is nothing but the link, then the title, mostly with the authors; a bare link has no title at all. */
export const linkTitle: Layout = {
  id: 'link-title',
  trait: 'own lines',

  read(cursor, index, context) {
    const line = cursor.lines[index] as Line
    if (line.kind === 'heading') return bareHeading(cursor, line, index)
    if (line.kind !== 'text' || line.marker === '|') return undefined
    if (line.links.length === 0) return readBadges(cursor, index, context)
    if (!isBareLine(cursor, line))
      return (
        readNumbered(cursor, index, context) ??
        readBadges(cursor, index, context) ??
        readLinkField(cursor, index, context) ??
        readLinkFirst(cursor, index)
      )
    const link = line.links.find((each) => each.leadsToArxiv) ?? line.links.find((each) => each.leadsToPaper)
    if (!link) return aloneElsewhere(line, index)
    const below = belowSite(cursor, cursor.nextFilled(index + 1), link)
    return readTitleField(cursor, below, link) ?? readBelow(cursor, index, below, link, context)
  },

  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(
    String.raw`‹address›(?:[ \t]*\n\s*|[ \t]*[:：,–—-]?[ \t]+)(?<before>.*)‹title›(?<behind>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${url}\n${before}${title}${behind}`,
}

/** "### https://arxiv.org/abs/2401.00001": a heading that names a paper by its address alone. */
function bareHeading(cursor: Cursor, line: Line, index: number): Head | undefined {
  const [link, ...others] = line.links
  if (!link?.leadsToPaper || others.length > 0 || !isBareLine(cursor, line)) return undefined
  return { ...itemOf(line, index, link, undefined), shape: bareHeadingShape, fit: 'pure' }
}

/** Chats show the title below the name of the site; people add the address of the code. */
function belowSite(cursor: Cursor, index: number, link: LineLink): number {
  const line = cursor.at(index)
  if (line?.kind !== 'text') return index
  const isCode =
    line.marker === '' && isBareLine(cursor, line) && line.links.every((each) => !each.leadsToPaper)
  const isBeside = isSiteOf(cursor, index, link) || (isCode && cursor.kindAbove(index) === 'text')
  return isBeside ? cursor.nextFilled(index + 1) : index
}

/** "[3] arXiv:2401.00001 [pdf, html, other]" above fields, as in arXiv's listings. */
export function readListing(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const [link] = line.links
  if (line.links.length !== 1 || link?.form !== 'citation') return undefined
  if (!/^(?:\[\d+\]\s*)?$/.test(cursor.slice(line.from, link.outerStart))) return undefined
  const isListed = /^(?:\s*\([^()]*\))?\s*\[(?:(?:pdf|ps|html|other)(?:, )?)+\]$/.test(
    cursor.slice(link.outerEnd, line.to),
  )
  return isListed ? readTitleField(cursor, cursor.nextFilled(index + 1), link) : undefined
}

/** Words of a chat that end with an address, and below them the site and the title as the chat shows them. */
export function readShown(cursor: Cursor, index: number): Head | undefined {
  const { links, to } = cursor.lines[index] as Line
  const link = links.at(-1)
  if (!link?.leadsToPaper || link.hasLabel || link.outerEnd < to) return undefined
  if (!isSiteOf(cursor, index + 1, link)) return undefined
  const head = readBelow(cursor, index, index + 2, link, { slotOf: () => 'below' })
  return head.title && head
}

/** "[12] https://…" above a title; without one such lines are what numbers in the text refer to. */
function readNumbered(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  const [link] = line.links
  if (line.links.length > 1 || !link?.leadsToPaper || link.outerEnd < line.to) return undefined
  if (!/^\[\d{1,4}\]\s*$/.test(cursor.slice(line.from, link.outerStart))) return undefined
  const head = readBelow(cursor, index, index + 1, link, context)
  return head.title && { ...head, shape: '[ above' }
}

/** Lines of badges, one of them with the link, above a title in the same paragraph or item. */
function readBadges(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  if (cursor.kindAbove(index) === 'text' && cursor.lines[index]?.marker === '') return undefined
  const links: LineLink[] = []
  let below = index
  for (
    let line = cursor.at(below);
    line?.kind === 'text' && isOfPictures(cursor.words(line));
    line = cursor.at(++below)
  )
    links.push(...line.links)
  const link = links.find((each) => each.leadsToPaper)
  const head = link && readBelow(cursor, index, below, link, context)
  return head?.title && { ...head, shape: 'badges above' }
}

/** An address that words about its paper follow on the same line, without a title. */
function readLinkFirst(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const [link] = line.links
  if (!link?.leadsToPaper || namesPaper(cursor.slice(link.labelStart, link.labelEnd))) return undefined
  // A number or a date may stand in front of it.
  const lead = cursor.slice(trimLead(cursor.text, line.from, link.outerStart), link.outerStart)
  const isDated = isDate(withoutEnd(lead, /[\s:：–—-]/u))
  if (lead !== '' && !isDated && !isCited(lead, cursor.slice(link.outerEnd, line.to))) return undefined
  const papers = addressesFrom(cursor, index, link)
  const said = saidAfter(cursor.text, (papers?.at(-1)?.link ?? link).outerEnd, line.to)
  if (line.marker) {
    if (!link.leadsToArxiv) return undefined
    const item = { ...itemOf(line, index, link, said), papers }
    const isRemarked = line.indent === 0 && opensRemark.test(cursor.slice(link.outerEnd, line.to))
    return isRemarked ? { ...item, shape: `${line.marker}0 ${linkFirst}${among}` } : item
  }
  if (!said || !/^[\s:：(（]/.test(cursor.slice(link.outerEnd, said.start))) return undefined
  const head = {
    layout: 'link-title',
    shape: linkFirst,
    slot: 'none',
    fit: 'doubtful',
    isPaper: true,
    title: undefined,
  } as const
  return { ...head, level: level.prose, link, lastLine: index, commentary: said, papers }
}

/** An item that begins with an address, of which the words that follow may be no title. */
export function readUntitled(cursor: Cursor, index: number, own: Head | undefined): Head | undefined {
  const line = cursor.lines[index] as Line
  const isAfterAddress = own?.link && !own.link.hasLabel && own.title && own.link.outerEnd <= own.title.start
  return isAfterAddress && own.fit === 'doubtful' && line.marker ? readLinkFirst(cursor, index) : undefined
}

/** "Author and Weaver, 2023 (https://…): ": whether a paper is cited by its authors and its year in front of what is said of it. */
function isCited(lead: string, rest: string): boolean {
  const names = lead.replace(/\s[(（]$/, '')
  return names !== lead && /^[)）][:：]\s/.test(rest) && isCitationLabel(names)
}

/** ": Good work on roots.", " – a must" */
const opensRemark = /^[)）]?(?:[:：]|\s[–—-])\s.*\p{L}/su

/** An item that is nothing but an address, or begins with one: an entry only among others. */
function itemOf(line: Line, index: number, link: LineLink, said: Span | undefined): Head {
  return {
    layout: 'link-title',
    shape: `${line.marker}${among}`,
    slot: 'none',
    fit: 'doubtful',
    isPaper: true,
    title: undefined,
    level: level.prose,
    link,
    lastLine: index,
    commentary: said,
  }
}

/** A link to no known host: what a note is about, where nothing stands above it. */
function aloneElsewhere(line: Line, index: number): Head | undefined {
  const [link] = line.links
  if (!link || line.marker || line.isQuote) return undefined
  const head = {
    layout: 'link-title',
    shape: 'elsewhere',
    slot: 'none',
    fit: 'doubtful',
    isPaper: false,
    title: undefined,
    level: level.prose,
  } as const
  return { ...head, link, lastLine: index, commentary: undefined }
}

function readBelow(
  cursor: Cursor,
  index: number,
  below: number,
  link: LineLink,
  context: LayoutContext,
): Head {
  const head = {
    layout: 'link-title',
    shape: linkAbove,
    fit: 'pure',
    link,
    isPaper: true,
    commentary: undefined,
  } as const
  const next = cursor.at(below)
  const { isQuote } = cursor.lines[index] as Line
  const alone: Head = {
    ...head,
    slot: 'none',
    title: undefined,
    level: level.prose,
    lastLine: index,
    papers: addressesFrom(cursor, index, link),
  }
  if (next?.kind !== 'text' || next.marker || next.isQuote !== isQuote) return alone
  // In a thread, the link of a post ends it, and its number begins the next one.
  if (isOfThread(cursor.text, next)) return alone
  const again = isCitedAgain(next, link) ? namingOf(cursor, next).choose() : undefined
  if (again) return { ...head, slot: 'below', title: again.span, level: again.level, lastLine: below }
  if (next.links.length > 0) return alone
  const found = fieldAt(cursor, next)
  if (found && isKnownField(found)) return alone
  const words = cursor.slice(next.from, cursor.lines[lastTitleLine(cursor, below)]?.to ?? next.to)
  const own = judge(onOneLine(words))
  const isFramed = context.slotOf(linkAbove) === 'below'
  const isMarked = /^(?:\*\*.+\*\*|「.+」|『.+』|《.+》|“.+”)$/u.test(words)
  const isAlike = isAbovePeople(cursor, below) || (eastAsian.test(words) && isAboveItem(cursor, below))
  const least = isFramed || isMarked || isAlike ? level.possible : level.likely
  if (own < least || isAboveLink(cursor, below, own)) return alone
  const title = readTitleLine(cursor, below)
  return title
    ? { ...head, slot: 'below', title: title.span, level: title.level, lastLine: title.lastLine }
    : alone
}

/** "[2401.00001] Title" below its address: the title as a browser shows it. */
function isCitedAgain({ from, links }: Line, link: LineLink): boolean {
  const [own] = links
  return (
    links.length === 1 &&
    own?.form === 'citation' &&
    own.outerStart <= from + 1 &&
    isSamePaper(own.url, link.url)
  )
}

/** Whether the authors stand right below what may be a title. */
function isAbovePeople(cursor: Cursor, index: number): boolean {
  const next = cursor.at(lastTitleLine(cursor, index) + 1)
  return (
    next?.kind === 'text' &&
    next.links.length === 0 &&
    (isPeople(cursor.words(next)) || isAuthorLine(cursor.words(next)))
  )
}

/** Whether an item stands below what may be a title. */
function isAboveItem(cursor: Cursor, index: number): boolean {
  const line = cursor.at(cursor.nextFilled(lastTitleLine(cursor, index) + 1))
  return line?.kind === 'text' && line.marker === '-' && !line.links.some(({ leadsToPaper }) => leadsToPaper)
}

/** Whether the line below a link is as well the title of the next one. */
function isAboveLink(cursor: Cursor, index: number, own: number): boolean {
  const next = cursor.at(cursor.nextFilled(lastTitleLine(cursor, index) + 1))
  return own < level.certain && next?.kind === 'text' && isBareLine(cursor, next)
}

/** `Paper: address`, then fields of which one is the title, or right below it the title. */
function readLinkField(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  // In a paragraph that has begun, such a line goes on about another paper.
  if (line.links.length !== 1 || (cursor.kindAbove(index) === 'text' && line.marker === '')) return undefined
  const found = fieldAt(cursor, line)
  const link = line.links[0] as LineLink
  if (!found || link.outerStart > found.valueStart || !link.leadsToPaper) return undefined
  const named = readTitleField(cursor, cursor.nextFilled(index + 1), link)
  if (named || line.marker !== '' || link.outerEnd < line.to) return named
  const head = readBelow(cursor, index, index + 1, link, context)
  return head.title && { ...head, shape: 'field above' }
}

const mostFields = 12

/** To the second, as only programs write it: "replaced with revised version Sun, 3 Mar 2024 22:10:31 GMT" */
const clockTime = /\d{1,2}:\d{2}:\d{2}\b/

/** Fields below the link, one of them the title, as in arXiv's mails. */
function readTitleField(cursor: Cursor, first: number, link: LineLink): Head | undefined {
  let at = first
  for (let count = 0; count < mostFields; count++) {
    const line = cursor.at(at)
    if (line?.kind !== 'text' || line.links.length > 0 || line.level > 0) return undefined
    const found = fieldAt(cursor, line)
    if (!found && !clockTime.test(cursor.words(line))) return undefined
    if (found?.isTitle) return titleFieldHead(cursor, at, found.valueStart, link)
    at = cursor.nextFilled(at + 1)
  }
  return undefined
}

function titleFieldHead(cursor: Cursor, at: number, valueStart: number, link: LineLink): Head | undefined {
  const title = readTitleLine(cursor, at)
  if (!title) return undefined
  const start = Math.max(valueStart, title.span.start)
  return {
    layout: 'link-title',
    shape: 'link above field',
    slot: 'field',
    fit: 'pure',
    isPaper: true,
    title: span(start, Math.max(start, title.span.end)),
    level: level.certain,
    link,
    lastLine: title.lastLine,
    commentary: undefined,
  }
}
