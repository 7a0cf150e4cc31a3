import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Records } from './records.ts'

/** One request's worth of papers. */
const groupSize = 100

/** How far it has come. */
export interface RecheckProgress {
  /** Papers whose records were old when it began. */
  readonly old: number
  /** Those that were asked for by now. */
  readonly done: number
}

export interface RecheckResult extends RecheckProgress {
  /** Why it ended early; missing when all were asked for. */
  readonly reason?: string
}

/**
 * Asks again for the papers whose records are older than a week, a request's worth after the other, so that others who
 * want papers meanwhile come in between. It ends when nobody can be asked; what came is kept, and the next time goes on.
 * @throws the signal's reason, when it aborts.
 */
export async function recheckRecords(
  records: Pick<Records, 'findOld' | 'recheck'>,
  ids: readonly ArxivId[],
  onProgress: (progress: RecheckProgress) => void,
  signal?: AbortSignal,
): Promise<RecheckResult> {
  const old = await records.findOld(ids, signal)
  let done = 0
  for (let start = 0; start < old.length; start += groupSize) {
    onProgress({ old: old.length, done })
    const outcomes = [...(await records.recheck(old.slice(start, start + groupSize), signal)).values()]
    const unavailable = outcomes.find((outcome) => outcome.kind === 'unavailable')
    done += outcomes.filter((outcome) => outcome.kind !== 'unavailable').length
    if (unavailable) return { old: old.length, done, reason: unavailable.reason }
  }
  return { old: old.length, done }
}
