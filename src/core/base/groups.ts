/**
 * The values under their keys, both in the order in which they first occur. `Map.groupBy` would do, but the command line
 * also runs on Node.js 20, which has no such function.
 */
export function groupBy<Value, Key>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** How often each value occurs, in the order in which they first do. */
export function countsOf<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The value that occurs most often, of several the first; `undefined` where there are none. */
export function mostFrequent<Value>(values: Iterable<Value>): Value | undefined {
  return [...countsOf(values)].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** The values in order, in groups of the given size; the last may be smaller. */
export function inGroupsOf<Value>(size: number, values: readonly Value[]): readonly (readonly Value[])[] {
  const count = Math.ceil(values.length / size)
  return Array.from({ length: count }, (_, index) => values.slice(index * size, (index + 1) * size))
}
