// A line whose parts bars or dashes keep apart, like the columns of a table: "2019-02 | **TreeNet** | Title | Authors | [Journal](…)".
import { judge, level } from './judge.ts'
import type { Part, Role } from './parts.ts'
import { isPeople, mayBePeople } from './people.ts'
import { isDate, namesVenue } from './venues.ts'
import { wordCount } from './words.ts'

/** Words as parts, see `title.ts`. */
interface Columns {
  readonly text: string
  readonly parts: readonly Part[]
  roleAt(index: number): Role
  words(part: Part): string
}

/** Some parts, from the first to the last. */
interface Stretch {
  readonly first: number
  readonly last: number
}

const mostOfJournal = 5

/** Whether a part is a linked label after a title and its authors: where the paper appeared. */
export function isJournal(naming: Columns, at: number): boolean {
  const part = naming.parts[at]
  if (at < 4 || part?.kind !== 'label' || !isBar(naming, at - 1)) return false
  const last = /^et\.? al/.test(naming.words(naming.parts[at - 2] as Part)) ? at - 3 : at - 2
  if (!arePeople(naming, last) || wordCount(naming.words(part)) > mostOfJournal) return false
  return naming.parts.slice(0, last).some((other) => isLong(naming, other))
}

/** "[[3DV](…)] Title": whether a part is a word in brackets that links to the paper named after it. */
export function isBadge({ parts, text }: Columns, at: number): boolean {
  const part = parts[at]
  if (part?.kind !== 'label' || text.charAt(part.from - 1) !== '[' || text.charAt(part.to) !== ']')
    return false
  return /^[^\s]{1,10}$/.test(text.slice(part.start, part.end)) && parts.some(({ kind }) => kind === 'text')
}

/** "[A Large Analysis of Small Devices, 2014](…)": whether a label with a year is all there is, and longer than a venue. */
export function isOnlyLabel(naming: Columns, at: number): boolean {
  const part = naming.parts[at]
  if (part?.kind !== 'label' || naming.parts.length > 1) return false
  const [, title = ''] = /^(.+?),?\s(?:19|20)\d{2}$/u.exec(naming.words(part)) ?? []
  return wordCount(title) >= 5 && !namesVenue(title) && !isPeople(title)
}

/** Whether a candidate is what the paper of the next part is called, which its authors follow. */
export function isNameInColumn(naming: Columns, { first, last }: Stretch): boolean {
  const next = naming.parts[last + 2]
  if (first !== last || next?.kind !== 'text' || !isBar(naming, last + 1) || !isBar(naming, last + 3))
    return false
  if (wordCount(naming.words(naming.parts[first] as Part)) > 2 || !isLong(naming, next)) return false
  if (naming.roleAt(last + 2) !== 'title' || !arePeople(naming, last + 4)) return false
  return judge(naming.words(next)) > level.prose
}

/** "2 May — Kasia — Title": whether a candidate is a name between a date and a title. */
export function isPresenter(naming: Columns, { first, last }: Stretch): boolean {
  const words = naming.words(naming.parts[first] as Part)
  if (first !== last || !isBar(naming, first + 1) || !isBar(naming, first - 1)) return false
  const isDated = isDate(naming.words(naming.parts[0] as Part))
  return isDated && wordCount(words) <= 2 && mayBePeople(words)
}

/** "**Ann** (by mail) — A Title of Words (https://…)": whether the words begin with who presented the paper, in bold. */
export function isPersonInColumn(naming: Columns): boolean {
  const [person] = naming.parts
  const bar = naming.parts[1]?.kind === 'round' ? 2 : 1
  const next = naming.parts[bar + 1]
  if (person?.kind !== 'bold' || next?.kind !== 'text' || !isBar(naming, bar)) return false
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(naming.words(person)) && isLong(naming, next)
}

/** A dash or a bar, no bracket that opens around links. */
export function isBar({ parts, text }: Columns, at: number): boolean {
  const part = parts[at]
  return part?.kind === 'dash' && !/[[(（]/.test(text.charAt(part.from))
}

function arePeople(naming: Columns, at: number): boolean {
  const part = naming.parts[at]
  if (part?.kind !== 'text') return false
  const words = naming.words(part).replace(/,$/, '')
  if (naming.roleAt(at) === 'people' || isPeople(words)) return true
  return naming.parts[at + 1]?.kind === 'italic' && mayBePeople(words)
}

function isLong(naming: Columns, part: Part): boolean {
  return part.kind !== 'label' && part.kind !== 'dash' && wordCount(naming.words(part)) >= 3
}
