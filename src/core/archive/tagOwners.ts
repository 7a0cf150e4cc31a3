import type { Entry, Tag } from '../digest/model.ts'

/**
 * The index of the entry that each tag belongs to; -1 for tags of the whole digest. A line of tags belongs to the entry above
 * it; the one that ends a digest does so only where the entries above have lines of their own, or where there is one entry.
 */
export function ownersOf(tags: readonly Tag[], entries: readonly Entry[]): readonly number[] {
  const last = entries.length - 1
  let above = -1
  let haveOwnLines = entries.length === 1
  return tags.map(({ span: { start } }) => {
    while (above < last && (entries[above + 1]?.span.start ?? 0) <= start) above++
    const isInside = start < (entries[above]?.span.end ?? 0)
    if (isInside || above < 0) return above
    if (above < last) haveOwnLines = true
    return haveOwnLines ? above : -1
  })
}
