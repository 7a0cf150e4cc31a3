import { isAsciiLetter, isCjk, isSpace } from './characters.ts'
import { codeSet } from './codeSet.ts'
import { isManyPeople, isPeople, mayList } from './people.ts'
import { pictureSign } from './pictures.ts'
import { trailingGroup } from './trailingGroup.ts'
import { isDate, isVenue, withoutVenue } from './venues.ts'

/** Goes back in front of everything that may stand behind a title. */
export function trimTail(text: string, from: number, to: number): number {
  let end = to
  for (let turn = 0, inVain = 0; inVain < trims.length && end > from; turn++) {
    const before = end
    end = trims[turn % trims.length]?.(text, from, end) ?? end
    inVain = end === before ? inVain + 1 : 0
  }
  return end
}

/** Each may uncover something for the others. */
const trims = [trimMarks, trimGroup, trimPeople, trimVenue]

const tail = new RegExp(
  String.raw`(?:[\s*_~"“”'’」』》»>:：|,，;；–—\-([]|${pictureSign}|(?<!\bet al)[.。]|:[a-z0-9_+]+:|\b(?:ar[Xx]iv|ArXiv): ?\d{4}\.\d{4,5}(?:v\d+)?|<\/?[a-z][^<>]*>)+$`,
  'u',
)
const longestTail = 80
/** What of ASCII a tail may end with; digits are those of an identifier. */
const endsTail = codeSet(' \t\n\r\f\v*_~"\'>:|,;-([.0123456789')

/** Punctuation, emphasis and emoji behind a title; a closing quotation mark stays with one that opens inside it. */
function trimMarks(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  const last = text.charCodeAt(end - 1)
  if (last < 128 ? endsTail[last] !== 1 : isLetterOfCjk(last)) return end
  const marks = tailOf(text, from, end)
  if (marks === '' || /^[*_~"“”'’」』》»>]+$/.test(marks) === false) return end - marks.length
  const words = text.slice(from, end - marks.length)
  return /["“”'‘’「『《«]/.test(words) && !words.includes(marks.charAt(0)) && !/^[*_~]/.test(marks)
    ? end
    : end - marks.length
}

/** Marks that are one sign each, as most tails consist of; a colon may be that of a shortcode. */
const plainMarks = codeSet(' \t*_~"“”\'’」』》»|,，;；–—-([。')

function tailOf(text: string, from: number, end: number): string {
  let start = end
  while (start > from && plainMarks[text.charCodeAt(start - 1)] === 1) start--
  if (start > from && isAsciiLetter(text.charCodeAt(start - 1))) return text.slice(start, end)
  return tail.exec(text.slice(Math.max(from, end - longestTail), end))?.[0] ?? ''
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
  /^(?:arxiv[: ]?[\d.v]*|\d{4}\.\d{4,5}(?:v\d+)?|code|pdf|paper|slides|video|project|github|oral|spotlight|poster|soon|new|\d+ citations?|.{0,40}\bet\.? ?al\.?)$/i
const separators = /[,，.;|·]\s+|\s(?:by|[-–—/|])\s+/giu

/** Authors behind a comma, a full stop, a dash or "by". */
function trimPeople(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  if (!mayList(words)) return end
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

/** A sign that can stand between a title and its venue. */
const parts = /[,，.;|–—-]\s/

/** "…, ArXiv, 2016", "…. CVPR 2020", "… - NeurIPS'19". */
function trimVenue(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  if (!parts.test(words)) return end
  if (!/\d/.test(words.slice(-4)) && !publication.test(words.slice(-longestTail))) return end
  const rest = /(?:\s*[,，.;|]\s+|\s+[-–—|]\s+)([^,，.;|]{2,40}(?:,\s*(?:19|20)\d{2})?)$/u.exec(words)
  const venue = rest?.[1]?.replace(',', '')
  const isYear = venue !== undefined && isDate(venue)
  const isNamed = venue !== undefined && isVenue(venue) && (/\d{2}/.test(venue) || publication.test(venue))
  if (!rest || !(isYear || isNamed)) return end
  return rest.index > 0 ? from + rest.index : end
}
