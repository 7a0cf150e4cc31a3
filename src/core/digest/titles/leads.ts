// Names in front of a title: people, and who published it.
import type { Part } from './parts.ts'
import { isPeople, mayBePeople } from './people.ts'
import { isDate, withoutVenue } from './venues.ts'
import { institutions } from './vocabulary.ts'

/** Words as parts, see `title.ts`. */
interface Words {
  readonly text: string
  readonly parts: readonly Part[]
  words(part: Part): string
}

/** Whether a part is people, or who published something, in front of a year in brackets: "Osei & Park (2016). ". */
export function isBeforeYear(naming: Words, at: number): boolean {
  const words = naming.words(naming.parts[at] as Part)
  return isYear(naming, at + 1) && (mayBePeople(words) || organisation.test(words))
}

/** Whether a part is words in italics right after the year of a reference: "Forum. (2022). *State of Labelling 2022*.". */
export function isAfterYear(naming: Words, at: number): boolean {
  return naming.parts[at]?.kind === 'italic' && at > 1 && isYear(naming, at - 1)
}

function isYear(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  return part?.kind === 'round' && /^(?:19|20)\d{2}[a-z]?$/.test(naming.words(part))
}

/** Whether a part is names that end in a full stop, a comma or a year, in front of a title that is linked or marked. */
export function arePeopleBefore(naming: Words, at: number, title: number): boolean {
  if (title === at + 1 && areNamesBefore(naming, at)) return true
  const written = naming.words(naming.parts[at] as Part)
  const words = withoutDate(written.replace(/[.,:]\s*$/, ''))
  // 'Gardens Are "All You Need"': two words with capitals are a name only where something parts them from a title.
  const isOpen = written.endsWith(words)
  if (isOpen && naming.parts[title]?.kind === 'quoted' && title === at + 1) return false
  // "Fine. Extends [Title](…)"
  if (isOpen && /\p{Ll}{2}\.\s\p{L}+$/u.test(words)) return false
  const names = withoutVenue(words)
  if (isPeople(words) || isPeople(names) || (names !== words && mayBePeople(names))) return true
  return !isOpen && (isInstitution(words) || mayBePeople(words) || mayBePeople(names))
}

/** The words after a date of one word. */
function withoutDate(text: string): string {
  const [lead = '', date = ''] = /^(\d\S*)\s+(?=\S)/u.exec(text) ?? []
  return isDate(date) ? text.slice(lead.length) : text
}

/** "MIT Media Lab": a few words that name where people work. */
function isInstitution(words: string): boolean {
  return institutions.test(words) && words.trim().split(/\s+/u).length <= 5
}

/** Whether a title in brackets of East Asia stands after names. */
export function isInBracketsAfterNames(naming: Words, at: number): boolean {
  return naming.parts[at]?.kind === 'quoted' && at > 0 && areNamesBefore(naming, at - 1)
}

/** A few words in front of brackets for titles, and names in Han in front of bold words. */
function areNamesBefore(naming: Words, at: number): boolean {
  const title = naming.parts[at + 1]
  const names = naming.words(naming.parts[at] as Part)
  if (title?.kind === 'bold') return hanNames.test(names)
  return title?.kind === 'quoted' && '『「《'.includes(naming.text.charAt(title.from)) && fewWords.test(names)
}

/** "王喆-李.", "王五等.": names in Han and a full stop, whatever they are called. */
const hanNames = /^[\p{Script=Han}\s,，、·-]{2,30}[.．]$/u

/** "World Annotation Forum." in front of a year: who published it. */
const organisation = /^(?:\p{Lu}[\p{L}'’&-]*\s){1,6}\p{Lu}[\p{L}'’-]*\.$/u

/** "小野寺ほか", "佐伯真由・Lars Holm": what may be names, and says nothing. */
const fewWords = /^[\p{L}\s・、,，·.&-]{2,40}$/u
