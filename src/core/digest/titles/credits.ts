// People around a title who are no part of it: in brackets after it, or in front of it who presented the paper.

import { type Span, span } from '../../base/span.ts'
import { isPeople, mayBePeople } from './people.ts'
import { isSmallNames } from './trim.ts'
import { isDate } from './venues.ts'

/** Brackets of a few words without a digit at the end. */
const lastGroup = /\s*[(（]([^()（）\d]{1,60})[)）]$/u
const nextGroup = /^["”*_\s]*[(（]([^()（）\d]{1,60})[)）]/u
const mostWords = 3
const byAtEnd = /,? (?:by|von|par|por) (\p{Lu}.{2,80})$/u
const byAfter = /^["”*_\s]*,? ?(?:by|von|par|por) \p{Lu}/u

/** Whether people in brackets or after "by" end a title, or follow it up to an offset. */
export function isCredited(text: string, title: Span, end: number): boolean {
  const words = text.slice(title.start, title.end)
  const after = text.slice(title.end, Math.min(end, title.end + 80))
  const inside = lastGroup.exec(words)?.[1] ?? nextGroup.exec(after)?.[1]
  if (inside === undefined) return byAfter.test(after) || isPeople(byAtEnd.exec(words)?.[1] ?? '')
  return (
    /^\p{L}{1,12}[:：]/u.test(inside) ||
    isName(inside) ||
    (/\s/.test(inside) && mayBePeople(inside)) ||
    isSmallNames(inside)
  )
}

/** One name and no acronym: "Moreau", "Wu-Sato". */
function isName(words: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(words)
}

/** A title without the people with which it ends, if words stand in front of them. */
export function withoutCredit(text: string, title: Span): Span {
  const words = text.slice(title.start, title.end)
  const by = byAtEnd.exec(words)
  if (by && isPeople(by[1] ?? '')) return span(title.start, title.start + by.index)
  const group = lastGroup.exec(words)
  if (!group || group.index === 0 || (group[1] ?? '').trim().split(/\s+/).length > mostWords) return title
  return span(title.start, title.start + group.index)
}

/** "Park: ", "박서윤 - ": one or two words with a capital or in a script without case. */
const leader =
  /^((?:\p{Lu}\p{Ll}+|\p{Lo}{2,5})(?:[ ・·&、](?:\p{Lu}\p{Ll}+|\p{Lo}{2,5}))?)\s*(?:[:：]|\s[-–—])\s*(?=\S)/u

/**
 * Whether a title begins with what may be a name and a separator, after a date: "Active Learning: A Review" begins so as well.
 * @param from where its line begins
 */
export function isLed(text: string, title: Span, from: number): boolean {
  if (!leader.test(text.slice(title.start, title.end))) return false
  return isDate(text.slice(from, title.start).replace(/[\s:：|–—-]+$/u, ''))
}

/** A title without the name in front of it. */
export function withoutLeader(text: string, title: Span): Span {
  const lead = leader.exec(text.slice(title.start, title.end))?.[0].length ?? 0
  return span(title.start + lead, title.end)
}
