import { slice } from '../base/span.ts'
import { type Digest, lineAt } from '../digest/model.ts'

/** For each entry the number of its run: entries of one run stand together, with nothing between them but what is said of them. */
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

/** In more words, what stands between two entries is said of the first. */
const mostWordsOfLabel = 5

/** Whether what is said of the entry above one ends in a line that may stand for what follows: "2024-03-19", "Ann, 10:02". */
function endsInLabel({ entries, text, ...digest }: Digest, index: number): boolean {
  const above = entries[index - 1]
  if (!above?.commentary) return false
  const last = lineAt({ ...digest, text }, Math.max(above.commentary.start, above.commentary.end - 1))
  if (last.start <= above.head.end) return false
  const words = slice(text, last)
  const head = slice(text, lineAt({ ...digest, text }, above.head.start))
  const isOutside = /^\s*(?:[-*+]|\d+[.)])\s/.test(head) && /^\S/.test(words)
  return (
    isOutside || (words.trim().split(/\s+/).length <= mostWordsOfLabel && !/[.!?。！？…]$/.test(words.trim()))
  )
}
