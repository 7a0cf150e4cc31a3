import { isAsciiLetter } from './characters.ts'
import { isManyPeople, isPeople, mayList } from './people.ts'
import { pictureSign } from './pictures.ts'
import { isVenue } from './venues.ts'

const leads: readonly RegExp[] = [
  /(?:<\/?[a-z][^<>]*>\s*)+/iy,
  /`[^`]{1,30}`\s+/y,
  /(?:\\?[[(])?(?:arxiv: ?)?\d{4}\.\d{4,5}(?:v\d+)?(?:\\?[\])])?(?:\s*[:：|-]\s*|\s+|$)/iy,
  /:[a-z][a-z0-9_+-]*:\s*/y,
  /[\s*_~"“”'‘’「『《«<:：|,，.。–—-]+/uy,
  new RegExp(String.raw`[0-9#*]\uFE0F?\u20E3\s*|(?![0-9#*])${pictureSign}+\s*`, 'uy'),
  /[•·‣◦▪●○■□◆◇▶►▸※✓✔→・･]+\s*/uy,
  /(?:\(?\d{1,4}[.)](?!\d)|\d{1,3}\/|\[\d{1,3}\][.:]?|#\d{1,4}[.:)]?|[①-⑳]|(?:no|paper)\.? ?\d{1,3}[.:]?)\s+|\d{1,3}[、．]\s*/iuy,
  /(?:session|week|day|part|chapter|lecture|meeting|episode)\s?#?\d+[^:：]{0,30}[:：][\s*_]*/iuy,
  /(?:title|paper(?: title)?|논문(?: ?제목)?|제목|論文(?:名)?|タイトル|标题|题目|论文(?:标题)?)\s*[:：]\s*/iuy,
  /[^:：()]{0,20}\(\d{1,3}\/\d{1,3}\)\s*[:：]\s*/y,
  /(?:(?:reading |paper )?notes?(?: on| of)?|(?:paper )?(?:review|summary)(?: of)?)\s*[:：]\s*/iy,
]
const leadingGroup = /[[(【〔（]([^[\]()【】〔〕（）]{1,40})[\])】〕）]\s*[:：-]?\s*/uy
const leadingDate =
  /(?:(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d|[-./]\d)(?:\s*[:：|,–—-]\s*|\s+)|(?:19|20)\d{2}\s*(?:[:：|,–—-]\s*|\s+(?=\[)))/uy

const longestLead = 40
const opensTitle = /[:：\d]/
/** The words with which those begin that begin with a letter. */
const leadWord =
  /(?:arxiv|session|week|day|part|chapter|lecture|meeting|episode|title|paper|note|reading note|review|summary|no\b)/iy

/** Goes past everything that may stand in front of a title. */
export function trimLead(text: string, from: number, to: number): number {
  let start = from
  for (let last = -1; last !== start && start < to && mayHaveLead(text, from, start, to); ) {
    last = start
    for (const lead of leads) start = Math.min(to, behind(lead, text, start))
    start = trimLeadingGroup(text, start, to)
    start = trimLeadingPeople(text, start, to)
    leadingDate.lastIndex = start
    if (leadingDate.test(text)) start = Math.min(to, leadingDate.lastIndex)
  }
  return start
}

/**
 * A quick look that spares a long one: where a letter stands, one of a few words may follow, or people, who end in a full
 * stop or a year in brackets. The first of all is one only with a colon or a number.
 */
function mayHaveLead(text: string, from: number, start: number, to: number): boolean {
  if (!isAsciiLetter(text.charCodeAt(start))) return true
  const mayLead = start > from || opensTitle.test(text.slice(start, Math.min(to, start + longestLead + 1)))
  leadWord.lastIndex = start
  if (mayLead && (leadWord.test(text) || text.includes('. ', start))) return true
  return yearInGroup.test(text.slice(start, to))
}

function behind(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

/** A date or a venue in brackets, or a topic in square ones, as long as more than a word follows. */
function trimLeadingGroup(text: string, start: number, to: number): number {
  leadingGroup.lastIndex = start
  const match = leadingGroup.exec(text)
  if (!match) return start
  const { 0: whole, 1: inside = '' } = match
  if (start + whole.length >= to) return start
  const isSquare = whole.startsWith('[') || whole.startsWith('【')
  const isTopic =
    isSquare && !/^re$/i.test(inside) && /\S\s+\p{L}/u.test(text.slice(start + whole.length, to))
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
  const people = peopleAndStop.exec(text)?.[1] ?? ''
  const isBefore = mayList(people) && isManyPeople(people) && peopleAndStop.lastIndex < to
  return isBefore ? peopleAndStop.lastIndex : start
}
