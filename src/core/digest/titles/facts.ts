// What words say of a paper that are no title and no opinion: who wrote it, when, and where it appeared.

import { matchesIn } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { hasWords, isAsciiLetter, pictograph } from '../lines/characters.ts'
import {
  areInitialled,
  areSurnames,
  countFullNames,
  isAuthorLine,
  isManyPeople,
  isPeople,
  isPlainSentence,
  isSentence,
  isSmallNames,
  mayBePeople,
  othersInEastAsia,
} from './people.ts'
import { hasYear, isDate, isTimeOfDay, isVenue, namesVenue, withoutVenue } from './venues.ts'
import {
  institutions,
  linkKinds,
  linkLabels,
  nameLabels,
  noLink,
  paperLabels,
  titleLabels,
  unpublished,
} from './vocabulary.ts'
import { wordCount } from './words.ts'

/** What facts have and most sentences and titles have not: digits and acronyms, or names up to a separator. */
const leadingIcons = /^[^\p{L}\p{N}*_([（<>'’.-]{1,8}(?=[\p{L}\p{N}*_])/u
const dated = /\d|[A-Z][a-z]?[A-Z]|preprint/
const opensNames =
  /^[\s*_([（<>/a-z-]*?(?:by\s+)?(?:(?:[\p{Lu}\p{Lo}][^\s,;&、，·|(]*|van|von|den?|der|del|di|la|le|el)\s){0,5}[\p{Lu}\p{Lo}][^\s,;&、，·|(]*\s?(?:[,;&、，·|(]|and\b|und\b|et\b|e\b)/u
const separatesNames = /[,;&、，·|(]|\b(?:and|und|et|e)\b/

/** Whether the words begin with names up to a separator. */
function mayOpenNames(words: string): boolean {
  const start = words.slice(0, 120)
  return separatesNames.test(start) && opensNames.test(start)
}

/** Icons that label a line of authors as the word does. */
export const authorIcons = /^\s*(?:👥|👤|🧑|👩|👨|✍)/u

/** "Agarwal, Boone (2024).", "*Novak, Ito, Brandt. UAI 2019*", "Novak. UAI 2019": surnames, one only in front of a venue. */
function areSurnamesAndYear(plain: string): boolean {
  const year = plain.length > 200 ? undefined : yearAndVenue.exec(plain)
  if (!year) return false
  if (/^\p{Lu}[\p{L}'’-]+\. (?!(?:19|20)\d{2})/u.test(plain) && isVenue(plain.replace(/^\S+ /, '')))
    return true
  const areNames = (names: string) => /[,&]| and | und /.test(names) && mayBePeople(names)
  return areNames(plain.slice(0, year.index)) || areNames(withoutEnd(withoutVenue(plain), /[\s.,(]/))
}

/** "2016", "(2016)", "2016 (ACL)" */
const yearAndVenue = /[\s.,(]{1,3}(?:19|20)\d{2}\)?(?:\s\(\p{Lu}[^()]{1,20}\)?)?$/u

/** "Brandt. 2023". */
function isNameAndYear(words: string): boolean {
  if (words.length > longestFacts) return false
  const names = withoutEnd(withoutVenue(words), /[\s.,]/)
  return names !== words && mayBePeople(names)
}

/** "*Bioinformatics* 44(6), 2024": a name in italics, numbers and a year. */
const publication =
  /^([*_])\p{L}[^*_]{1,80}\1[\s,.]*(?:[\d()[\]:;,.\s–-]*|[A-Z][a-z]{2,8} )(?:19|20)\d{2}\b[^.]{0,30}$/u

/** "by the Streakwatch collaboration", "by T. Halloran and three of her pupils" */
const byline = /^by (?:the )?\p{Lu}[^.!?]*(?:\p{L}\. ?[^.!?]*){0,6}$/u

/** "Ruggeri & Lam, *medRxiv* (11 Oct).": people, a venue in italics and when. */
const citedInItalics = /^([^*_()]{3,120}?),? ([*_])[^*_]{2,80}\2[\s,.]*\(([^()]{2,30})\)[.,]?$/u

function isCitedInItalics(words: string): boolean {
  const [, names = '', , date = ''] = citedInItalics.exec(words) ?? []
  return names !== '' && mayBePeople(names) && isVenue(date)
}

/** Authors, a date or a venue without a label in front, or several of them. */
export function isFact(written: string): boolean {
  if (isPlainSentence(written)) return false
  if (isOneFact(written)) return true
  const parts = written.length <= longestFacts ? written.split(/\s[-–—|/·•]\s/) : []
  return parts.length > 1 && parts.every((part) => isOneFact(part.trim()))
}

const longestFacts = 300

/** "Meta AI, 2024.07.31": who published a paper, and on which day. */
const publishedOn = /^[\p{Lu}\p{Lo}][^.!?:]{1,60}, (?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}$/u

/** "arXiv", "bioRxiv" */
const server = /^\p{L}{2,6}xiv$/iu

function isOneFact(written: string): boolean {
  if (isTimeOfDay(written) || byline.test(written) || isMarkedFact(written)) return true
  if (publishedOn.test(written) || server.test(written) || thesis.test(written)) return true
  if (written.length <= longestState && written.split(/[,.]\s*/).every(isState)) return true
  if (othersInEastAsia.test(written) && mayBePeople(written)) return true
  const words = withoutIcons(written).replace(/\*\*|__|\\[*#†]/g, '')
  const mayName = mayOpenNames(words)
  if (!mayName && !(words.length <= 130 && dated.test(words))) return false
  const plain = words.replace(/^[\s*_([（<>/a-z]*?(?=[\p{L}\p{N}'’])|(?<![\s*_)\]）.,])[\s*_)\]）.,]+$/gu, '')
  if (isVenue(plain) || isVenue(words) || areSurnamesAndYear(plain)) return true
  if (!mayName && !isPeople(withoutPublication(plain))) return false
  if (isAuthorLine(words) || isCitedAuthors(plain) || areNamesAndVenue(words)) return true
  const initialled = plain.replace(/\s[(（][^()（）]{2,60}$/, '')
  if (initialled.includes(', ') && areInitialled(initialled)) return true
  const names = withoutPublication(plain)
  if (haveAffiliations(words)) return true
  return names !== plain && (isManyPeople(names) || (isPeople(names) && /(?:19|20)\d{2}\)?$/.test(plain)))
}

/** "anonymous, under review, " */
const longestState = 60

function isState(words: string): boolean {
  return words === '' || unpublished.test(words)
}

/** "Abt, Beer, Cole. Science Robotics 7(62), 2022": surnames, and where the paper appeared. */
export function areNamesAndVenue(words: string): boolean {
  const end = words.lastIndexOf('. ')
  return end > 0 && isVenue(words.slice(end + 2).replace(/\.$/, '')) && areSurnames(words.slice(0, end))
}

/** "PhD thesis, University of Bergen, 2023", "Masterarbeit, TU Wien, 2019", "석사학위논문, 2021" */
const thesis =
  /^[*_]?(?:(?:Ph\.? ?D\.?|M\.? ?(?:Sc|A|Phil)\.?|B\.? ?(?:Sc|A)\.?|Master(?:['’]?s)?|Bachelor(?:['’]?s)?|Doctoral|Diploma|Licentiate) (?:thesis|dissertation)|(?:Doctoral |Inaugural-?)?[Dd]issertation|(?:Doktor|Master|Bachelor|Diplom)arbeit|Habilitation(?:sschrift)?|Thèse(?: de doctorat)?|Tesis(?: doctoral| de maestría)?|[박석]사 ?학위 ?논문|[博修]士論文|(?:博士|硕士|碩士)(?:学位|學位)?[论論]文)[*_]?[,，.(（].{0,80}(?:19|20)\d{2}/u

/** "A. Author and B. Weaver, *Title*, Venue 2020, ": whether words have a title between authors and a venue. */
export function holdsTitle(words: string): boolean {
  const [, mark, after = ''] = /, ([*_])(?:(?!\1).)+\1, ([^*_]+)$/.exec(words) ?? []
  const venue = withoutEnd(after, /[\s,<([]/)
  return mark !== undefined && isVenue(venue) && !isDate(venue)
}

const inItalics = new RegExp(String.raw`^([*_])(?![*_])([^*_]{5,120})\1(?:\s*${pictograph}.{0,40})?$`, 'u')

/** "*ICSE 2024 (Industry Track), Porto* 🏆 Best Talk", "*PhD thesis, University of Bergen, 2023*": where a paper appeared, by commas. */
function isVenueInItalics(written: string): boolean {
  const words = inItalics.exec(written)?.[2] ?? ''
  if (!hasYear.test(words)) return false
  if (namesVenue(/^(\S+) (?:19|20)\d{2}(?!\d)/.exec(words)?.[1] ?? '')) return true
  if (!/,|\(/.test(words)) return false
  const parts = words.split(/\s?[,()]\s?/)
  return isVenue(parts[0] ?? '') || (isDate(parts.at(-1) ?? '') && institutions.test(words))
}

/** Authors after an icon or in brackets, or a publication in italics. */
function isMarkedFact(written: string): boolean {
  if (/[*_]/.test(written)) {
    if (publication.test(written) || isCitedInItalics(written) || isVenueInItalics(written)) return true
    if (/^([*_])[^*_]+\1$/.test(written) && isNameAndYear(written.slice(1, -1))) return true
  }
  if (isAsciiLetter(written.charCodeAt(0))) return false
  const inBrackets = /^[(（]([^()（）]{3,200})[)）]\.?$/u.exec(written)?.[1] ?? ''
  if (/[,，&]|\s\p{Ll}+\s/u.test(inBrackets) && mayBePeople(inBrackets)) return true
  return authorIcons.test(written)
}

function withoutIcons(words: string): string {
  return isAsciiLetter(words.charCodeAt(0)) ? words : words.replace(leadingIcons, '')
}

const affiliations = /(?<=[\p{Ll}외等ら])\s[(（](?=[\p{Lu}\p{Lo}])[^()（）]{2,60}[)）]/gu

/** "Ann Author (MIT), Bo Weaver (Google), ICML 2020" */
function haveAffiliations(words: string): boolean {
  if (words.length > longestFacts) return false
  const names = words.replace(affiliations, '')
  return names !== words && isManyPeople(withoutPublication(withoutEnd(names, /[\s.,]/)))
}

/** Authors and nothing that a title may be taken for. */
export function isAuthors(written: string): boolean {
  if (isPlainSentence(written)) return false
  if (authorIcons.test(written)) return true
  const words = withoutIcons(written)
  if (!mayOpenNames(words)) return false
  if (isAuthorLine(words) || isCitedAuthors(words) || haveAffiliations(words)) return true
  return isManyPeople(withoutPublication(words))
}

/** The words in front of the venue and year that end them; empty for a sentence, which lists no authors. */
function withoutPublication(words: string): string {
  if (words.length > 2000) return words
  if (isSentence(words) && withoutVenue(words) === words) return ''
  const parts = words.split(/\s*[,;·|]\s*|\s+[(（[]/)
  let count = parts.length
  while (count > 1 && isPublication(parts[count - 1] ?? '')) count--
  // "Laura Shapira, Goetz Grafe, TODS, 1988": an unknown venue between authors and a year.
  if (count > 1 && count < parts.length && acronym.test(parts[count - 1] ?? '')) {
    const names = parts.slice(0, count - 1).join(', ')
    if (isManyPeople(names) || (initial.test(names) && isPeople(names))) return names
  }
  return count === parts.length
    ? withoutEnd(withoutVenue(words), /[\s,([]/)
    : parts.slice(0, count).join(', ')
}

const acronym = /^\p{Lu}{2}[\p{L}\d/&-]*(?: \p{Lu}\p{L}+)?$/u

const initial = /(?:^|\s)\p{Lu}\.\s/u

function isPublication(words: string): boolean {
  return words === '' || isVenue(words) || /^(?:19|20)\d{2}\)?$/.test(words)
}

/** "Gupta, Meier et al. 2020", not "Gupta et al. drop all boats"; in "Counting Boats. B. Gupta et al." a title stands in front. */
function isCitedAuthors(words: string): boolean {
  return (
    words.length < 200 &&
    !/^[^.]*\p{Ll}{3}\. .* et al/u.test(words) &&
    /^\p{Lu}[\p{L}\s,.&’'-]* et al\.?,?(?:\s(?!(?!under |accepted )\p{Ll}{3,}\s\p{Ll}).{0,40})?$/u.test(words)
  )
}

/** What stands in brackets beside a title and belongs to no title. */
const asideWords =
  /^(?:@\S.{0,60}|arxiv[: ]?[\d.v]*|\d{4}\.\d{4,5}(?:v\d+)?|code|pdf|paper|openreview|slides|video|project|github|oral|spotlight|poster|soon|new|\d+ citations?|.{0,40}\bet\.? ?al\.?(?:, .{0,30})?|(?:(?:doctoral|phd|master['’]?s?|bachelor['’]?s?|habilitation) )?(?:dissertation|thesis|manuscript)\b.{0,80}|eds?\.?|éds?\.?|hrsg\.?|dir\.)$/i
/** "`det.` `seg.`" */
const tags = /^(?:[\s*_,]*`[^`]{1,30}`[\s*_,]*){1,9}$/

/** "Part II", "Extended Version", "Functional Pearl": which part or kind of paper it is, in words that look like a name. */
export const kindOfPaper = String.raw`(?:part \S+|(?!(?:outstanding|distinguished|accepted) )\S+ (?:abstract|article|essay|note|paper|pearl|report|review|study|survey|talk|track|tutorial|version))`
const isKindOfPaper = new RegExp(`^${kindOfPaper}$`, 'i')

/** "Rabelo & Nunes". */
const surnamePair = /^\p{Lu}\p{Ll}[\p{L}'’-]+ & \p{Lu}\p{Ll}[\p{L}'’-]+$/u
/** "西村 友里", "○西村友里": one name, parted or with the mark of who speaks. */
const oneInEastAsia = /^(?:[○◯◎●]\S{2,8}|[^\sA-Za-z]{1,4}[ \u3000][^\sA-Za-z]{1,4})$/u
const nested = /\([^()]*\)/g

/** Whether brackets hold authors, a venue, a date or a word such as "oral" and nothing else. */
export function isAsideGroup(inside: string): boolean {
  const words = (inside.includes('(') ? inside.replace(nested, ' ').replace(nested, ' ') : inside).trim()
  return (
    !hasWords(words) ||
    isVenue(words) ||
    startsWithVenue(words) ||
    (!isKindOfPaper.test(words) && arePeople(words)) ||
    asideWords.test(words) ||
    noLink.test(words) ||
    tags.test(words) ||
    isSmallNames(words) ||
    areFacts(words) ||
    surnamePair.test(words) ||
    (oneInEastAsia.test(words) && isPeople(words))
  )
}

function arePeople(words: string): boolean {
  const names = withoutVenue(words)
  if (isManyPeople(words) || isManyPeople(names)) return true
  return isPeople(names) && countFullNames(names) === 1 && wordCount(words) === 2
}

/** "Gupta, Meier, Oh; CGO'24", "Ho+, NeurIPS 2020", "言語処理学会 2015、柴田ら": a venue or a date among what may be names. */
function areFacts(words: string): boolean {
  const parts = words.length <= longestGroup ? words.split(/\s?[,，、;；·]\s?/u) : []
  const isDated = (part: string) => isVenue(part) || isDate(part)
  return parts.length > 1 && parts.some(isDated) && parts.every((part) => isDated(part) || mayBePeople(part))
}

const longestGroup = 120

/** "计算机学报，2023", "CHI 2024 alt.chi": a journal or conference, and its year or track. */
function startsWithVenue(words: string): boolean {
  const [, name = '', rest = ''] = /^([^,，]{2,40}?)(?:[,，]\s?|(?<=\d{4})\s)(\S{1,20})$/u.exec(words) ?? []
  return isVenue(name) && (isDate(rest) || hasYear.test(name))
}

/** Whether a word in front of a colon says that what follows is a title or a link to a paper. */
export function isTitleWord(word: string): boolean {
  return (
    titleLabels.has(word.replace(/\s+/g, '')) ||
    paperLabels.has(word.replace(/\s.*$/u, '')) ||
    linkKinds.has(word) ||
    /\d/.test(word)
  )
}

/** Whether words are a label of a title, perhaps with the paper that it is of: "论文题目", "paper title". In lower case. */
export function isTitleLabel(words: string): boolean {
  return titleLabels.has(withoutPaper(words).replace(/\s+/g, ''))
}

/** ", presented by Aoife" */
const presenter = /,? (?:presented|led|chosen|picked|suggested|proposed) by (\p{Lu}[\p{L}\s.&'’-]{1,40})$/u
/** " @aoife", the name of somebody on a site */
const handle = /(?<=\S)(?:\s+by)?\s+@[a-z][a-z\d_-]{1,38}$/i
const longestHandle = 60

/** Goes back in front of who presents a paper. */
export function beforePresenter(text: string, from: number, to: number): number {
  const name = handle.exec(text.slice(Math.max(from, to - longestHandle), to))
  if (name) return to - name[0].length
  const found = presenter.exec(text.slice(from, to))
  return found && found.index > 0 && mayBePeople(found[1] ?? '') ? from + found.index : to
}

const nextField = /(?:[,;，；、|·]\s*(?:\*\*|__)?|\s(?:\*\*|__))(\p{L}[\p{L} ]{0,14}?)\s?[:：]/gu

/** Goes back in front of the other fields of a line that names a paper: ", Authors: …, Link", " **Link:**". */
export function beforeFields(text: string, from: number, to: number): number {
  const words = text.slice(from, to)
  if (!/[:：]/.test(words)) return to
  const next = matchesIn(words, nextField).find(
    ({ index, 1: label = '' }) => index > 0 && isFieldLabel(label),
  )
  return next ? from + next.index : to
}

function isFieldLabel(label: string): boolean {
  const name = label.trim().toLowerCase()
  return nameLabels.has(name) || linkLabels.has(name.replaceAll(' ', ''))
}

const inverted = String.raw`\p{Lu}[\p{L}'’ -]{0,30}, \p{Lu}[\p{L}.'’ -]{0,30}`
const invertedReference = new RegExp(
  String.raw`^${inverted}(?:; ${inverted})*(?:;? et al)?\.? [^.;]{2,80}[(（](?:19|20)\d{2}[)）](?:, (?:pp?|S)\. ?)?[^.;]{0,40}\.?\s*$`,
  'u',
)

/** "Weaver, Ann; Mason, Bo. *ICML* (2020), pp. 1–9.": authors, family names first, and where their paper appeared. */
export function isInvertedReference(words: string): boolean {
  return words.length <= longestFacts && words.includes(',') && invertedReference.test(words)
}

const oneField = /^[*_]*(\p{L}[\p{L} ]{0,14}?)\s?[:：][*_]*\s*([^.!?。！？]{0,60})$/u

/** "Authors: Ann Author, Bo Weaver, Link": fields of a line, none of which says anything. */
export function areFields(words: string): boolean {
  const parts = words.length <= longestFacts && /[:：]/.test(words) ? words.split(/[,;，；、|·]\s*/) : []
  const [first = '', ...others] = parts
  const isField = (part: string) => isFieldLabel(oneField.exec(part)?.[1] ?? '')
  return isField(first) && others.every((part) => isField(part) || isFieldLabel(part) || isPeople(part))
}

/** "论文作者", "paper title": a label without the paper that it is of. */
export function withoutPaper(label: string): string {
  return label.replace(/^(?:paper[\s-]|论文|論文|논문)\s?(?=\p{L})/u, '')
}
