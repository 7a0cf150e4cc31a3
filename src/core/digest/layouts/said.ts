// What of a line is said about a paper, and what beside its name says nothing of it.

import { type Span, span } from '../../base/span.ts'
import { hasWords } from '../lines/characters.ts'
import { isGeneric } from '../titles/parts.ts'
import { isAuthorLine, isPeople, mayBePeople } from '../titles/people.ts'
import { isVenue } from '../titles/venues.ts'
import { institutions } from '../titles/vocabulary.ts'

/** Past the punctuation in front of what is said. */
export function startOfCommentary(text: string, at: number, end: number): number {
  const lead = /^(?:[\s:：|–—•·,.;*_\])}-]|<[^<>]*>)*/u.exec(text.slice(at, end))?.[0].length ?? 0
  return at + lead
}

const links = /!?\[{1,2}[^\]]*\]{1,2}\([^()\s]*\)\]?|<\/?[a-z][^<>]*>|`[^`]{0,40}`/gi
const marks = /^[\s*_()（）[\]【】,;:：.|·•–—★☆✓✔-]+|[\s*_()（）[\]【】,;:：.|·•–—★☆✓✔-]+$/gu
const longestAside = 2000

/** Authors, a venue, a date, or no words at all. */
export function isAside(said: string): boolean {
  if (said === '') return true
  if (said.length > longestAside) return false
  const plain = /\]\(|<|`/.test(said) ? said.replace(links, '') : said
  const text = plain.includes('#') ? plain.replace(/(?<!\S)#[\p{L}\p{N}_/-]+/gu, '') : plain
  const words = text.replace(marks, '')
  if (!hasWords(words)) return true
  if (/^(?::[a-z0-9_+-]+:\s*)+$/.test(words) || isGeneric(words)) return true
  return (
    isVenue(words) ||
    isPeople(words) ||
    isAuthorLine(words) ||
    (words.length < longestShort && words.split(/\s?[,.;|()[\]]\s?/u).every(isNameOrVenue)) ||
    areNamesAndVenue(words)
  )
}

/** "Gray-Hale, Kourtis / Quantum 2021": surnames say people where a venue ends the line. */
function areNamesAndVenue(words: string): boolean {
  if (words.length > longestShort) return false
  const pieces = words.replace(/^\/\s/, '').split(/\s[/·–—-]\s/u)
  return pieces.length === 2 && isVenue(pieces[1] ?? '') && mayBePeople(pieces[0] ?? '')
}

const longestShort = 300

/** "K. Ojala, THRI 9(2)": what a comma or a bracket ends is a name. */
export function beginsWithPeople(words: string): boolean {
  return isPeople(/^[\s.,]*([^,;(]{3,60}?)\s?[,;(]/u.exec(words)?.[1] ?? '')
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
    isVenue(words) ||
    isPeople(words) ||
    /^et al$/i.test(words) ||
    (institutions.test(words) && words.split(' ').length <= 3)
  )
}

/** Where the words of a line that follow its head begin and end, or `undefined` when they add only asides. */
export function saidAfter(text: string, from: number, to: number): Span | undefined {
  const start = startOfCommentary(text, from, to)
  return start >= to || isAside(text.slice(start, to)) ? undefined : span(start, to)
}
