import { slice } from '../base/span.ts'
import { type Digest, lineAt } from '../digest/model.ts'

/** The number of each entry's run: in a run, nothing but commentary stands between the entries. */
export function runsOf(digest: Digest): readonly number[] {
  let run = 0
  let done = 0
  return digest.entries.map(({ head, span: all }, index) => {
    const { start } = lineAt(digest, Math.min(head.start, all.start))
    if (digest.text.slice(done, start).trim() !== '' || endsInLabel(digest, index)) run++
    done = Math.max(done, lineAt(digest, Math.max(head.end, all.end)).end)
    return run
  })
}

/** A longer last line is commentary. */
const mostWordsOfLabel = 5

/** Whether the commentary above an entry ends in a line that may be a label for the entry: "2024-03-19", "Ann, 10:02". */
function endsInLabel(digest: Digest, index: number): boolean {
  const above = digest.entries[index - 1]
  if (!above?.commentary) return false
  const last = lineAt(digest, Math.max(above.commentary.start, above.commentary.end - 1))
  if (last.start <= above.head.end) return false
  const words = slice(digest.text, last)
  const head = slice(digest.text, lineAt(digest, above.head.start))
  const isOutside = /^\s*(?:[-*+]|\d+[.)])\s/.test(head) && /^\S/.test(words)
  const isShort = words.trim().split(/\s+/).length <= mostWordsOfLabel
  return isOutside || (isShort && !/[.!?。！？…]$/.test(words.trim()))
}
