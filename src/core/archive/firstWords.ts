import type { Span } from '../base/span.ts'

const longest = 120

/** The beginning of what a span says, as one line, cut behind a word. */
export function firstWords(text: string, { start, end }: Span): string {
  // Spaces and marks between the lines fall away, so a little more is looked at than is kept.
  const lookedAt = text.slice(start, Math.min(end, start + 2 * longest))
  const words = lookedAt.includes('\n') ? lookedAt.replace(/\s*\n\s*/g, ' ').trim() : lookedAt
  if (words.length <= longest && start + 2 * longest >= end) return words
  const cut = words.slice(0, longest)
  const lastSpace = cut.lastIndexOf(' ')
  // Languages without spaces are cut between signs, but never inside one of two units.
  const kept = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept} …`
}
