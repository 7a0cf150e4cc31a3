// What a line says of a paper that is no title and no opinion: people, venues and dates, told by their words alone.
import {
  isAuthorLine,
  isManyPeople,
  isPeople,
  isPlainSentence,
  mayBePeople,
  withoutPublication,
} from './people.ts'
import { isDate, isVenue, withoutVenue } from './venues.ts'

/** What facts have and most sentences and titles have not: digits and acronyms, or names up to a separator. */
const leadingIcons = /^[^\p{L}\p{N}*_([（<>'’.-]{1,8}(?=[\p{L}\p{N}*_])/u
const dated = /\d|[A-Z][a-z]?[A-Z]/
const opensNames =
  /^[\s*_([（<>/a-z-]*?(?:by\s+)?(?:(?:[\p{Lu}\p{Lo}][^\s,;&、，·|(]*|van|von|den?|der|del|di|la|le|el)\s){0,5}[\p{Lu}\p{Lo}][^\s,;&、，·|(]*\s?(?:[,;&、，·|(]|and\b|und\b|et\b|e\b)/u
const separatesNames = /[,;&、，·|(]|\b(?:and|und|et|e)\b/

/** Whether the words begin with names up to a separator. */
function mayOpenNames(words: string): boolean {
  const start = words.slice(0, 120)
  return separatesNames.test(start) && opensNames.test(start)
}

/** Icons that label a line of authors as the word does. */
const authorIcons = /^\s*(?:👥|👤|🧑|👩|👨|✍)/u

/** "Agarwal, Boone (2024).", "*Novak, Ito, Brandt. UAI 2019*": two surnames or more. */
function areSurnamesAndYear(plain: string): boolean {
  if (plain.length > 200 || !/(?:19|20)\d{2}\)?$/.test(plain)) return false
  const names = withoutVenue(plain).replace(/[\s.,(]+$/, '')
  return names !== plain && /[,&]| and | und /.test(names) && mayBePeople(names)
}

/** "Brandt. 2023". */
function isNameAndYear(words: string): boolean {
  if (words.length > longestFacts) return false
  const names = withoutVenue(words).replace(/[\s.,]+$/, '')
  return names !== words && mayBePeople(names)
}

/** "Greta  9:02 AM", "anna [10:14]", "bo — 02/05/2025 10:14", "bo — Today at 10:14 AM": who wrote to a chat, and when. */
export const timeOfDay =
  /^[\p{L}\p{N}\s.'’_-]{1,40}\s(?:[—–-]\s)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? |\p{L}{3,9} at )?\[?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?\]?$/u

/** "*Bioinformatics* 44(6), 2024": a name in italics, numbers and a year. */
const publication =
  /^([*_])\p{L}[^*_]{1,80}\1[\s,.]*(?:[\d()[\]:;,.\s–-]*|[A-Z][a-z]{2,8} )(?:19|20)\d{2}\b[^.]{0,30}$/u

/** "by the Streakwatch collaboration", "by T. Halloran and three of her pupils" */
const byline = /^by (?:the )?\p{Lu}[^.!?]*(?:\p{L}\. ?[^.!?]*){0,6}$/u

/** "Ruggeri & Lam, *medRxiv* (11 Oct).": people, a venue in italics and when. */
const citedInItalics = /^([^*_()]{3,120}?),? ([*_])[^*_]{2,80}\2[\s,.]*\(([^()]{2,30})\)[.,]?$/u

function isCitedInItalics(words: string): boolean {
  const [, names = '', , date = ''] = citedInItalics.exec(words) ?? []
  return names !== '' && mayBePeople(names) && (isDate(date) || isVenue(date))
}

/** Authors, a date or a venue without a label in front, or several of them. */
export function isFact(written: string): boolean {
  if (isPlainSentence(written)) return false
  if (isOneFact(written)) return true
  const parts = written.length <= longestFacts ? written.split(/\s[-–—|/·•]\s/) : []
  return parts.length > 1 && parts.every((part) => isOneFact(part.trim()))
}

const longestFacts = 300

function isOneFact(written: string): boolean {
  if (authorIcons.test(written) || publication.test(written) || timeOfDay.test(written)) return true
  if (isCitedInItalics(written) || byline.test(written)) return true
  const inBrackets = /^[(（]([^()（）]{3,200})[)）]\.?$/u.exec(written)?.[1] ?? ''
  if (/[,，&]|\s\p{Ll}+\s/u.test(inBrackets) && (mayBePeople(inBrackets) || isPeople(inBrackets))) return true
  if (/^([*_])[^*_]+\1$/.test(written) && isNameAndYear(written.slice(1, -1))) return true
  const words = written.replace(leadingIcons, '').replace(/\*\*|__|\\[*#†]/g, '')
  const mayName = mayOpenNames(words)
  if (!mayName && !(words.length <= 130 && dated.test(words))) return false
  const plain = words.replace(/^[\s*_([（<>/a-z]*?(?=[\p{L}\p{N}'’])|(?<![\s*_)\]）.,])[\s*_)\]）.,]+$/gu, '')
  if (isVenue(plain) || isDate(plain) || areSurnamesAndYear(plain)) return true
  if (!mayName && !isPeople(withoutPublication(plain))) return false
  if (isAuthorLine(words) || isCitedAuthors(plain)) return true
  const names = withoutPublication(plain)
  if (haveAffiliations(words)) return true
  return names !== plain && (isManyPeople(names) || (isPeople(names) && /(?:19|20)\d{2}\)?$/.test(plain)))
}

const affiliations = /(?<=\p{Ll})\s[(（](?=[\p{Lu}\p{Lo}])[^()（）]{2,60}[)）]/gu

/** "Ann Author (MIT), Bo Writer (Google), ICML 2020" */
function haveAffiliations(words: string): boolean {
  if (words.length > longestFacts) return false
  const names = words.replace(affiliations, '')
  return names !== words && isManyPeople(withoutPublication(names.replace(/[\s.,]+$/, '')))
}

/** Authors and nothing that a title may be taken for. */
export function isAuthors(written: string): boolean {
  if (isPlainSentence(written)) return false
  if (authorIcons.test(written)) return true
  const words = written.replace(leadingIcons, '')
  if (!mayOpenNames(words)) return false
  if (isAuthorLine(words) || isCitedAuthors(words) || haveAffiliations(words)) return true
  return isManyPeople(withoutPublication(words))
}

function isCitedAuthors(words: string): boolean {
  return words.length < 200 && /^\p{Lu}[\p{L}\s,.&’'-]* et al\.?,?(?:\s.{0,40})?$/u.test(words)
}
