// What each part of the words that name a paper is: a title, people, a link, or something beside them.

import { hasWords } from '../lines/characters.ts'
import type { Part } from './parts.ts'
import { isManyPeople, isPeople, isPlainSentence, mayBePeople } from './people.ts'
import { isAsideGroup } from './trim.ts'
import { isDate, isVenue } from './venues.ts'

/** What a part is beside a title. */
export type Role = 'title' | 'people' | 'aside' | 'link' | 'dash'

const identifierOrNumber =
  /^(?:arxiv\s?:?\s*)?(?:\d{4}\.\d{4,5}(?:v\d+)?|#?\d{1,5}[.):]?|\d{1,3}\/\d{0,3}|\d{1,2}:\d{2}(?::\d{2})?)$/i
/** "Session 3 (Jan 19)": when a paper was read. */
const occasion = /^(?:session|week|day|part|chapter|lecture|meeting|episode|회차|第)\s?#?\d+\b[^:：]{0,30}$/i
/** Each word after the first begins with what parts it from the last, so that there is one way to match. */
const authorAndYear =
  /^[\s[(]*\p{Lu}[\p{L}'’.-]+(?:(?:(?:,| and| &|,? et al\.?)\s*|\s+)[\p{L}'’.-]*){0,6}[\s,]*[([]?(?:19|20)\d{2}[a-z]?[)\]]?\.?[\s\])]*$/u

export function roleOf(text: string, part: Part): Role {
  const { kind, start, end } = part
  if (kind === 'dash') return 'dash'
  if (kind === 'badge' || kind === 'address') return 'link'
  if (kind === 'icon') return 'aside'
  const words = text.slice(start, end).trim()
  if (kind !== 'code' && kind !== 'round' && isPlainSentence(words)) return 'title'
  const plain = words.replace(/^[\s.,:;*_[(]+|[\s.,:;*_\])]+$/g, '')
  if (!hasWords(plain) || identifierOrNumber.test(plain) || isDate(plain))
    return kind === 'label' ? 'link' : 'aside'
  if (kind === 'round' && /^\p{Lu}$/u.test(plain)) return 'aside'
  if (kind === 'code' || kind === 'round') return kind === 'round' && !isAsideGroup(words) ? 'title' : 'aside'
  if (kind === 'label') return isCitationLabel(plain) || isVenue(plain) ? 'link' : 'title'
  if (occasion.test(plain)) return 'aside'
  if (kind === 'text' && isShortVenue(plain)) return 'aside'
  if (kind !== 'text' && isVenue(plain)) return 'aside'
  if (kind === 'quoted') return 'title'
  if (kind === 'italic' && /^et\.? al$/.test(plain)) return 'aside'
  const ended = words.replace(/[\s,;:]+$/, '')
  return isManyPeople(plain) || (ended !== plain && isManyPeople(ended)) ? 'people' : 'title'
}

/** "Author et al., 2019", "Hopper (1952)", "[4]": a label that cites and names no title. */
export function isCitationLabel(words: string): boolean {
  if (/^[[(]?\d{1,3}[\])]?$/.test(words)) return true
  if (isPeople(words) && /\bet al/.test(words)) return true
  if (!/(?:19|20)\d{2}/.test(words) || words.length > 80 || !authorAndYear.test(words)) return false
  const names = words.replace(/[\s,([]*(?:19|20)\d{2}.*$/, '')
  return mayBePeople(names)
}

function isShortVenue(words: string): boolean {
  return words.length <= 40 && isVenue(words) && (/\d/.test(words) || !/\s/.test(words))
}
