import type { DigestPart, Entry } from '../digest/model.ts'
import { recordOf } from '../digest/records.ts'
import type { Facts } from '../paper/paper.ts'

/**
 * Whether an entry says that its paper was read before, beside its title or below, or is the second part of something about it.
 * A title of its own may say the same.
 */
export function isReread({ text }: DigestPart, entry: Entry, facts: Facts): boolean {
  const { span: all, title, commentary } = entry
  const end = Math.max(all.end, commentary?.end ?? 0)
  if (!title) return reading.test(text.slice(all.start, end))
  const recorded = recordOf(entry, facts)?.title ?? ''
  if (nextPart.test(title.text) && !/\bpart\b/i.test(recorded)) return true
  // In a log, what was done is read with the title.
  if (/^re-?(?:read|visited)\s/i.test(title.text) && !/^re-?(?:read|visit)/i.test(recorded)) return true
  return reading.test(`${text.slice(all.start, title.span.start)} ${text.slice(title.span.end, end)}`)
}

const nextPart =
  /[\s,:(–—-](?:part|pt\.?) ?(?:[2-9]|i{2,3}|two|three)\)?$|\((?:cont\.|continued|계속|続き)\)$/i
const reading =
  /\bre-?(?:read|visit)(?:s|ed|ing)?\b|\b(?:second|2nd|third|3rd) (?:look|pass|read(?:ing)?|visit)\b|\bread(?:ing)?(?: \p{L}{1,20}){0,3} again\b|다시 읽|재독|再読|読み直|読み返|重读|重讀|再读|再讀/iu
