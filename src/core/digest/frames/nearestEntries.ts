import type { Entry } from '../model.ts'

/** How many entries above and below a place are looked at. */
const farthest = 40

/** The entries around a place, the nearest first. */
export function nearestEntries(entries: readonly Entry[], above: number): readonly Entry[] {
  const first = Math.max(0, above - farthest)
  const distance = (index: number) => (index < above ? above - 1 - index : index - above + 0.5)
  return entries
    .slice(first, above + farthest)
    .map((entry, index) => ({ entry, distance: distance(first + index) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ entry }) => entry)
}
