// Whether the title of a paper stands where the paper is about to be written: then only its address is missing.
import { slice } from '../base/span.ts'
import { type Digest, lineAbove, lineAt } from '../digest/model.ts'
import { foldTitle } from '../paper/titles.ts'

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
