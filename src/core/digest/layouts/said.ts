// What of a line is said about a paper, and what beside its name says nothing of it.

import { rememberWords } from '../../base/memo.ts'
import { matchesIn, type Span, span } from '../../base/span.ts'
import { hasWords, saysNothing } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { hashtag } from '../tags.ts'
import { isCitationLabel } from '../titles/candidates.ts'
import { areFields, isFact } from '../titles/facts.ts'
import { isGeneric } from '../titles/parts.ts'
import {
  areSurnames,
  isAuthorLine,
  isManyPeople,
  isPeople,
  isPeopleOrAuthorLine,
  isPlainSentence,
  mayBePeople,
} from '../titles/people.ts'
import { isDate, isVenue } from '../titles/venues.ts'
import { commentaryHeads, institutions, relatedWords } from '../titles/vocabulary.ts'
import { endsAbbreviated } from '../titles/words.ts'
import {
  type Field,
  fieldAt,
  isFactLine,
  isKnownField,
  isNameField,
  number,
  type Saying,
  traitsOf,
} from './fields.ts'

/** Punctuation, marks that close, and tags; marks that open around the words after them stay with these. */
const lead =
  /(?:\\(?=[\])])|[\s:：|–—•·,.;，。、；\])}）】-]|(?<![\s–—])[*_]+|[*_]+(?=\s|$)|<(?!(?:b|strong|i|em)>)[^<>]*>)*/uy

/** Past the punctuation in front of what is said. */
export function startOfCommentary(text: string, at: number, end: number): number {
  const from = Math.max(0, at - 1)
  lead.lastIndex = at - from
  return at + (lead.exec(text.slice(from, end))?.[0].length ?? 0)
}

/**
 * Where the sentence begins that goes on with marked words or a link at `to`: "Ann Author, NeurIPS 2017. A **bold claim**". Authors
 * and a venue, or nothing, in front of them are none.
 */
export function startOfSentence(text: string, from: number, to: number): number {
  const before = text.slice(from, to)
  const end = matchesIn(before, /\.(?=\s)|。/g)
    .map(({ index }) => index)
    .findLast((index) => !isWithinName(before.slice(Math.max(0, index - longestAbbreviation), index)))
  if (end === undefined) return to
  const words = before
    .slice(end + 1)
    .replace(links, '')
    .replace(marks, '')
  const isSaid = hasWords(words) && !isGeneric(words) && !isVenue(words) && !isDate(words)
  return isSaid ? from + end + 1 : to
}

const longestAbbreviation = 20

/** Whether a full stop after the words ends an initial or "et al." */
const isWithinName = (words: string) => endsAbbreviated(words) || /\bal$/.test(words)

const links = /!?\[{1,2}[^\]]*\]{1,2}\([^()\s]*\)\]?|\[[^[\]]+\]\[[^[\]]*\]|<\/?[a-z][^<>]*>|`[^`]{0,40}`/gi
const marks = /^[\s*_()（）[\]【】,;:：.|·•–—★☆✓✔-]+|[\s*_()（）[\]【】,;:：.|·•–—★☆✓✔-]{1,99}$/gu
const longestAside = 2000

/** Authors, a venue, a date, or no words at all. */
export function isAside(said: string): boolean {
  if (said === '') return true
  if (said.length > longestAside) return false
  const plain = /\][([]|<|`/.test(said) ? said.replace(links, '') : said
  const text = plain.includes('#') ? plain.replace(/(?<!\S)#[\p{L}\p{N}_/-]+/gu, '') : plain
  const words = text.replace(marks, '')
  if (!hasWords(words)) return true
  if (isGeneric(words)) return true
  if (isPlainSentence(words)) return false
  return (
    isPeopleOrAuthorLine(words) ||
    areSurnames(words) ||
    areFields(words) ||
    isVenue(words) ||
    inPublication.test(words) ||
    isInJournal(words) ||
    areNamesOrVenues(words) ||
    areNamesAndVenue(words)
  )
}

/** Words and signs for volumes, issues and pages. */
const placeWords =
  'pp?|ss?|vols?|no|nr|n\\.?[°º]|№|num|núm|t|tom|bd|h|heft|jg|fasc|art|págs?|cap|č|roč|str|т|том|вып|с|стр|sayfa|cilt|hlm|tr'
/** "*Annales du quai*, 14(1), p. 3-34", "Bd. XII, Nr. 3, mars 2019, S. 44–61": a journal in italics, or none, and where in it. */
const inJournal = new RegExp(
  String.raw`^(?:(?:in|dans|en|em) )?(?:[*_]?[^*_\n]{2,120}[*_])?(?:[\s,.;:()[\]/–—-]|\d|(?<!\p{L})(?:${placeWords}|[ivxlc]{1,7})(?!\p{L})|\p{L}{3,9} (?=(?:19|20)\d{2}))+$`,
  'iu',
)

function isInJournal(words: string): boolean {
  return words.length <= longestShort && inJournal.test(words)
}

/** "In: Taktkunde 14, S. 1–9": of what a paper is a part, and where in it. */
const inPublication = /^In: \p{Lu}[^!?]*\d/u

function areNamesOrVenues(words: string): boolean {
  if (words.length >= longestShort) return false
  // From the end: what is said follows the names.
  return words
    .split(/\s?[,.;|()[\]]\s?/u)
    .reverse()
    .every(isNameOrVenue)
}

/** "Gray-Hale, Kourtis / Quantum 2021", "Kourtis (ICML 2023)": surnames say people where a venue ends the line. */
function areNamesAndVenue(words: string): boolean {
  if (words.length > longestShort) return false
  const plain = words.replace(/^\/\s|[*_]/g, '').replace(/\s[(（]([^()（）]+)[)）]?\.?\s*$/u, ', $1')
  const bars = plain.split(/\s[/·–—-]\s/u)
  const [names = '', venue = '', ...more] = bars.length > 1 ? bars : plain.split(/,\s(?=[^,]*$)/)
  return more.length === 0 && isVenue(venue) && mayBePeople(names)
}

const longestShort = 300

/** "K. Ojala, THRI 9(2)": what a comma or a bracket ends is a name. */
export function beginsWithPeople(words: string): boolean {
  return isPeople(/^[\s.,]*([^,;(]{3,60}?)\s?(?:[,;(]|$)/u.exec(words)?.[1] ?? '')
}

/** What a reference says of a paper between its title and its link: volumes, pages, a year. */
export function isReferenceMatter(words: string): boolean {
  return (
    words.length <= 300 &&
    /(?:19|20)\d{2}|arxiv/i.test(words) &&
    (/\b(?:pp?|vol|no|proc|ed|eds|available|in)\b[.:*]?/i.test(words) || words.length <= 60)
  )
}

function isNameOrVenue(words: string): boolean {
  return (
    words.trim() === '' ||
    isPeople(words) ||
    isVenue(words) ||
    /^et al$/i.test(words) ||
    (institutions.test(words) && words.split(' ').length <= 3)
  )
}

/** Where the words of a line that follow its head begin and end, or `undefined` when they add only asides. */
export function saidAfter(text: string, from: number, to: number): Span | undefined {
  const start = startOfCommentary(text, from, to)
  return start >= to || isAside(text.slice(start, to)) ? undefined : span(start, to)
}

/**
 * The commentary in words after the name of a paper: without the tags of HTML around it, authors, a venue or a date in front
 * of it ("by Ann Author. A neat trick") and the links that the line ends with ("… (paper: https://…, code: https://…)").
 * `undefined` when nothing is left.
 * @param own the link of the entry
 */
export function commentaryIn(
  text: string,
  { start, end }: Span,
  links: readonly LineLink[] = [],
  own?: LineLink,
): Span | undefined {
  const last = own && start < own.outerStart ? startOfLinks(text, { start, end }, links, own) : end
  const words = withoutTags(text, span(start, last))
  const from = afterAsides(text, words, links)
  const said = text.slice(from, words.end)
  return hasWords(said) && !isInJournal(said) ? span(from, words.end) : undefined
}

const blockTag = '<\\/?(?:li|dd|dt|dl|ul|ol|p|div|td|tr|span|br|font)\\b[^<>]*>'
const tagsBefore = new RegExp(String.raw`^(?:\s*${blockTag})+\s*`, 'i')
const describes = /^[:：]\s+/
const tagsAfter = new RegExp(String.raw`(?:\s*${blockTag}){1,9}\s*$`, 'i')
const longestTags = 200

/** What stands between the tags that open and close a block, "<dd>Old data.</dd>", or after the sign of a description, ": Old data." */
export function withoutTags(text: string, { start, end }: Span): Span {
  const opens = text.charCodeAt(start) === 60 ? tagsBefore : describes
  const from = start + (opens.exec(text.slice(start, end))?.[0].length ?? 0)
  if (text.charCodeAt(end - 1) !== 62) return span(from, end)
  const after = tagsAfter.exec(text.slice(Math.max(from, end - longestTags), end))?.[0].length ?? 0
  return span(from, end - after)
}

const separator = /\.(?=\s)|。|\s[|·•–—-](?=\s)|[|;](?=\s)/g
/** Authors of a large collaboration are as many as they like, but nobody writes them in front of a remark. */
const longestAsides = 300
/** Marks that open around the words after them stay with these. */
const punctuation = /^(?:[\s|·•–—.,:;，。、：；)\]-]|\*+(?=[\s\])])|(?<=[\])])\*+)+/

/** Goes past authors, a venue, pages and a date, each ended by punctuation, and links to kinds of things, with words after them. */
function afterAsides(text: string, { start, end }: Span, links: readonly LineLink[]): number {
  const last = Math.min(end, start + longestAsides)
  let from = start
  for (;;) {
    const next = nextAside(text, from, last, links)
    if (next === undefined) return from
    const words = next + (punctuation.exec(text.slice(next, end))?.[0].length ?? 0)
    if (!hasWords(text.slice(words, end))) return from
    const isInLink = links.some(({ outerStart, outerEnd }) => outerStart < words && words < outerEnd)
    from = isInLink ? next : words
  }
}

const aroundLabel = /^[\s*_`[(]+|[\s*_`\])]+$/g

/** Where an aside ends that begins at an offset. */
function nextAside(text: string, from: number, last: number, links: readonly LineLink[]): number | undefined {
  const link = links.find(({ outerStart }) => outerStart >= from)
  if (link && !hasWords(text.slice(from, Math.min(link.outerStart, last)))) {
    const label = text.slice(link.labelStart, link.labelEnd).replace(aroundLabel, '')
    const isKind = link.hasLabel && isGeneric(label)
    return isKind && link.outerEnd < last ? link.outerEnd : undefined
  }
  const words = text.slice(from, Math.min(last, link?.outerStart ?? last))
  for (const match of words.matchAll(separator)) {
    if (isAsideBefore(words.slice(0, match.index))) return from + match.index + match[0].length
    if (match[0] !== '.') return undefined
  }
  return undefined
}

function isAsideBefore(words: string): boolean {
  const plain = words.replace(/^[\s*_([]+/, '').replace(/(?<![\s*_)\],])[\s*_)\],]+$/, '')
  return (
    isVenue(plain) ||
    isInJournal(plain) ||
    isManyPeople(plain) ||
    isAuthorLine(plain) ||
    (/\bet\.? al$/.test(plain) && isPeople(`${plain}.`)) ||
    isOneWithVenue(plain)
  )
}

/** "Ann Author (ICLR 2023", without the bracket that closes. */
function isOneWithVenue(plain: string): boolean {
  const [, name = '', venue = ''] = /^([^()（）]{3,60}?)\s*[(（]([^()（）]{2,40})$/.exec(plain) ?? []
  return isVenue(venue) && isPeople(name)
}

const opensLink = /[\s([|–—-]*(?:\p{L}{1,12}\s?[:：]\s*)?$/u

/** Between two links of a group, and in front of the first. */
const longestGap = 40

/** Where the links begin that a line ends with, if the entry's is one of them; else the end of the line. */
function startOfLinks(text: string, { start, end }: Span, links: readonly LineLink[], own: LineLink): number {
  let done = end
  let first = end
  for (const link of links.toReversed()) {
    if (link.outerStart < start) break
    const isKind = !link.hasLabel || isGeneric(text.slice(link.labelStart, link.labelEnd))
    const isFar = done - link.outerEnd > longestGap
    if (!isKind || isFar || hasWords(text.slice(link.outerEnd, done).replace(opensLink, ''))) break
    done = link.outerStart
    const before = text.slice(Math.max(start, done - longestGap), done)
    first = done - (opensLink.exec(before)?.[0].length ?? 0)
    if (link === own) return first
  }
  return end
}

const aroundWords = /^[\s*_([（「-]+|(?<![\s*_.:：([（-])[\s*_.:：([（-]+$/gu

/** "See also: ", "(関連": all that stands in front of links to other papers. */
export const introducesRelated = rememberWords((words) => {
  const isRelated = (last: string) => last.length <= 40 && relatedWords.test(last.replace(aroundWords, ''))
  return isRelated(words) || isRelated(words.slice(-60).replace(/^.*[.。!?！？](?=\s*\S)/su, ''))
})

/** "([code](…), [our notes](…))" right after the title, or after its target: links with nothing said of them. */
const bracketedLinks =
  /(?:\*\*|__)?(?:\]\([^()\s]*\)|\]\[[^[\]\n]{0,60}\])?[\s*_]*[(（]\s*(?:\[[^[\]\n]{1,200}(?:\]\([^()\s]*\)|\]\[[^[\]\n]{0,60}\])[\s,;、|·/&+]*)+[)）]/uy

export function endOfBracketedLinks(text: string, from: number): number {
  bracketedLinks.lastIndex = from
  return from + (bracketedLinks.exec(text)?.[0].length ?? 0)
}

/** ", Mukherjee & Strand. ", " by Ann Mukherjee. " right after a title. */
const credits = /[*_]*\s*(?:[,，]|\b(?:by|von|par|por|di))\s+(\p{Lu}[^.:!?\n]{2,120}(?:et al)?)\.\s+(?=\S)/uy

export function pastCredits(text: string, from: number, to: number): number {
  credits.lastIndex = from
  const found = credits.exec(text)
  const end = credits.lastIndex
  return found && end < to && mayBePeople(found[1] ?? '') ? end : from
}

const openEnd =
  /(?<![\p{L}\p{N}/])(?:a|an|and|as|at|by|cf|e\.g|for|from|here|in|are|is|was|were|of|on|or|see|see also|that|the|this|to|via|with|für|von|mit|zu|pour|de|du|des|à|dans|avec|para|por|en|con|em|com|do|da)$|^(?:See|See also|Here|This|From|Via|Cf)$/u
/** With the character in front of it. */
const longestOpenEnd = ' see also'.length
/** With the marks after the words. */
const longestMarks = 60

/** Whether a sentence goes on from the words with the link: a full stop ends it, "The code is here.", but not "cf." */
export function endsOpen(words: string): boolean {
  const last = words.slice(-longestMarks)
  const end = last.replace(/[\s:.,]+$/, '')
  if (/^\.\s*$/.test(last.slice(end.length)) && !/\b(?:cf|e\.g)$/i.test(end)) return false
  return openEnd.test(end.slice(-longestOpenEnd))
}

// Lines below the name of a paper that say nothing of it which the writer thinks: who wrote it and when, its code, its tags.

export function sayingOf(cursor: Cursor, line: Line): Saying {
  const traits = traitsOf(cursor, line)
  traits.saying ??= readSaying(cursor, line)
  return traits.saying
}

function readSaying(cursor: Cursor, line: Line): Saying {
  const found = fieldAt(cursor, line)
  if (found) return sayingOfField(cursor, line, found)
  const words = cursor.words(line).replace(/^\|\s*/, '')
  const isOfFacts = words.length === line.to - line.from ? isFactLine(cursor, line) : isFact(words)
  if (isOfFacts) return 'fact'
  if (line.links.length > 0) return areMereLinks(cursor, line, line.from, false) ? 'fact' : 'said'
  if (saysNothing(words) || identifier.test(words)) return 'fact'
  return hasWords(words) ? sayingOfWords(words) : 'said'
}

/** "2005.07502", "arXiv:2005.07502v2" */
const identifier = /^(?:arxiv\s?:?\s*)?\d{4}\.\d{4,5}(?:v\d+)?$/i

function sayingOfField(cursor: Cursor, line: Line, found: Field): Saying {
  if (isNameField(found)) return 'fact'
  if (commentaryHeads.test(found.label) || introducesRelated(found.label)) return 'said'
  if (found.isCell) return 'fact'
  if (found.valueStart >= line.to) return 'said'
  if (line.links.length > 0)
    return areMereLinks(cursor, line, found.valueStart, isKnownField(found)) ? 'fact' : 'said'
  const value = cursor.slice(found.valueStart, line.to)
  return isFact(value) || number.test(value) ? 'fact' : sayingOfWords(value)
}

const longestName = 40
/** With the marks around it; in a longer line the end of each run of them would be looked for. */
const longestMarked = 200

function sayingOfWords(words: string): Saying {
  const plain = words.includes('#') ? words.replace(hashtag, '') : words
  if (!hasWords(plain) || /^\S+:\/\/\S+$/.test(plain)) return 'fact'
  if (plain.length > longestMarked) return 'said'
  const name = plain.replace(aroundName, '')
  return name.length <= longestName && (mayBePeople(name) || code.test(name)) ? 'name' : 'said'
}

/** "B2", "C-17" */
const code = /^(?=.*\d)[\p{Lu}\d][\p{L}\d./#-]{0,11}$/u

const aroundName = /^[\s*_([（]+|[\s*_)\]）.]+$/gu

/** A label that says what kind of thing a link leads to, or that cites a reference of the document. */
function isMereLabel(cursor: Cursor, { labelStart, labelEnd, url }: LineLink): boolean {
  const label = cursor.slice(labelStart, labelEnd)
  if (!url.startsWith('#')) return isGeneric(label)
  return isCitationLabel(label.replace(aroundName, '')) || datedBrackets.test(label)
}

/** "[Author et al., 2019]" */
const datedBrackets = /^[*_]*\[[^[\]]*(?:19|20)\d{2}[^[\]]*\][*_]*$/

/** "1234kb", "v2" */
const sizes = /[\p{L}\p{N}]*\d[\p{L}\p{N}]*/gu

/** Whether a line has nothing but links from an offset on, whose labels name kinds of things unless the line says what they are. */
function areMereLinks(cursor: Cursor, line: Line, from: number, isLabelled: boolean): boolean {
  let rest = ''
  let done = from
  for (const link of line.links) {
    if (link.outerStart < from) return false
    if (link.hasLabel && !isLabelled && !isMereLabel(cursor, link)) return false
    rest += `${cursor.slice(done, link.outerStart)} `
    done = link.outerEnd
  }
  rest += cursor.slice(done, line.to)
  return !hasWords(/\d/.test(rest) ? rest.replace(sizes, '') : rest)
}

/** "*Robotics: Science and Systems (RSS)*, Daegu": where a paper appeared, in italics right below its authors. */
export function isPlaceBelowNames(cursor: Cursor, index: number): boolean {
  const [above, line] = [cursor.at(index - 1), cursor.lines[index] as Line]
  if (above?.kind !== 'text' || line.links.length > 0 || !isPlaceInItalics.test(cursor.words(line)))
    return false
  return isPeople(cursor.words(above))
}

const isPlaceInItalics = /^([*_])(?![*_])[^*_]{3,120}\1(?:$|,? [^.!?]{1,60}$)/u
