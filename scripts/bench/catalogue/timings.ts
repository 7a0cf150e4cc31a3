import type { QueryClass } from './queries.ts'

export interface ClassTiming {
  readonly name: string
  readonly queries: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Papers found, on average. */
  readonly found: number
}

/** Times each query once, one after another. */
export async function timeQueries(
  { name, queries }: QueryClass,
  search: (query: string) => number | Promise<number>,
): Promise<ClassTiming & { readonly times: readonly number[] }> {
  const times: number[] = []
  let found = 0
  for (const query of queries) {
    const start = performance.now()
    found += await search(query)
    times.push(performance.now() - start)
  }
  return { ...summarise(name, times), found: found / queries.length, times }
}

export function summarise(name: string, times: readonly number[]): Omit<ClassTiming, 'found'> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { name, queries: times.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) }
}
