// Whether the title of a paper stands where the paper is about to be written: then only its address is missing.
import { slice, span } from '../base/span.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, lineAbove, lineAt } from '../digest/model.ts'
import { DigestSession } from '../digest/session.ts'
import { foldTitle, isTranslated, resembles, standsFor } from '../paper/titles.ts'

/** Fewer letters may be other words by chance. */
const enoughLetters = 8
/** Longer lines are not looked at. */
const longestLine = 1_000

/** Whether the words before the offset, or the line above that has any, hold the title, and no link of their own. */
export function isTitleAbove(digest: Digest, offset: number, title: string): boolean {
  const wanted = foldTitle(title)
  if (wanted.length < enoughLetters) return false
  const own = digest.text.slice(lineAt(digest, offset).start, offset)
  if (holds(own, wanted)) return true
  if (/[\p{L}\p{N}]/u.test(own)) return false
  let above = lineAbove(digest, offset)
  if (above && slice(digest.text, above).trim() === '') above = lineAbove(digest, above.start)
  return above !== undefined && holds(slice(digest.text, above), wanted)
}

function holds(line: string, wanted: string): boolean {
  return line.length <= longestLine && !/https?:/i.test(line) && foldTitle(line).includes(wanted)
}

/** The entry that the digest has when an address is written at the offset, if the digest gives it a title. */
export function entryWith(digest: Digest, offset: number, url: string): Entry | undefined {
  const read = new DigestSession(digest).edit({ span: span(offset, offset), newText: url })
  return read.entries.find(
    ({ title, link }) => title && link?.span.start === offset && title.span.start !== offset,
  )
}

/** Whether a title in a text is one that the paper may have there: the record's, a part of it, or a translation. */
export function isItsTitle(entry: Entry, title: string): boolean {
  const own = plainTitle(entry)
  if (own === undefined) return false
  return standsFor(own, title) || resembles(own, title) || isTranslated(own, title)
}
