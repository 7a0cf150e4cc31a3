// People in brackets after a title: the authors, or who presented the paper.

import { type Span, span } from '../../base/span.ts'
import { mayBePeople } from './people.ts'
import { isSmallNames } from './trim.ts'

/** Brackets of a few words without a digit at the end. */
const lastGroup = /\s*[(（]([^()（）\d]{1,60})[)）]$/u
const nextGroup = /^["”*_\s]*[(（]([^()（）\d]{1,60})[)）]/u
const mostWords = 3

/** Whether people in brackets end a title, or follow it up to an offset. */
export function isCredited(text: string, title: Span, end: number): boolean {
  const inside =
    lastGroup.exec(text.slice(title.start, title.end))?.[1] ??
    nextGroup.exec(text.slice(title.end, Math.min(end, title.end + 80)))?.[1]
  return (
    inside !== undefined &&
    (isName(inside) || (/\s/.test(inside) && mayBePeople(inside)) || isSmallNames(inside))
  )
}

/** One name and no acronym: "Moreau", "Wu-Sato". */
function isName(words: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(words)
}

/** A title without the brackets with which it ends, if they hold a few words and words stand in front of them. */
export function withoutCredit(text: string, title: Span): Span {
  const words = text.slice(title.start, title.end)
  const group = lastGroup.exec(words)
  if (!group || group.index === 0 || (group[1] ?? '').trim().split(/\s+/).length > mostWords) return title
  return span(title.start, title.start + group.index)
}
