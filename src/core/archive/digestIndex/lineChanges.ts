/** Lines that stand in one text and others that stand in their place in another; either may be none. */
export interface LineChange {
  /** Indices of lines of the old text, half-open. */
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** Above this many pairs of lines, what differs counts as one change: nobody looks at it line by line. */
const mostPairs = 1_000_000

/** What to change in old lines to make them the new ones, in order: as few lines as possible. */
export function lineChanges(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  if (oldMiddle.length + nowMiddle.length === 0) return []
  if (oldMiddle.length * nowMiddle.length > mostPairs) {
    return [{ from: start, to: old.length - end, lines: nowMiddle }]
  }
  return changesIn(oldMiddle, nowMiddle).map(({ from, to, lines }) => ({
    from: from + start,
    to: to + start,
    lines,
  }))
}

/** By the longest common subsequence. */
function changesIn(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      i++
      j++
      continue
    }
    const [from, first] = [i, j]
    while ((i < old.length || j < now.length) && (i >= old.length || old[i] !== now[j])) {
      if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) i++
      else j++
    }
    changes.push({ from, to: i, lines: now.slice(first, j) })
  }
  return changes
}
