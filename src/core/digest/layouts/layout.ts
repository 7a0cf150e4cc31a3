import type { Span } from '../../base/span.ts'
import { isDigit, pictograph } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { LayoutId } from '../model.ts'
import type { Candidate } from '../titles/candidates.ts'
import { type Level, level, opensSmall } from '../titles/judge.ts'
import type { Naming } from '../titles/title.ts'
import { isDate } from '../titles/venues.ts'
import { wordCount } from '../titles/words.ts'
import { traitsOf } from './fields.ts'

/**
 * How far a head speaks for itself.
 * - `pure`: nothing but the name of a paper and what belongs to it: links, authors, a venue
 * - `parted`: a sign says where the commentary begins
 * - `running`: words go on without one
 * - `doubtful`: it is read only where the document's other entries look the same
 */
export type Fit = 'pure' | 'parted' | 'running' | 'doubtful'

/** The part of an entry that names the paper, as a layout reads it. */
export interface Head {
  readonly layout: LayoutId
  /** Lines of one shape are laid out alike; frames count them together. */
  readonly shape: string
  /** Where in the shape the title stands. */
  readonly slot: string
  readonly fit: Fit
  readonly title: Span | undefined
  readonly level: Level
  readonly link: LineLink | undefined
  /** The link leads to a place of papers, or says so. */
  readonly isPaper: boolean
  /** Index of the last line that belongs to it. */
  readonly lastLine: number
  /** What the same lines say about the paper. */
  readonly commentary: Span | undefined
  /** All is said: what follows the lines does not belong to the entry, as below a row of a table. */
  readonly isComplete?: boolean
  /** All papers that the lines name where these are several, its own among them, in the order of the text. */
  readonly papers?: readonly NamedPaper[] | undefined
  /** It is read by a pattern that the writer taught, which goes before all that is known otherwise. */
  readonly isTaught?: boolean
}

/** One of the papers that a line names. */
export interface NamedPaper {
  readonly title: Span | undefined
  readonly link: LineLink | undefined
  /** What names it: its cell, or its title and link with authors and a venue. */
  readonly name: Span
  /** What its cell says of it. */
  readonly commentary: Span | undefined
}

/** What a layout may know besides the lines. */
export interface LayoutContext {
  /** The slot in which lines of a shape have their titles in this document; `undefined` where nothing is known. */
  slotOf(shape: string): string | undefined
}

/** A paper to be written into a digest. */
export interface EntryText {
  readonly title: string
  readonly url: string
  /** What stands in front of the title on its line: a number, a date. */
  readonly before?: string
  /** What follows the title on its line: authors, a venue. */
  readonly behind?: string
}

/** One way to lay out an entry. Pure and stateless. */
export interface Layout {
  readonly id: LayoutId
  /** Title and link have lines of their own, share one, or are cells of a table's row. */
  readonly trait: 'own lines' | 'inline' | 'row'
  /**
   * The head that begins at the line, or `undefined` when this layout does not begin there. Layouts that are told apart only
   * after the head has been read share a reader, which says in the head whose it is.
   */
  read(cursor: Cursor, index: number, context: LayoutContext): Head | undefined
  /** A title as this layout writes it. */
  escapeTitle(title: string): string
  /** A title as other layouts write it, from how it is written here. */
  plainTitle(title: string): string
  /**
   * Matches the heads that say nothing but what {@link EntryText} holds. Without one, entries are never converted from or to
   * this layout.
   */
  readonly pattern: RegExp | undefined
  /** The head's lines, without a final line end. */
  write(entry: EntryText): string
}

/** The end of the shape of what is an entry only between others. */
export const among = ' among'
/** The end of the shape of titles with their links on a line of their own. */
export const aboveLink = ' above link'
/** Headings that are nothing but addresses. */
export const bareHeadingShape = 'bare heading'

/** The shape of links on lines of their own, which may be above their titles. */
export const linkAbove = 'link above'

/** The shape of lines that begin with a link and have no title. */
export const linkFirst = 'link first'

/** Lines of one marker and depth, whose first link to a paper is of one kind and has words in front of it or not. */
export function shapeOf(text: string, line: Line): string {
  const traits = traitsOf({ text }, line)
  traits.shape ??= readShape(text, line)
  return traits.shape
}

function readShape(text: string, line: Line): string {
  const marker = line.kind === 'heading' ? `h${line.level}` : line.marker || paragraphMark(text, line)
  const depth = line.kind === 'heading' ? 0 : Math.min(3, Math.ceil(line.indent / 2))
  const first = line.links.find((link) => link.leadsToPaper) ?? line.links[0]
  const kind = first === undefined ? '' : first.hasLabel ? 'labelled' : 'bare'
  const from =
    line.from +
    (marker === '#' ? (threadMark.exec(text.slice(line.from, line.from + 6))?.[0].length ?? 0) : 0)
  const hasLead =
    first !== undefined && /\p{L}/u.test(text.slice(from, first.outerStart).replace(/:[a-z0-9_+-]+:/g, ''))
  return `${marker}${depth} ${iconOf(text, line)}${hasLead ? 'words ' : ''}${kind}`
}

/** "3/ " */
const threadMark = /^\d{1,3}\/\s/

/** Whether a line begins with its number in a thread. */
export function isOfThread(text: string, { from }: Line): boolean {
  return threadMark.test(text.slice(from, from + 6))
}

/** Paragraphs that begin with words in bold and lines of a log are other forms than prose. */
function paragraphMark(text: string, line: Line): string {
  if (line.isQuote) return '>'
  if (isOfThread(text, line)) return '#'
  if (isDated(text, line)) return '@'
  return text.startsWith('**', line.from) || text.startsWith('__', line.from) ? 'b' : 'p'
}

const datedLead = /^(?:\d|\p{L}{3})/u
const separatedDate =
  /^(?:([^|–—:\n-]{3,14}?|\d{4}-\d\d-\d\d)\s*(?:[|–—:-]|,\s)\s?|(\d{1,2}[/-]\d{1,2}|\d{1,2}\.\d{1,2}\.|\d{4}-\d\d-\d\d)\s+)(?=\S)/u

/** "**Mar 3 (Ana)** " */
const boldDate = /^\*\*([^*()]{3,14}?)(?:\s?\([^*()]{1,30}\))?[:.]?\*\*[:.]?\s/

/** Whether a line begins with a date, in bold or with a separator after it: an item of a log. */
export function isDated(text: string, line: Line): boolean {
  const traits = traitsOf({ text }, line)
  traits.isDated ??= beginsWithDate(text, line)
  return traits.isDated
}

function beginsWithDate(text: string, { from, to }: Line): boolean {
  if (text.startsWith('**', from))
    return isDate(boldDate.exec(text.slice(from, Math.min(to, from + 60)))?.[1] ?? '')
  const lead = text.slice(from, Math.min(to, from + 20))
  const [, word, number] = datedLead.test(lead) ? (separatedDate.exec(lead) ?? []) : []
  return number !== undefined || (word !== undefined && isDate(word))
}

const icons = new RegExp(String.raw`^(?:(?:${pictograph}|[★☆✓✔✗]|:[a-z0-9_+-]+:)\uFE0F?\s*)+`, 'u')
/** More characters are no icons in front of words. */
const longestIcons = 100

const lastIcon = new RegExp(String.raw`(?:${pictograph}|[★☆✓✔✗]|:[a-z0-9_+-]+:)(?=\uFE0F?\s*$)`, 'u')

/** Whether a line is the title of a box of Obsidian, "> [!paper]+ Title", or of one that opens at a click: "<summary>Title</summary>". */
export function isTitleOfBox({ text }: Cursor, { isQuote, start, from, to }: Line): boolean {
  if (isQuote) return /\[![\w-]+\][-+]?[ \t]*$/.test(text.slice(start, from))
  return isSummary.test(text.slice(from, Math.min(to, from + 40)))
}

const isSummary = /^(?:<details[^<>]*>\s*)?<summary>/i

/** Whether a line begins with an icon or a rating and words. */
export function hasIcon(text: string, line: Line): boolean {
  return iconOf(text, line) !== ''
}

const numberLead = /^(?:\*\*|__)?\\?\[?\d{1,3}[\]).]/
const partLead = /^(?:\*\*|__)\p{L}{3,12} \d{1,3}[^*_]{0,30}(?:\*\*|__)\s/u
/** A line in bold, followed at most by an award or a remark: "**Title** 🏆 *Best Paper*", "**Title** (withdrawn)". */
const wholeBold = new RegExp(
  String.raw`^(?:<summary>)?(?:\*\*(?:(?!\*\*).)+\*\*(?:\s+(?:${pictograph}|[*_]\(?[^*_()]{2,40}\)?[*_]|\([^()]{2,40}\))){0,3}|<b>[^<>]+<\/b>(?:<\/summary>)?)$`,
  'u',
)

/**
 * The shape of paragraphs that may open an entry: with an icon, a number or a date in front, or all in bold;
 * `undefined` for other lines.
 */
export function shapeOfLead(cursor: Cursor, index: number): string | undefined {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.marker !== '' || cursor.kindAbove(index) === 'text') return undefined
  const icon = iconOf(cursor.text, line)
  if (icon !== '') return `lead ${icon}`
  const words = cursor.words(line)
  if (numberLead.test(words)) return 'lead 0'
  if (partLead.test(words) || isDated(cursor.text, line)) return 'lead @'
  return wholeBold.test(words) ? 'lead **' : undefined
}

/** "1️⃣": all numbers are one icon. */
const keycap = /^\d{1,2}\uFE0F?\u20E3/

/** The last of the icons that a line begins with: writers tell papers from news by them. */
function iconOf(text: string, line: Line): string {
  const code = text.charCodeAt(line.from)
  if (code < 0x2000 && code !== 58 && !isDigit(code)) return ''
  const traits = traitsOf({ text }, line)
  traits.icon ??= readIcon(text, line, code)
  return traits.icon
}

function readIcon(text: string, line: Line, code: number): string {
  if (isDigit(code) && keycap.test(text.slice(line.from, line.from + 4))) return '0\u20E3 '
  if (code !== 58 && code < 0x2000) return ''
  const lead = text.slice(line.from, Math.min(line.to, line.from + longestIcons))
  const found = icons.exec(lead)?.[0].match(lastIcon)?.[0]
  // Stars that are not given belong to the same rating.
  return found === undefined ? '' : `${found === '☆' ? '★' : found} `
}

/** The shape of lines in which authors and a year or a number stand in front of the title, whatever their links are. */
export function cited(shape: string): string {
  return `${shape.split(' ', 1)[0]} words cited`
}

/** Stands for the title in the text of a head that a pattern is tried on: a private character that digests do not have. */
export const titleSign = '\uE000'
/** Stands for the address. */
export const addressSign = '\uE001'

/**
 * A pattern for the whole text of a head, with `‹title›` and `‹address›` for what they say. Its groups hold what else is
 * said: `before` and `inside` in front of the title, `behind` and `rest` after it.
 */
export function headPattern(source: string): RegExp {
  const signed = source.replaceAll('‹title›', titleSign).replaceAll('‹address›', `<?${addressSign}>?`)
  return new RegExp(`^${signed}$`, 'u')
}

/** A linked title at the beginning of an item of the outermost list, or in bold at that of a paragraph, whatever is said after it. */
function isItemOfTitles({ fit, shape, slot }: Head): boolean {
  return fit === 'running' && slot.startsWith('label') && /^(?:[-1@][01]|b0) (?!.*words)/.test(shape)
}

/** Whether a head names a paper whatever the document's other lines are. */
export function isSure(head: Head | undefined): boolean {
  if (!head?.isPaper) return false
  const isNamed = head.level > level.prose || head.title === undefined || head.slot.startsWith('label')
  return isNamed && (head.fit === 'pure' || head.fit === 'parted' || isItemOfTitles(head))
}

/** Whether a marker, an icon or a number in brackets says that the line is an item. */
export function isItem(cursor: Cursor, line: Line): boolean {
  return (
    line.marker !== '' ||
    hasIcon(cursor.text, line) ||
    /^\[\d{1,4}\]/.test(cursor.slice(line.from, line.from + 6))
  )
}

const siteName = /^(?:[a-z\d-]+\.){1,3}(?:org|com|net|io|edu|dev)$/i

/** Whether a line is the name of an address's site, "arXiv.org" or "bioRxiv", as chats show it below the address. */
export function isSiteOf(cursor: Cursor, index: number, { url }: LineLink): boolean {
  const line = cursor.at(index)
  if (line?.kind !== 'text' || line.isMessage) return false
  const words = cursor.words(line)
  const name = words.replace(/\s/g, '').toLowerCase()
  const [first = '', ...others] = words.toLowerCase().split(/\s+/)
  const isSite = (part: string) => part === name || (part === first && others.length === 1)
  return siteName.test(words) || /^https?:\/\/([^/]+)/.exec(url)?.[1]?.split('.').some(isSite) === true
}

/** Whether a head of a shape is words above an address that leads to no paper. */
export function isAbovePage(shape: string, link: LineLink | undefined): boolean {
  return link?.leadsToPaper === false && shape.endsWith('above link')
}

/** "Housekeeping" among the titles of papers; "TreeMLP++" names a method. */
export function isWord(cursor: Cursor, { title }: Head): boolean {
  return title === undefined || /^\p{Lu}?\p{Ll}+$/u.test(cursor.slice(title.start, title.end))
}

/** "What I think of it. https://…": whether words end with an address after their last sentence. */
export function standsAtEnd(
  text: string,
  { hasLabel, outerStart, outerEnd }: LineLink,
  end: number,
): boolean {
  if (hasLabel || !/^[>)）\]]{0,2}\s*$/.test(text.slice(outerEnd, end))) return false
  return /[.!?…。！？][)）"”»*_]{0,3}\s{0,3}[<(（[]?$/.test(
    text.slice(Math.max(0, outerStart - 8), outerStart),
  )
}

/** `[^1]`: a footnote has the link. */
export function isNoteMark(text: string, { hasLabel, labelStart }: LineLink): boolean {
  return hasLabel && text.charAt(labelStart) === '^'
}

/** "What it comes to — *Title*[^1]": the marked words right in front of the first mark of a footnote that leads to a paper. */
export function titleAtNote(naming: Naming): Candidate | undefined {
  const { parts, text } = naming
  const at = parts.findIndex(({ link }) => link?.leadsToPaper)
  const link = parts[at]?.link
  if (!link || !isNoteMark(text, link)) return undefined
  return Array.from(naming.marked(['italic', 'bold', 'quoted'])).find(({ last }) => last === at - 1)
}

/** "### 첫 번째, [Title](…)": a linked title with which a heading ends, after a few words and a sign. */
export function titleAtEndOfHeading(line: Line, naming: Naming): Candidate | undefined {
  const before = naming.parts.at(-2)
  const last = naming.parts.at(-1)
  if (line.kind !== 'heading' || naming.parts.length !== 2 || !last?.link?.leadsToPaper || !before)
    return undefined
  if (!/[,，:：]\s*$/u.test(naming.text.slice(before.from, last.from))) return undefined
  const title = Array.from(naming.marked(['label'])).at(0)
  return title && wordCount(naming.text.slice(title.span.start, title.span.end)) >= 3 ? title : undefined
}

/** Whether words after an address are no title but what is said of its paper: "https://… – a must", "https://…: Good. But slow." */
export function isSaidOfAddress({ text, to }: Naming, link: LineLink, title: Candidate): boolean {
  if (title.level >= level.likely || !isPartedFromAddress(text, link, title)) return false
  const { start, end } = title.span
  const words = text.slice(start, end)
  const isSentence = /^[.!](?:\s|$)/.test(text.slice(end, to)) && (wordCount(words) < 3 || to - end < 3)
  return opensSmall.test(words) || isSentence
}

/** "https://… – ", "arXiv:2401.00001: " */
export function isPartedFromAddress(text: string, link: LineLink, title: Candidate): boolean {
  const gap = text.slice(link.outerEnd, title.span.start)
  return !link.hasLabel && title.slot.startsWith('text') && /^[)）]?(?:[:：]|\s*[–—-])\s/u.test(gap)
}

/** Whether a line stands by itself as an item of a list does. */
export function standsAsItem({ text }: Cursor, line: Line, naming: Naming): boolean {
  return (
    line.marker !== '' ||
    line.kind === 'heading' ||
    isNumbered(naming) ||
    isDated(text, line) ||
    isOfThread(text, line) ||
    hasIcon(text, line)
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
