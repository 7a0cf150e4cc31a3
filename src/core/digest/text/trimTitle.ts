import { type Span, span } from '../../base/span.ts'
import type { Label } from '../digest.ts'
import { isAsciiLetter, isCjk, isSpace } from './characters.ts'
import { codeSet } from './codeSet.ts'
import { isManyPeople, isPeople, mayList } from './people.ts'
import { isDate, isVenue, withoutVenue } from './venues.ts'

/**
 * The title in what a line or a label says of a paper: without number, date, venue, authors, emphasis, quotation marks
 * and emoji around it. `undefined` when nothing is left.
 */
export function trimTitle(raw: string, at: Span): Label | undefined {
  const text = raw.length > longestRaw ? raw.slice(0, longestRaw) : raw
  const marked = bracketedWhole(text) ?? markedPart(text)
  let { start, end } = marked ?? span(0, text.length)
  start = trimLead(text, start, end)
  end = trimTail(text, start, end)
  const inner = marked ? undefined : markedAtStart(text, start, end)
  if (inner) {
    start = trimLead(text, inner.start, inner.end)
    end = trimTail(text, start, inner.end)
  }
  if (end <= start || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return undefined
  return label(text.slice(start, end), at.start + start)
}

/** A label for words in the document; words that go over the end of a line are joined by one space. */
export function label(words: string, start: number): Label {
  const text = words.includes('\n') ? words.replace(/\s*\n\s*/g, ' ') : words
  return { span: span(start, start + words.length), text }
}

/** A bracket at the end of the text and what it holds. */
export interface Group {
  /** Where the white space in front of the opening bracket ends. */
  readonly from: number
  /** Without brackets inside it. */
  readonly inside: string
}

/** The last bracket of the text, when nothing but marks of emphasis follows it. */
export function trailingGroup(text: string): Group | undefined {
  let end = text.length
  while (end > 0 && mayFollowGroup(text.charCodeAt(end - 1))) end--
  const opener = brackets.get(text.charAt(end - 1))
  if (!opener) return undefined
  const closer = text.charAt(end - 1)
  let depth = 0
  for (let at = end - 1; at >= 0; at--) {
    const sign = text.charAt(at)
    if (sign === closer) depth++
    else if (sign === opener && --depth === 0)
      return { from: at, inside: withoutGroups(text.slice(at + 1, end - 1)) }
  }
  return undefined
}

/** White space, an asterisk, an underscore or a full stop. */
function mayFollowGroup(code: number): boolean {
  return code === 42 || code === 95 || code === 46 || code === 10 || isSpace(code)
}

/** What is said of a paper in front of its link is never longer; the rest is commentary. */
const longestRaw = 1000
const brackets = new Map([
  [')', '('],
  [']', '['],
  ['】', '【'],
  ['）', '（'],
  ['〕', '〔'],
])

const pictures = String.raw`(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE0F\u200D\u20E3])`
const leads: readonly RegExp[] = [
  /(?:<\/?[a-z][^<>]*>\s*)+/iy,
  /`[^`]{1,30}`\s+/y,
  /(?:\\?[[(])?(?:arxiv: ?)?\d{4}\.\d{4,5}(?:v\d+)?(?:\\?[\])])?(?:\s*[:：|-]\s*|\s+|$)/iy,
  /:[a-z][a-z0-9_+-]*:\s*/y,
  /[\s*_~"“”'‘’「『《«<:：|,，.。–—-]+/uy,
  new RegExp(String.raw`[0-9#*]\uFE0F?\u20E3\s*|(?![0-9#*])${pictures}+\s*`, 'uy'),
  /[•·‣◦▪●○■□◆◇▶►▸※✓✔→]+\s*/uy,
  /(?:\(?\d{1,4}[.)](?!\d)|\d{1,3}\/|\[\d{1,3}\][.:]?|#\d{1,4}[.:)]?|[①-⑳]|(?:no|paper)\.? ?\d{1,3}[.:]?)\s+/iuy,
  /(?:session|week|day|part|chapter|lecture|meeting|episode)\s?#?\d+[^:：]{0,30}[:：][\s*_]*/iuy,
  /(?:title|paper(?: title)?|논문(?: ?제목)?|제목|論文(?:名)?|タイトル|标题|题目|论文(?:标题)?)\s*[:：]\s*/iuy,
]
const leadingGroup = /[[(【〔（]([^[\]()【】〔〕（）]{1,40})[\])】〕）]\s*[:：-]?\s*/uy
const leadingDate =
  /(?:(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d|[-./]\d)(?:\s*[:：|,–—-]\s*|\s+)|(?:19|20)\d{2}\s*(?:[:：|,–—-]\s*|\s+(?=\[)))/uy

/** Without a colon, a number or a year in brackets, a text that begins with a letter has nothing in front of its title. */
const mayLead = /^.{0,40}(?:[:：]|\d)|[([](?:19|20)\d{2}/u

/** Goes past everything that may stand in front of a title. */
function trimLead(text: string, from: number, to: number): number {
  if (isAsciiLetter(text.charCodeAt(from)) && !mayLead.test(text.slice(from, to))) return from
  let start = from
  for (let last = -1; last !== start && start < to; ) {
    last = start
    for (const lead of leads) start = Math.min(to, behind(lead, text, start))
    start = trimLeadingGroup(text, start, to)
    start = trimLeadingPeople(text, start, to)
    leadingDate.lastIndex = start
    if (leadingDate.test(text)) start = Math.min(to, leadingDate.lastIndex)
  }
  return start
}

function behind(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

/** A date or a venue in brackets, or a topic in square ones, as long as more than a word follows. */
function trimLeadingGroup(text: string, start: number, to: number): number {
  leadingGroup.lastIndex = start
  const [whole = '', inside = ''] = leadingGroup.exec(text) ?? []
  if (whole === '' || start + whole.length >= to) return start
  const isSquare = whole.startsWith('[') || whole.startsWith('【')
  const isTopic =
    isSquare && !/^re$/i.test(inside) && /\p{L}+\s+\p{L}/u.test(text.slice(start + whole.length, to))
  return isTopic || isVenue(inside) ? start + whole.length : start
}

const yearInGroup = /[([](?:19|20)\d{2}/
const peopleAndYear = /([^()[\]"“”]{3,300}?),?\s*[([](?:19|20)\d{2}[a-z]?[)\]][.,:]?\s+/uy

/** A full stop that ends no initial. */
const peopleAndStop = /([^()[\]"“”.]*(?:(?<=\b\p{Lu})\.[^()[\]"“”.]*)*(?:\bet al)?)\.\s+(?=\p{Lu})/uy

/** "Smith, J. and Doe, J. (2022). " or "J. Smith, Jane Doe. " in front of a title, as bibliographies write it. */
function trimLeadingPeople(text: string, start: number, to: number): number {
  if (yearInGroup.test(text)) {
    peopleAndYear.lastIndex = start
    const dated = peopleAndYear.exec(text)
    if (dated && peopleAndYear.lastIndex < to && isPeople(dated[1] ?? '')) return peopleAndYear.lastIndex
  }
  if (!text.includes('. ', start)) return start
  peopleAndStop.lastIndex = start
  const [, people = ''] = peopleAndStop.exec(text) ?? []
  const isBefore = mayList.test(people) && isManyPeople(people) && peopleAndStop.lastIndex < to
  return isBefore ? peopleAndStop.lastIndex : start
}

function trimTail(text: string, from: number, to: number): number {
  let end = to
  for (let last = -1; last !== end && end > from; ) {
    last = end
    end = trimMarks(text, from, end)
    end = trimGroup(text, from, end)
    end = trimPeople(text, from, end)
    end = trimVenue(text, from, end)
  }
  return end
}

const tail = new RegExp(
  String.raw`(?:[\s*_~"“”'’」』》»>:：|,，;；–—\-([]|${pictures}|(?<!\bet al)[.。]|:[a-z0-9_+]+:|\b(?:ar[Xx]iv|ArXiv): ?\d{4}\.\d{4,5}(?:v\d+)?|<\/?[a-z][^<>]*>)+$`,
  'u',
)
const longestTail = 80
/** What of ASCII a tail may end with; digits are those of an identifier. */
const endsTail = codeSet(' \t\n\r\f\v*_~"\'>:|,;-([.0123456789')

/** Punctuation, emphasis and emoji behind a title; a closing quotation mark stays with one that opens inside it. */
function trimMarks(text: string, from: number, end: number): number {
  const last = text.charCodeAt(end - 1)
  if (last < 128 ? endsTail[last] !== 1 : isLetterOfCjk(last)) return end
  const window = text.slice(Math.max(from, end - longestTail), end)
  const marks = tail.exec(window)?.[0] ?? ''
  if (marks === '' || /^[*_~"“”'’」』》»>]+$/.test(marks) === false) return end - marks.length
  const words = text.slice(from, end - marks.length)
  return /["“”'‘’「『《«]/.test(words) && !words.includes(marks.charAt(0)) && !/^[*_~]/.test(marks)
    ? end
    : end - marks.length
}

/** Marks stand among the letters of these scripts, but not in their great blocks. */
function isLetterOfCjk(code: number): boolean {
  return code >= 0x3041 && code < 0xff00 && isCjk(code)
}

function trimGroup(text: string, from: number, end: number): number {
  const group = trailingGroup(text.slice(from, end))
  if (!group || group.from === 0) return end
  const inside = group.inside.trim()
  const isAside =
    inside === '' ||
    isVenue(inside) ||
    isPeople(inside) ||
    isPeople(withoutVenue(inside)) ||
    aside.test(inside)
  return isAside ? from + group.from : end
}

/** What stands in brackets behind a title and belongs to no title. */
const aside =
  /^(?:arxiv[: ]?[\d.v]*|\d{4}\.\d{4,5}(?:v\d+)?|code|pdf|paper|slides|video|project|github|oral|spotlight|poster|soon|new|\d+ citations?|.{0,40}\bet\.? ?al\.?)$/iu
const separators = /\s+by\s+|\s*[,，.;|·]\s+|\s+[-–—/|]\s+/giu

/** Authors behind a comma, a full stop, a dash or "by". */
function trimPeople(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  if (!mayList.test(words)) return end
  for (const match of words.matchAll(separators)) {
    const rest = withoutVenue(words.slice(match.index + match[0].length))
    // "Mail, Return Addresses, and Pseudonyms" lists no people: authors stand behind more of a title.
    const isBehindTitle = !match[0].startsWith(',') || wordCount(words.slice(0, match.index)) > 3
    if (match.index > 0 && isBehindTitle && isManyPeople(rest)) return from + match.index
  }
  return end
}

const publication = /\b(?:arxiv|corr|preprint|proceedings|conference|journal|transactions|workshop)\b/i

function wordCount(text: string): number {
  return text.trim().split(/\s+/u).length
}

/** "…, ArXiv, 2016", "…. CVPR 2020", "… - NeurIPS'19". */
function trimVenue(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  if (!/\d/.test(words.slice(-4)) && !publication.test(words.slice(-longestTail))) return end
  const rest = /(?:\s*[,，.;|]\s+|\s+[-–—|]\s+)([^,，.;|]{2,40}(?:,\s*(?:19|20)\d{2})?)$/u.exec(words)
  const venue = rest?.[1]?.replace(',', '')
  const isYear = venue !== undefined && isDate(venue)
  const isNamed = venue !== undefined && isVenue(venue) && (/\d{2}/.test(venue) || publication.test(venue))
  if (!rest || !(isYear || isNamed)) return end
  return rest.index > 0 ? from + rest.index : end
}

function withoutGroups(text: string): string {
  let flat = text
  for (let last = ''; last !== flat; ) {
    last = flat
    flat = flat.replace(/\([^()]*\)/g, ' ')
  }
  return flat
}

const marks =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|《(.+?)》|『(.+?)』|「(.+?)」|“(.+?)”|"(?=\S)(.+?)(?<=\S)"/gu

/** "**BERT**: " in front of the whole title in quotation marks. */
const alias = /^(?:\*\*|__)?[\p{L}\p{N}+-]+(?:\*\*|__)?\s*[:：]$/u

const inBrackets = /^[\s*_]*\[{1,2}([^[\]]+)\]{1,2}[\s*_:：.,-]*$/u

/** All of it in square brackets, which people put around the names of papers. */
function bracketedWhole(text: string): Span | undefined {
  const inside = text.includes('[') ? inBrackets.exec(text)?.[1] : undefined
  if (inside === undefined) return undefined
  const start = text.indexOf(inside)
  return span(start, start + inside.length)
}

/** A part in bold or in quotation marks that is more than a name, behind authors or dates only. */
function markedPart(text: string): Span | undefined {
  if (!/[*_《『「“"]/.test(text)) return undefined
  for (const match of text.matchAll(marks)) {
    const inside = match.slice(1).find((part) => part !== undefined) ?? ''
    const start = match.index + match[0].indexOf(inside)
    const before = text.slice(0, match.index).trim()
    if (inside.trim().split(/\s+/u).length < 3 || isCut(text, start + inside.length)) continue
    if (isOccasion(inside, text.slice(start + inside.length))) continue
    if (
      before === '' ||
      alias.test(before) ||
      isLeadOnly(text, match.index) ||
      isPeople(withoutVenue(before.slice(trimLead(before, 0, before.length)).replace(/[.,:]+$/, '')))
    ) {
      return span(start, start + inside.length)
    }
  }
  return undefined
}

/** A shorter one, as long as it opens the text and is not the beginning of a longer name. */
function markedAtStart(text: string, start: number, end: number): Span | undefined {
  if (start === 0) return undefined
  const from = Math.max(0, start - 2)
  for (const match of text.slice(from, end + 2).matchAll(marks)) {
    if (match.index > 2) return undefined
    const inside = match.slice(1).find((part) => part !== undefined) ?? ''
    const innerStart = from + match.index + match[0].indexOf(inside)
    if (isOccasion(inside, text.slice(innerStart + inside.length))) return undefined
    const isWhole = innerStart <= start && innerStart + inside.length < end
    return isWhole && !isCut(text, innerStart + inside.length)
      ? span(start, innerStart + inside.length)
      : undefined
  }
  return undefined
}

/** "**Session 2 (Jan 12)**: Title": what is marked says when, and the title follows. */
function isOccasion(inside: string, behind: string): boolean {
  return /\d/.test(inside) && /^[*_]*\s*[:：]\s*(?:\S+\s+){2}\S/u.test(behind)
}

/** Whether a word goes on behind the mark that closes here. */
function isCut(text: string, end: number): boolean {
  return /^(?:\*\*|__|[》』」”"])?[\p{L}\p{N}]/u.test(text.slice(end, end + 3))
}

function isLeadOnly(text: string, end: number): boolean {
  return trimLead(text, 0, end) >= end
}
