/*
 * Lines that name several papers: rows with a linked title in more than one cell, "| [One](…) | [Another](…) |", and lines and
 * cells that begin with linked titles, "- [One](…), [Another](…)".
 *
 * A layout reads one paper of such a line, by which the line is accepted and votes as any other. Here the others are found, and
 * the head keeps all of them (`Head.papers`), of which the reader makes an entry each. In doubt a link is none of them: it must
 * have a title for its label, lead to another paper, and have nothing between it and the one before but what parts the names of
 * a list. So "[code](…)" and what a sentence cites stay what they are.
 */
import { isSamePaper } from '../../arxiv/links.ts'
import { groupBy } from '../../base/groups.ts'
import { type Span, span } from '../../base/span.ts'
import { foldTitle } from '../../paper/titles.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { Cell } from '../lines/rows.ts'
import { type Candidate, whole } from '../titles/candidates.ts'
import { beginsWithCitation } from '../titles/credits.ts'
import { judge, level } from '../titles/judge.ts'
import { namesPaper } from '../titles/parts.ts'
import { isManyPeople, isPeople } from '../titles/people.ts'
import type { Naming } from '../titles/title.ts'
import { isDate, isVenue, withoutVenue } from '../titles/venues.ts'
import { joiningWords, paperLabels, titleLabels } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import type { Head, NamedPaper } from './layout.ts'
import { commentaryIn, isAside, saidAfter, startOfCommentary } from './said.ts'

/**
 * Whether a link leads to a paper and its label is a title, neither its kind nor a citation: "arXiv", "Abt et al. (2022)". Two
 * words may be a title where arXiv says that there is a paper; elsewhere they may be "Extended Version".
 */
export function isTitledLink(text: string, link: LineLink): boolean {
  if (!link.hasLabel || !link.leadsToPaper) return false
  const label = text.slice(link.labelStart, link.labelEnd)
  if (!namesPaper(label) || isCitation(label) || isVenue(label)) return false
  if (link.leadsToArxiv) return wordCount(label) >= 2
  return wordCount(label) >= 3 && judge(label) > level.prose
}

/** "Abt et al. (2022)", "Abt & Moreau 2022", "Abt, Moreau and Lind" */
export function isCitation(label: string): boolean {
  const plain = withoutVenue(label)
  if (isManyPeople(plain) || /\bet\.? ?al\b/i.test(label)) return true
  return /&|(?:19|20)\d{2}/.test(label) && isPeople(plain)
}

/** Whether two links with titles lead to two papers: a preprint and its journal version have one title. */
export function areTwoPapers(text: string, one: LineLink, other: LineLink): boolean {
  const [first = '', second = ''] = [one, other].map(({ labelStart, labelEnd }) =>
    foldTitle(text.slice(labelStart, labelEnd)),
  )
  return one.url !== other.url && !isSamePaper(one.url, other.url) && first !== second
}

/** With the marks around titles. */
const longestGap = 300
const marksAround = /[*_"“”„«»「」『』《》]/g
const separators = /<br\s*\/?>|→|⟶|⇒|-{1,2}>|=>|[,;/&+·•|、，；]/gi
const credits = /^\s{0,2}[(（]([^()（）]{1,200})[)）]/u

/** Whether words part the names of a list: ", ", " and ", "<br>". */
export function isJoiner(written: string): boolean {
  const gap = written.length > longestGap ? '' : written.replace(marksAround, '').trim()
  const words = gap.replace(separators, ' ').split(/\s+/)
  return gap !== '' && words.every((word) => word === '' || joiningWords.has(word.toLowerCase()))
}

const joinerSign = /\s{0,3}(?:→|⟶|⇒|-{1,2}>|=>|[,;/&+、，；]|<br\s?\/?>)/iuy
const joinerWord = /\s{0,3}([\p{L}.]{1,10})(?=[\s,])/uy

/** How long what parts the names of a list is, "; ", " → ", ", and ", where words begin with that; 0 where they do not. */
export function lengthOfJoiner(words: string): number {
  let at = 0
  for (;;) {
    joinerSign.lastIndex = joinerWord.lastIndex = at
    const [, word = ''] = joinerWord.exec(words) ?? []
    if (joinerSign.test(words)) at = joinerSign.lastIndex
    else if (joiningWords.has(word.toLowerCase())) at = joinerWord.lastIndex
    else return at === 0 ? 0 : at + (/^\s*/.exec(words.slice(at))?.[0].length ?? 0)
  }
}

/** Whether nothing stands in front of the first name but signs, a date, or a label that says that papers follow. */
export function opensNames(text: string, from: number, to: number): boolean {
  const lead = text.slice(from, to).replace(/:[a-z0-9_+-]{1,40}:/g, '')
  if (!/\p{L}/u.test(lead)) return true
  if (lead.length > longestLead) return false
  const label = /^[^\p{L}]*(\p{L}[^:：]*?)\s?\d{0,2}\s?[:：][^\p{L}]*$/u.exec(lead)?.[1]?.toLowerCase()
  return label === undefined ? isDate(lead.trim()) : paperLabels.has(label) || titleLabels.has(label)
}

const longestLead = 40

const marksBefore = /[*_"“„«「『《]*$/u

/** Where the marks begin that open around a name. */
export function startOfMarks(text: string, from: number, at: number): number {
  return at - (marksBefore.exec(text.slice(Math.max(from, at - 3), at))?.[0].length ?? 0)
}

/** "somewhat later, ", "the older ": a few words in front of the last of several names, between commas or after an article. */
const fewWords =
  /^(?:(?:[\p{Ll}-]{2,15}\s){0,3}[\p{Ll}-]{2,15},\s|(?:an?|its|the|their)\s[\p{Ll}-]{2,15}\s)$/u

/**
 * Where the name of a paper begins that follows another, or `undefined` where more stands between them than what parts the names
 * of a list; in a cell, authors and a venue in front of a line end, too.
 */
function startOfNext(text: string, from: number, to: number, isCell: boolean): number | undefined {
  if (to - from > longestGap) return undefined
  const gap = text.slice(from, to)
  const end = isCell ? gap.search(/<br\s*\/?>\s*$/i) : -1
  if (isJoiner(gap) || (end >= 0 && isAside(gap.slice(0, end)))) return startOfMarks(text, from, to)
  const joined = lengthOfJoiner(gap)
  return /\p{L}/u.test(gap.slice(0, joined)) && fewWords.test(gap.slice(joined)) ? from + joined : undefined
}

/** Where the name of a paper ends whose link ends at an offset: after the marks that close, and authors and a venue in brackets. */
export function endOfName(text: string, at: number, to: number): number {
  const closed = at + (/^[*_"”»」』》]+/u.exec(text.slice(at, Math.min(to, at + 6)))?.[0].length ?? 0)
  const found = credits.exec(text.slice(closed, Math.min(to, closed + longestGap)))
  return found && isAside(found[1] ?? '') ? closed + found[0].length : closed
}

interface TitledLink {
  readonly title: Candidate
  readonly link: LineLink
}

/** The linked titles of a line or cell, each once, with all of their labels where that is how the first is read. */
function titledLinks(naming: Naming, first: Candidate): readonly TitledLink[] {
  const titles = groupBy(naming.marked(['label']), (each) => naming.parts[each.first]?.link)
  return Array.from(titles, ([link, [own, all]]) => {
    const title = first.slot.endsWith(whole) ? (all ?? own) : own
    return link && title ? [{ link, title }] : []
  }).flat()
}

/** A line with more is no list that somebody reads, and each is compared with all others. */
export const mostPapers = 12

/** The papers with which words begin, the first of them already read; none where it is the only one. */
function papersFrom(naming: Naming, title: Candidate, isCell: boolean): readonly NamedPaper[] {
  const { text, to } = naming
  const papers: (NamedPaper & { readonly link: LineLink })[] = []
  for (const each of titledLinks(naming, title)) {
    const { outerStart, outerEnd } = each.link
    const last = papers.at(-1)
    if (!last && each.title.first !== title.first) continue
    const start = last
      ? startOfNext(text, last.name.end, outerStart, isCell)
      : startOfMarks(text, naming.from, outerStart)
    if (start === undefined) break
    if (!isTitledLink(text, each.link)) break
    if (papers.length === mostPapers || !papers.every(({ link }) => areTwoPapers(text, link, each.link)))
      return []
    const own = each.title.first === title.first ? title : each.title
    papers.push({
      title: own.span,
      link: each.link,
      name: span(start, endOfName(text, outerEnd, to)),
      commentary: undefined,
    })
  }
  return papers.length > 1 ? papers : []
}

/** What is said after a group of papers begins with a sign, and does not go on with their names as a sentence does. */
export const opensRemark = /^(?:[\s*_]*(?:[:：.。–—|·•]|\s-{1,2}\s|<br)|\s+[(（])/u

/**
 * A line that begins with the linked titles of several papers, as a head of all of them. What it says after them is said of the
 * last one.
 */
export function withPapersBeside(naming: Naming, line: Line, title: Candidate, head: Head): Head {
  const { text } = naming
  const isFirst = head.link !== undefined && opensNames(text, line.from, head.link.outerStart)
  if (!isFirst || !title.slot.startsWith('label') || line.links.length < 2) return head
  const papers = papersFrom(naming, title, false)
  const last = papers.at(-1)
  if (!last || papers[0]?.link !== head.link) return head
  const rest = text.slice(last.name.end, line.to)
  if (isAside(rest)) return { ...head, fit: 'pure', commentary: undefined, papers }
  if (!opensRemark.test(rest)) return head
  const from = startOfCommentary(text, last.name.end, line.to)
  const commentary = commentaryIn(text, span(from, line.to), line.links, last.link)
  return { ...head, fit: commentary ? 'parted' : 'pure', commentary, papers }
}

/** The papers of arXiv whose addresses a line has one after the other; `undefined` where it is one. */
export function addressesFrom(
  { lines, text }: Cursor,
  index: number,
  first: LineLink,
): readonly NamedPaper[] | undefined {
  const links = lines[index]?.links ?? []
  const papers: NamedPaper[] = []
  let last: LineLink | undefined
  for (const link of links.slice(links.indexOf(first))) {
    if (link.form !== 'bare' || !link.leadsToArxiv) break
    if (last && !/^[\s,;/&+]{1,5}(?:and\s)?$/.test(text.slice(last.outerEnd, link.outerStart))) break
    if (papers.length === mostPapers || papers.some((each) => isSamePaper(each.link?.url, link.url)))
      return undefined
    papers.push({
      title: undefined,
      link,
      name: span(link.outerStart, link.outerEnd),
      commentary: undefined,
    })
    last = link
  }
  return papers.length > 1 ? papers : undefined
}

/** A cell of a row that holds a title. */
interface NamedCell extends NamedWords {
  readonly cell: Cell
}

/** Words and the title that they hold. */
interface NamedWords {
  readonly title: Candidate
  readonly naming: Naming
}

/**
 * The papers that the cells of a row name, in their order; none where it is one.
 * @param head of the row as it is read by its best cell
 */
export function papersOfRow(named: readonly NamedCell[], head: Head): readonly NamedPaper[] {
  const papers: NamedPaper[] = []
  for (const each of named) {
    const { cell, naming, title } = each
    const isHead = title.span === head.title
    const link = isHead ? head.link : linkOf(each)
    const at = link ? isNameIn(each, link) && title.span : citedTitle(each, named)
    if ((!at && isHead) || papers.length > mostPapers) return []
    const isAgain = ({ link: other }: NamedPaper) =>
      link !== undefined && other !== undefined && !areTwoPapers(naming.text, other, link)
    if (!at || papers.some(isAgain)) continue
    const inCell = papersFrom(naming, title, true)
    const [last] = inCell.slice(-1)
    const commentary = saidAfter(naming.text, last?.name.end ?? title.to, naming.to)
    papers.push(
      ...inCell.slice(0, -1),
      last ? { ...last, commentary } : { title: at, link, name: span(cell.start, cell.end), commentary },
    )
  }
  return papers.length > 1 && papers.some(({ title }) => title === head.title) ? papers : []
}

/** Whether a cell is the name of a paper. */
function isNameIn(named: NamedWords, link: LineLink): boolean {
  const { naming, title } = named
  return title.slot.startsWith('label') && isTitledLink(naming.text, link) && !goesOnAfterLink(named)
}

/** "[A Title of Some Words](…) does this better": whether a sentence begins with the link of a cell. */
export function goesOnAfterLink(named: NamedWords): boolean {
  const { text, to } = named.naming
  const link = linkOf(named)
  if (!link) return false
  const rest = text.slice(endOfName(text, link.outerEnd, to), to)
  return hasWords(rest) && !isAside(rest) && !opensOther.test(rest)
}

const opensOther = /^(?:\s*[(（:：,;，；、.。|–—/]|\s+-\s|\s*<br|\s+(?:and|&)\s)/u

/** The title of "A Title of Some Words (Abt, 2012)" beside the link of another paper that is cited like this one. */
export function citedTitle({ naming, title }: NamedWords, named: readonly NamedWords[]): Span | undefined {
  const { text, to } = naming
  const { start, end } = title.span
  const bracket = text.slice(start, end).search(/\s[(（]/u)
  const last = bracket < 0 ? end : start + bracket
  const isCited = beginsWithCitation(text.slice(last, to)) && named.some(isLinkedAndCited)
  const words = text.slice(start, last)
  return isCited && wordCount(words) >= 3 && judge(words) >= level.likely ? span(start, last) : undefined
}

function isLinkedAndCited(named: NamedWords): boolean {
  const { text, to } = named.naming
  const link = linkOf(named)
  return link?.leadsToPaper === true && beginsWithCitation(text.slice(link.outerEnd, to))
}

/** The cell of another paper whose link a title without one would take. */
export function ownerOfLink<Named extends NamedWords>(
  named: readonly Named[],
  link: LineLink | undefined,
  best: Named | undefined,
): Named | undefined {
  if (!best || !link || linkOf(best)) return undefined
  const owner = named.find((each) => linkOf(each) === link)
  if (!owner || !isNameIn(owner, link)) return undefined
  const [own = '', other = ''] = [best, owner].map(({ naming: { text }, title: { span: at } }) =>
    foldTitle(text.slice(at.start, at.end)),
  )
  return other.includes(own) || own.includes(other) ? undefined : owner
}

/** The link in whose label a title is. */
export function linkOf({ naming, title }: NamedWords): LineLink | undefined {
  return naming.parts[title.first]?.link
}

/** "[TileNet](…) does this better": whether a cell begins with a link and goes on as a sentence. */
export function goesOnFromLink(cursor: Cursor, { links }: Line, { start, end }: Cell): boolean {
  const link = links.find(({ outerStart }) => outerStart === start)
  return link !== undefined && /^\s(?!and|by|et)\p{Ll}{2,}\s\p{L}/u.test(cursor.slice(link.outerEnd, end))
}
