import { matchesIn, type Span, span } from '../../base/span.ts'
import {
  eastAsian,
  hasWords,
  isAsciiLetter,
  isDigit,
  isEastAsianLetter,
  pictograph,
} from '../lines/characters.ts'
import { beforeFields, beforePresenter, isAsideGroup } from './facts.ts'
import { areSimple, areSurnames, countFullNames, isManyPeople, isPeople, mayBePeople } from './people.ts'
import { afterVenue, isDate, isVenue, namesVenue, timeOfDay, withoutVenue } from './venues.ts'
import { endsAbbreviated, pastLabel, trimTags, wordCount } from './words.ts'

// What stands around the words of a title: numbers, dates, labels and topics before, authors, venues and punctuation after.

const leads: readonly RegExp[] = [
  /<\/?[a-z][^<>]{0,200}>\s*/iy,
  // Not "`numpy` and Friends"
  /`[^`]{1,30}`\s+(?!\p{Ll}{1,3}\s|[^\s\]]+(?:\]|\n|$))/uy,
  /(?:\d{12,14}\s|\d{1,3}\s?[|｜])\s*(?=\S)/y,
  /(?:optional|required|recommended)(?: reading)?:[\s*_]*/iy,
  /(?:\\?[[(])?(?:arxiv\s?:? ?)?\d{4}\.\d{4,5}(?:v\d+)?(?:\\?[\])])?(?:\s*[:：|-]\s*|\s+|$)/iy,
  /:[a-z][a-z0-9_+-]*:\s*|\d{1,2}(?:, ?\d{1,2})?:\s+/y,
  /\[{1,2}@[^[\]]{1,60}\]{1,2}\s*[:：–—-]?\s*/y,
  new RegExp(String.raw`[([（]?${timeOfDay}[)\]）]?(?=[\s-])\s*(?:[-–—|]\s+)?`, 'iy'),
  /(?:#[\p{Ll}\p{Lo}][\p{L}\p{N}_/-]*\s+)+/uy,
  /(?:[\s*_~"“”„'‘’「『《«:：|,，.。–—→\\\]-]|[+=±?!]{1,3}(?=\s)|==(?=[^\s=])|[a-z](?=[ \t]{2,}\S)|<(?!\/?[a-z]))+/uy,
  new RegExp(String.raw`${pictograph}\s*`, 'uy'),
  /[•·‣◦▪●○■□◆◇▶►▸※✓✔→・･½]+\s*/uy,
  /(?:\(?\d{1,4}\\?[.)](?!\d)|0x[\da-f]{1,4}|\d{1,3}\/|\\?\[\d{1,3}\\?\][.:]?|#\d{1,4}[.:)]?|[①-⑳]|(?:no|paper|논문|論文|论文|artikel|artículo|artigo|статья)\.? ?#?\d{1,3}(?:\s?\([^()]{1,40}\))?(?:[.:]|\s[-–—])?[*_]{0,3})\s+|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、．]\s*|\d{1,3}[.)](?=[《「『“])/iuy,
  /(?:안건|议题|議題|agenda|item)\s?#?\d{1,2}[.:：)]\s+|\d{1,2}\.\d{1,2}\.?\s+(?!(?:billion|million|bits?)\b)(?=\p{Lu})/iuy,
  /(?:(?:session|week|day|part|chapter|lecture|meeting|episode)\s?#?\d+|\d{1,3}\s?(?:주차|회차|회)|第\d{1,3}[回章週])[^:：]{0,30}[:：][\s*_]*/iuy,
  /(?:titles?|papers?(?: titles?)?|논문(?:명| ?제목)?|제목|論文(?:名)?|タイトル|标题|题目|论文(?:标题)?|titel|titre|título|artículo|articolo|artigo|название|статья)\s*[:：]\s*/iuy,
  /[^:：/|]{1,15}[:：]\s?[^:：/|]{1,30}\s[/|]\s(?:titles?|paper|논문|제목|論文|论文|标题)\s*[:：]\s*/iuy,
  /[^:：()]{0,20}\(\d{1,3}\/\d{1,3}\)\s*[:：]\s*/y,
  /(?:(?:reading |paper )?notes?(?: on| of)?|(?:paper )?(?:review|summary)(?: of)?|논문 ?리뷰)\s*[:：]\s*/iuy,
]
const leadingGroup = /[[(【〔（]([^[\]()【】〔〕（）]{1,40})[\])】〕）]\s*[:：-]?\s*/uy
const leadingDate =
  /(?:(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d|[-./]\d)(?:\s*[:：|,–—-]\s*|\s+)|(?:19|20)\d{2}(?:\s*[:：|,–—-]\s*|\s+(?=\[))|(?:\d{1,2}[/-]\d{1,2}|\d{1,2}\.\d{1,2}\.(?:(?:19|20)\d{2})?)(?:\s*[:：|–—]\s*|\s+))/uy
const anyLead = new RegExp(
  [...leads, leadingGroup, leadingDate].map(({ source }) => `(?:${source})`).join('|'),
  'iuy',
)
const longestLead = 40
/** The words with which those begin that begin with a letter. */
const leadWord =
  /(?:arxiv|optional|required|recommended|session|week|day|part|chapter|lecture|meeting|episode|tit|tít|paper|note|reading note|review|summary|no\b|[a-z](?=[ \t]{2}))/iy

/** Goes past everything that may stand in front of a title. */
export function trimLead(text: string, from: number, to: number): number {
  let start = pastLabel(text, from, to)
  for (let last = -1; last !== start && start < to; ) {
    last = start
    start = afterVenue(text, mayHaveLead(text, from, start, to) ? trimLeads(text, start, to) : start, to)
  }
  return start
}

function trimLeads(text: string, from: number, to: number): number {
  let start = from
  for (const lead of leads) {
    const end = after(lead, text, start)
    if (end > start && after(anyLead, text, end) === end) return Math.min(to, end)
    start = Math.min(to, end)
  }
  start = trimLeadingGroup(text, start, to)
  return Math.min(to, after(leadingDate, text, start))
}

/** A quick look that spares a long one: where a letter stands, one of a few words may follow, with a colon or a number. */
function mayHaveLead(text: string, from: number, start: number, to: number): boolean {
  if (!isAsciiLetter(text.charCodeAt(start))) return after(anyLead, text, start) > start
  leadWord.lastIndex = start
  return (
    leadWord.test(text) &&
    (start > from || /[:：\d]/.test(text.slice(start, Math.min(to, start + longestLead))))
  )
}

function after(pattern: RegExp, text: string, from: number): number {
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
    isSquare && !/^re$/i.test(inside) && /\S\s+\p{L}|\p{Lo}{4}/u.test(text.slice(start + whole.length, to))
  return isTopic || isVenue(inside) ? start + whole.length : start
}

/** "Title (2019), C. Author and D. Other". */
const yearInside = /^([^()（）]+)[(（](?:19|20)\d{2}[)）][,，]\s(.+)$/su

/** No title goes on after its year; authors may stand in front of one. */
function trimYear(text: string, from: number, to: number): number {
  const [, before = '', after = ''] = yearInside.exec(text.slice(from, to)) ?? []
  const isTitle = before !== '' && (!mayBePeople(before.trim()) || isPeople(after.trim()))
  return isTitle ? from + before.length : to
}

/** Goes back in front of everything that may stand after a title. */
export function trimTail(text: string, from: number, to: number): number {
  let end = trimYear(text, from, to)
  for (let turn = 0, inVain = 0; inVain < trims.length && end > from; turn++) {
    const before = end
    end = trims[turn % trims.length]?.(text, from, end) ?? end
    inVain = end === before ? inVain + 1 : 0
  }
  return end
}

/** Each may uncover something for the others. */
const trims = [
  beforeFields,
  trimPunctuation,
  trimTags,
  beforePresenter,
  trimGroup,
  trimPeople,
  trimSurnames,
  trimVenue,
]

const tail = new RegExp(
  String.raw`(?:[\s*_~"“”'’」』》»>:：|,，;；–—\-([\\→]|${pictograph}|(?<!\bet al)[.。．]|:[a-z0-9_+]+:|(?<=\S)==|=>|\\cite[a-z]{0,10}\{[^{}]{1,40}\}|\[\^[^[\]\s]{1,40}\])$`,
  'u',
)
const citationAtEnd = /\b(?:ar[Xx]iv|ArXiv): ?\d{4}\.\d{4,5}(?:v\d+)?$/
const longestTail = 60
const entity = /&#?[\da-z]{2,10};$/i
/** What is to be filled in, which closes no emphasis: "Filling in the ____". */
const blank = /(?<=\S)\s+_{2,}$/

/** Punctuation, emphasis, emoji and marks of footnotes; a closing quotation mark or bracket stays with one that opens inside the title. */
function trimPunctuation(text: string, from: number, to: number): number {
  let end = to
  for (;;) {
    if (end <= from) return end
    const last = text.charCodeAt(end - 1)
    if (isAsciiLetter(last) || isEastAsianLetter(last)) return end
    end -= blank.exec(text.slice(Math.max(from, end - longestTail), end))?.[0].length ?? 0
    const found = (isDigit(last) ? citationAtEnd : tail).exec(
      text.slice(Math.max(from, end - longestTail), end),
    )?.[0]
    if (!found || staysWithOpener(text, from, end, found) || isApostrophe(text, from, end, found)) return end
    if (found === ';' && entity.test(text.slice(Math.max(from, end - longestTail), end))) return end
    end -= found.length
  }
}

function staysWithOpener(text: string, from: number, end: number, mark: string): boolean {
  const opener = openerOf.get(mark)
  if (opener === undefined) return false
  const words = text.slice(from, end - mark.length)
  if (opener !== mark) return words.includes(opener)
  let last = words.length
  while (words.charAt(last - 1) === mark) last--
  return countRuns(words.slice(0, last), mark) % 2 === 1
}

/** How often a mark stands in words; "**" is one. */
function countRuns(words: string, mark: string): number {
  let count = 0
  for (let at = 0; at < words.length; at++)
    if (words.charAt(at) === mark && words.charAt(at - 1) !== mark) count++
  return count
}

/** "Still Sailin'": no quotation mark in front of the words that it would close. */
function isApostrophe(text: string, from: number, end: number, mark: string): boolean {
  return (
    (mark === "'" || mark === '’') &&
    /\p{L}/u.test(text.charAt(end - 2)) &&
    !/['‘]/.test(text.charAt(from - 1))
  )
}

const openerOf = new Map([
  ['"', '"'],
  ['”', '“'],
  ['“', '„'],
  ['’', '‘'],
  ["'", "'"],
  ['」', '「'],
  ['』', '『'],
  ['》', '《'],
  ['»', '«'],
  ['*', '*'],
  ['_', '_'],
])

function trimGroup(text: string, from: number, end: number): number {
  const closer = text.charAt(end - 1)
  const opener =
    closer === ')' ? '(' : closer === ']' ? '[' : closer === '）' ? '（' : closer === '】' ? '【' : ''
  if (opener === '') return end
  let depth = 0
  for (let at = end - 1; at > from; at--) {
    const character = text.charAt(at)
    if (character === closer) depth++
    else if (character === opener && --depth === 0) {
      const inside = text.slice(at + 1, end - 1)
      // "LLM.int8()"
      if (inside === '') return end
      // "Small Clocks（小さな時計）": a translation.
      const isTranslated = eastAsian.test(inside) && !eastAsian.test(text.slice(from, at))
      return isTranslated || isAsideGroup(inside) ? at : end
    }
  }
  return end
}

/** "R. Sato", "E. J. Temme-Ruiz", "Edda J. Temme": nothing else begins so. */
const withInitials = /^(?:\p{Lu}\p{Ll}+ )?(?:\p{Lu}\.[\s-]?){1,3}\s?\p{Lu}\p{Ll}/u
const separators =
  /[,.;|·]\s+|，\s*|\s(?:by(?! \p{Lu}\p{Ll}+(?:ing\b|, \p{Lu}\p{L}+ \p{Lu}))|von|par|[-–—/|])\s+|\s[-–—](?=\p{L}+\s\p{L})/giu

/** Authors after a comma, a full stop, a dash or "by". */
function trimPeople(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  if (!/[,;&、，·/|–—-]|\b(?:and|by|von|par|et al)\b/.test(words)) return end
  for (const match of matchesIn(words, separators)) {
    const before = words.slice(0, match.index)
    // "Trees vs. Gradient Boosting, Fairly Compared"
    if (/\bvs?$/i.test(before)) continue
    const rest = withoutVenue(words.slice(match.index + match[0].length))
    // "Mail, Return Addresses, and Pseudonyms" lists no people: authors stand after more of a title.
    const isComma = /^[,，]/.test(match[0])
    const isInitialled = withInitials.test(rest) || /\bet al\.?$/.test(rest)
    // "Zero Noise by Extrapolation, T. Amsel" is by nobody up to the comma.
    if (!isComma && /^\p{Lu}\p{Ll}+, \p{Lu}\.\s?\p{Lu}\p{Ll}/u.test(rest)) continue
    const isBy = isByline(words, match)
    const isNamed =
      (isPeople(rest) && (isInitialled || isManyPeople(rest))) ||
      (isBy && areNamed(rest.replace(/^by\s+/i, ''))) ||
      // "Do Gulls Sleep?, Moss": a title that asks is complete.
      (isComma && /[?!]$/.test(before) && mayBePeople(rest))
    if (match.index === 0 || !isNamed) continue
    const isList = isComma && !isInitialled && !isBy && (wordCount(before) <= 3 || endsList(rest))
    if (!isList) return from + match.index
  }
  return end
}

const areNamed = (words: string) => isPeople(words) || areSurnames(words)

/** "- by Ann Author", ", by Ann Author". */
function isByline(words: string, match: RegExpExecArray): boolean {
  const rest = words.slice(match.index + match[0].length)
  return (
    /^by\s/i.test(rest) || (/\bby\b/i.test(match[0]) && /[,，–—-]\s*$/u.test(words.slice(0, match.index)))
  )
}

/** "Rank One Steps, and Two-Sided Bounds": lists in titles end so, too; three names are people. */
function endsList(rest: string): boolean {
  return /,\s+(?:and|or)\s+\S+(?:\s+\S+)?$/.test(rest) && countFullNames(rest) < 3 && !/\p{Lu}\./u.test(rest)
}

const surname = String.raw`\p{Lu}\p{Ll}[\p{L}'’-]{1,24}`
/** ", Moreau", ", Moreau, Strand and Holm" */
const surnamesAtEnd = new RegExp(
  String.raw`[,，]\s(${surname}(?:(?:, ${surname}){0,6},? (?:and|&) ${surname})?)$`,
  'u',
)
/** Words with such ends are names of things, with which lists in titles end as well. */
const commonEnd = /(?:s|ing|[ts]ion|ity|ness|ment|[ae]nce|ism|ics|logy|ed|ware|ship|ure|ty)$/

/** A surname or several between a title and a venue with its year: ", Moreau, ICLB '98". */
function trimSurnames(text: string, from: number, end: number): number {
  const [, before = '', venue = ''] = /^(.+)[,，]\s([^,，]{2,30})$/su.exec(text.slice(from, end)) ?? []
  if (!/\p{L}/u.test(venue) || !/\d{2}/.test(venue) || !isVenue(venue) || isDate(venue)) return end
  const found = surnamesAtEnd.exec(before.slice(-longestSurnames))
  const names = found?.[1]?.split(/,? and |,? & |, /) ?? []
  if (!found || names.some((name) => commonEnd.test(name))) return end
  const at = before.length - (found[0]?.length ?? 0)
  const title = before.slice(0, at)
  const isOxford = names.length > 2 && /,\s(?:and|&)/.test(found[0])
  // "A. Author, TileNet, ICLB 2022" begins with its authors.
  return wordCount(title) >= 3 && !isOxford && !isPeople(title) ? from + at : end
}

const longestSurnames = 160

const publication = /\b(?:arxiv|corr|preprint|proceedings|conference|journal|transactions|workshop)\b/i

/** "Learned from Traces 2022", "and Back 2022": words that the names of journals and conferences do not have. */
const wordsOfTitle = /^(?:and|or|but)\s|\s(?:from|with|to|by|via|as|that|is|are|into|without|through)\s/

const yearAtEnd = /,\s(?:19|20)\d{2}$/

/** "…, ArXiv, 2016", "…. CVPR 2020", "… - NeurIPS'19". */
function trimVenue(text: string, from: number, end: number): number {
  const words = text.slice(from, end)
  const rest = /(?:\s?[,.;|]\s+|，\s*|\s[-–—|]\s+)([^,，.;|]{2,40}(?:,\s*(?:19|20)\d{2})?)$/u.exec(words)
  const venue = rest?.[1]?.replace(',', '').trim()
  if (!rest || rest.index === 0 || venue === undefined) return end
  // "…, Edda J. Temme, 1967"
  if (words.charAt(rest.index) === '.' && endsAbbreviated(words.slice(0, rest.index))) return end
  if (wordsOfTitle.test(venue)) return end - (yearAtEnd.exec(words)?.[0].length ?? 0)
  const isNamed = isVenue(venue) && (/\d{2}/.test(venue) || publication.test(venue) || namesVenue(venue))
  return isDate(venue) || isNamed ? from + rest.index : end
}

/** "[Title]{.underline}", as Pandoc writes what another program has formatted, and LaTeX's "textbf{Title}" after its backslash. */
const formatted =
  /^(?:(\[)((?:[^[\]\\]|\\.|\[[^[\]]*\])+)\]\{[.#][^{}]{1,60}\}|((?:emph|text[a-z]{2}|underline)\{)([^{}]+)\})[*_\s]*$/

/** The words without what may stand around a title; `undefined` when nothing is left. */
export function trimmed(text: string, from: number, to: number): Span | undefined {
  const start = trimLead(text, from, to)
  const end = areSimple(text.slice(start, to)) ? withoutStop(text, to) : trimTail(text, start, to)
  if (end <= start || !hasWords(text.slice(start, end))) return undefined
  const inside = formatted.exec(text.slice(start, to))
  if (inside) {
    const first = start + (inside[1] ?? inside[3] ?? '').length
    return trimmed(text, first, first + (inside[2] ?? inside[4] ?? '').length)
  }
  const brackets = /^(\[{1,2})[^[\]]+\]{1,2}$/.exec(text.slice(start, end))?.[1]?.length ?? 0
  return brackets > 0
    ? trimmed(text, start + brackets, end - brackets)
    : withMarks(text, span(start, end), from, to)
}

/** The words without punctuation and marks around them: nobody is named in them, and no venue. */
export function trimmedMarks(text: string, from: number, to: number): Span | undefined {
  const start = trimLead(text, from, to)
  const end = trimPunctuation(text, start, to)
  return end > start ? withMarks(text, span(start, end), from, to) : undefined
}

function withoutStop(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 46 ? end - 1 : end
}

const pairedMarks = [
  ['==', '=='],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ["'", "'"],
  ['「', '」'],
  ['《', '》'],
] as const

/** Emphasis or quotation marks that were trimmed on one side and stand inside on the other belong to a part of the title: "**TileNet**: …". */
function withMarks(text: string, { start, end }: Span, from: number, to: number): Span {
  const words = text.slice(start, end).replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
  for (const [open, close] of pairedMarks) {
    const isBefore = start - open.length >= from && text.startsWith(open, start - open.length)
    const isAfter = end + close.length <= to && text.startsWith(close, end)
    if (isBefore === isAfter || isBalanced(words, open, close)) continue
    return isBefore ? span(start - open.length, end) : span(start, end + close.length)
  }
  return span(start, end)
}

function isBalanced(words: string, open: string, close: string): boolean {
  return open === close ? words.split(open).length % 2 === 1 : words.includes(open) === words.includes(close)
}

/** The words of a label without punctuation and emphasis around them. */
export function wholeLabel(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end)
  const from = start + (/^(?:[\s*_~:：,-]|<[^<>]*>|:[a-z0-9_+-]+:)*/u.exec(words)?.[0].length ?? 0)
  const last = end - (/(?:[\s*_~:：,.。-]|<[^<>]*>)*$/u.exec(words.slice(-40))?.[0].length ?? 0)
  const to = last - bylineLength(text.slice(from, last))
  return to > from && hasWords(text.slice(from, to)) ? withMarks(text, span(from, to), start, end) : undefined
}

const byline = /\s*[-–—,，]\s*by\s+(\S.*)$/iu
const longestByline = 200

/** "… - by Ann Author": no title goes on so. */
function bylineLength(words: string): number {
  const found = byline.exec(words.slice(-longestByline))
  return found && isPeople(found[1] ?? '') ? found[0].length : 0
}

const nicknameAbove = /^\*\*[^\s*]{1,40}(?:\s[^\s*]{1,20})?\*\*\s*<br\s?\/?>\s*(?=\S)/i

/** Where the words of a label begin below what the paper is called: "[**TileNet**<br>Glazing Stone Tiles](…)". */
export function pastNickname(text: string, from: number, to: number): number {
  return from + (nicknameAbove.exec(text.slice(from, to))?.[0].length ?? 0)
}
