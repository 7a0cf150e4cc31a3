import { lowerBound, overlaps, type Span, span } from '../../base/span.ts'
import type { Frames } from '../frames/frames.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { type Cell, cellsOf } from '../lines/rows.ts'
import type { Candidate } from '../titles/candidates.ts'
import { judge, level } from '../titles/judge.ts'
import { bareId, namesPaper } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { isDate, withoutVenue } from '../titles/venues.ts'
import { commentaryHeads, linkLabels, titleHeads } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import {
  areTwoPapers,
  citedTitle,
  goesOnAfterLink,
  goesOnFromLink,
  isTitledLink,
  linkOf,
  ownerOfLink,
  papersOfRow,
} from './beside.ts'
import { papersOfCell } from './besideWords.ts'
import { paperLinkOf } from './fields.ts'
import type { Head, Layout, LayoutContext, NamedPaper } from './layout.ts'
import { isAside, saidAfter } from './said.ts'

/** `| 1) **Title** - what I think | [Paper](address), [Code](address) |`: a row of a table. */
export const tableRow: Layout = {
  id: 'table-row',
  trait: 'row',

  read(cursor, index, context) {
    const line = cursor.lines[index] as Line
    if (line.marker !== '|' || line.kind !== 'text') return undefined
    return readRow(cursor, index, context, cellsOf(cursor.text, line))
  },

  escapeTitle,
  plainTitle: (title) => title.replaceAll('\\|', '|'),
  pattern: undefined,
  write: ({ title, url }) => `| ${escapeTitle(title)} | [Paper](${url}) |`,
}

interface Named {
  readonly column: number
  readonly cell: Cell
  readonly title: Candidate
  readonly naming: Naming
}

export function readRow(
  cursor: Cursor,
  index: number,
  context: LayoutContext,
  cells: readonly Cell[],
): Head | undefined {
  const line = cursor.lines[index] as Line
  const shape = `row ${cells.length}`
  const slot = context.slotOf(shape)
  const column = slot === undefined ? undefined : Number(slot)
  const named = cells.flatMap((cell, at) => nameIn(cursor, line, cell, at) ?? [])
  const given = named.find((each) => each.column === column)
  const best = given ?? bestOf(cursor, named)
  const owner = ownerOfLink(named, paperLinkOf(cursor.text, line.links), best)
  if (owner && (!given || citedTitle(given, named)))
    return readRow(cursor, index, { slotOf: () => String(owner.column) }, cells)
  const commentary =
    best &&
    (saidAfter(cursor.text, best.title.to, best.naming.to) ??
      saidBeside(cursor, line, cells.slice(best.column + 1)))
  // What is said of a paper may cite others.
  const outside = line.links.filter((link) => !commentary || !encloses(commentary, link))
  const own = best && linkOf(best)
  const link = isOwn(cursor.text, own, outside)
    ? own
    : (paperLinkOf(cursor.text, outside) ?? paperLinkOf(cursor.text, line.links) ?? own)
  if (!best || (!link && slot === undefined)) return undefined
  const { title } = best
  const head: Head = {
    layout: 'table-row',
    shape,
    slot: String(best.column),
    fit: isData(cursor, cells, link) ? 'doubtful' : 'pure',
    isPaper: link?.leadsToPaper === true,
    title: title.span,
    level: title.level,
    link,
    lastLine: index,
    commentary,
    isComplete: true,
  }
  const mixed = head.fit === 'pure' ? papersOfCell(cursor.text, best.cell, line.links) : []
  const papers = head.fit === 'pure' && mixed.length === 0 ? papersOfRow(named, head) : mixed
  const first = mixed.find((each) => each.link)
  return papers.length > 0
    ? { ...head, ...namedBy(first), papers, commentary: saidBesideAll(cursor, line, cells, papers) }
    : head
}

/** Title and link of a row that is read by another of its papers. */
function namedBy(paper: NamedPaper | undefined): Pick<Head, 'title' | 'link'> | undefined {
  return paper && { title: paper.title, link: paper.link }
}

/** Whether a title's own link is that of its paper: in other columns, links may lead to the same one at arXiv. */
function isOwn(text: string, own: LineLink | undefined, links: readonly LineLink[]): own is LineLink {
  if (!own?.leadsToPaper) return false
  if (own.leadsToArxiv) return true
  const preprint = links.find((each) => each.hasLabel && each.leadsToArxiv)
  return !preprint || (isTitledLink(text, preprint) && areTwoPapers(text, own, preprint))
}

export function encloses({ start, end }: Span, { outerStart, outerEnd }: LineLink): boolean {
  return outerStart >= start && outerEnd <= end
}

/** The first cell after the title that says something in a sentence. */
function saidBeside(cursor: Cursor, line: Line, cells: readonly Cell[]): Span | undefined {
  const said = cells.find(({ start, end }) => {
    const words = cursor.slice(start, end)
    if (!/\p{L}{2}/u.test(words) || /^<?https?:\S+$/.test(words)) return false
    const isLinked = /^\[?!?\[/.test(words) && !goesOnFromLink(cursor, line, { start, end })
    return end - start > 8 && !isAside(words) && !isLinked && judge(words) === level.prose
  })
  return said && span(said.start, said.end)
}

/** What a row says of its papers in a cell of its own. */
function saidBesideAll(
  cursor: Cursor,
  line: Line,
  cells: readonly Cell[],
  papers: readonly NamedPaper[],
): Span | undefined {
  const first = cells.findIndex(({ end }) => end >= (papers[0]?.name.end ?? 0))
  const isNamed = (cell: Cell) => papers.some(({ name }) => overlaps(cell, name))
  return saidBeside(
    cursor,
    line,
    cells.slice(first).filter((cell) => !isNamed(cell)),
  )
}

/** The column in which a row says something of its paper, from 0; `undefined` where it says it beside the title or nowhere. */
export function saidColumn(cursor: Cursor, index: number, { commentary, slot }: Head): string | undefined {
  const cells = cellsOf(cursor.text, cursor.lines[index] as Line)
  const column = cells.findIndex(({ start, end }) => start === commentary?.start && end === commentary.end)
  return column < 0 || slot === String(column) ? undefined : String(column)
}

/** A row of figures, or one whose link only cites: a result, and no paper under review. */
function isData(cursor: Cursor, cells: readonly Cell[], link: LineLink | undefined): boolean {
  const figures = cells.filter(({ start, end }) => {
    const words = cursor.slice(start, end)
    return /^[\s*_]*[-+~<>]?[\d.,]+\s?[%kKMB]?[\s*_]*$/.test(words) && !bareId.test(words)
  })
  if (figures.length >= 2 && figures.length * 2 >= cells.length - 1) return true
  const label = link?.hasLabel ? cursor.slice(link.labelStart, link.labelEnd) : ''
  return /\bet\.? al|&|(?:19|20)\d{2}/.test(label) && isPeople(withoutVenue(label))
}

function bestOf(cursor: Cursor, named: readonly Named[]): Named | undefined {
  if (named.length < 2) return named[0]
  const scores = named.map((each) => scoreOf(cursor, each))
  return named[scores.indexOf(Math.max(...scores))]
}

/** How sure the title of a cell is one: its words, and more for bold and linked ones, and for what is said after them. */
function scoreOf(cursor: Cursor, { naming, title }: Named): number {
  const words = cursor.slice(title.span.start, title.span.end)
  const isLinked = title.slot.startsWith('label')
  const isNumbered = /^\d{1,4}[.)]\s/.test(cursor.slice(naming.from, naming.to))
  const goesOn = isLinked && goesOnAfterLink({ naming, title })
  const said = !goesOn && !isAside(cursor.slice(title.to, naming.to))
  const score =
    Math.min(wordCount(words), 12) +
    (isNumbered ? 12 : 0) +
    (title.slot.startsWith('bold') ? 4 : 0) +
    (isLinked ? 6 : 0) +
    (said ? 6 : 0) +
    title.level * 2
  if (title.level === level.prose && !isLinked) return score / 4
  // What is said begins with a small letter more often than a title.
  return goesOn || (/^\p{Ll}/u.test(words) && !isLinked) ? score / 2 : score
}

const otherThanTitle = /^https?:|\bet\.? ?al/i

/** The title that a cell holds. */
function nameIn(cursor: Cursor, line: Line, cell: Cell, column: number): Named | undefined {
  const first = lowerBound(line.links.length, (at) => (line.links[at]?.outerStart ?? 0) < cell.start)
  const last = lowerBound(line.links.length, (at) => (line.links[at]?.outerEnd ?? 0) <= cell.end)
  const links = line.links.slice(first, last)
  const naming = new Naming(cursor.text, cell.start, cell.end, links, true)
  const title = titleBelowName(naming) ?? naming.choose() ?? naming.only
  if (!title || !naming.isLead(title.first)) return undefined
  const words = cursor.slice(title.span.start, title.span.end)
  if (!namesPaper(words) || otherThanTitle.test(words)) return undefined
  const isLinked = title.slot.startsWith('label')
  if (title.level === level.prose && !isLinked && !cutsWell(cursor, cell, title)) return undefined
  return { column, cell, title, naming }
}

/** "**TileNet**<br>Glazing Stone Tiles from Few Labels": the title stands in the line below its short name. */
function titleBelowName(naming: Naming): Candidate | undefined {
  const [name, lineEnd] = naming.parts
  if (name?.kind !== 'bold' || wordCount(naming.words(name)) > 2) return undefined
  if (lineEnd?.kind !== 'dash' || !/<br/i.test(naming.words(lineEnd))) return undefined
  const below = naming.candidates.find(({ first, slot }) => first === 2 && slot.startsWith('text'))
  const words = below && naming.text.slice(below.span.start, below.span.end)
  return words && wordCount(words) >= 3 && !isPeople(words) && below.level >= level.possible
    ? below
    : undefined
}

/** A cell of words in lower case may be a title all the same, in the column of titles. */
function cutsWell(cursor: Cursor, cell: Cell, title: Candidate): boolean {
  return (
    hasWords(cursor.slice(cell.start, cell.end)) &&
    !/[.。]\s/.test(cursor.slice(title.span.start, title.span.end)) &&
    title.span.end - title.span.start < 200
  )
}

/**
 * The first row below the head of a table, and where what is said of the paper begins in it.
 * @param linked the title with the link
 */
export function firstRow(
  head: string,
  { title, url, linked }: Record<'title' | 'url' | 'linked', string>,
): { readonly text: string; readonly said: number } {
  const isOuter = /^\s*\|/.test(head)
  const heads = head.split(/(?<!\\)\|/).map((words) => words.trim())
  const inner = isOuter ? heads.slice(1, heads.at(-1) === '' ? -1 : undefined) : heads
  const named = Math.max(
    0,
    inner.findIndex((words) => titleHeads.test(words)),
  )
  const link = inner.findIndex((words, at) => at !== named && linkHeads.test(words))
  const cells = inner.map((words, at) => {
    if (at === named) return escapeTitle(link < 0 ? linked : title)
    if (at === link) return `[${/^arxiv$/i.test(words) ? words : 'link'}](${url})`
    return commentaryHeads.test(words) ? saidMark : ''
  })
  const row = (isOuter ? `| ${cells.join(' | ')} |` : cells.join(' | ')).replaceAll(/\| {2}(?=\|)/g, '| ')
  const said = row.indexOf(saidMark)
  return { text: row.replaceAll(saidMark, ''), said: said < 0 ? row.length : said }
}

/** Stands for where the commentary begins. */
const saidMark = '\uE001'

const linkHeads = new RegExp(`^(?:arxiv|pdf|${[...linkLabels].join('|')})$`, 'iu')

/**
 * Words as they are written after others of a line: in a row of a table, a bar would begin another cell; after an exclamation
 * mark, a link would be a picture.
 */
export function inItsPlace(before: string, words: string): string {
  const pad = words.startsWith('[') && before.endsWith('!') ? ' ' : ''
  return pad + (/^[\s>]*\|/.test(before) ? escapeTitle(words) : words)
}

function escapeTitle(title: string): string {
  return title.replaceAll('|', '\\|')
}

/**
 * Whether a row of a table is an entry. One of figures needs a head that names the column of titles, and a link or a long title there; one without a link to a
 * paper needs that as well, or others like it, and without any link a long title: "no seminar" is none.
 * @param line the row
 * @param titleColumn the column that the head of the table names, -1 for none
 */
export function acceptsRow(
  cursor: Cursor,
  line: Line,
  { fit, isPaper, level: own, link, shape, slot, title }: Head,
  frames: Frames,
  titleColumn = -1,
): boolean {
  if (isPaper && fit !== 'doubtful') return true
  if (!link && title && isEvent(cursor, line, title)) return false
  // With a remark, which is cut off the title.
  const words = title
    ? cursor.slice(title.start, title.end) + (remark.exec(cursor.slice(title.end, line.to))?.[0] ?? '')
    : ''
  const isLong = own > level.prose && wordCount(words) >= (own >= level.likely ? 3 : 5) && !isNone.test(words)
  if (fit === 'doubtful')
    return titleColumn >= 0 && (link !== undefined || (isLong && slot === String(titleColumn)))
  // "*All Saints, no seminar*" where titles are linked.
  const isNote = !link && title && /(?<![*_])[*_]$/.test(cursor.slice(title.start - 2, title.start))
  const isFramed = frames.of.get(shape)?.slot !== undefined
  return isFramed ? link !== undefined || (isLong && !isNote) : titleColumn >= 0 && isLong
}

const remark = /^\s?[(（][^()（）]{1,80}[)）]/u

const nobody = /^(?:[-–—\s]*|전원|全員|全体|全员|all|everyone|everybody|alle|todos|tous)$/iu

/** "| 8 March | - | Getting to know each other | - |": a day without a speaker. */
function isEvent({ text }: Cursor, line: Line, title: Span): boolean {
  const [day, ...cells] = cellsOf(text, line)
  const others = cells.filter(({ start, end }) => end < title.start || start > title.end)
  if (!day || others.length === 0 || !isDate(text.slice(day.start, day.end))) return false
  return others.every(({ start, end }) => nobody.test(text.slice(start, end)))
}

/** "No meeting because of the retreat". */
const isNone = /^(?:[Nn]o(?:ne)?|[Kk]ein\p{Ll}*|[Pp]as|[Ss]in|[Нн]ет|没有|없음)(?:\s\p{Ll}|$)/u
