import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { LookUpOutcome, Records } from './records.ts'

/** The number of papers in one request. */
export const groupSize = 100

/** The progress so far. */
export interface RecheckProgress {
  /** The number of papers whose records were old at the start. */
  readonly old: number
  /** The number of these that have been requested so far. */
  readonly done: number
}

export interface RecheckResult extends RecheckProgress {
  /** Why it ended early; missing if all were requested. */
  readonly reason?: string
}

/**
 * Requests the records that are older than a week again, one request at a time, so that other requests can come in
 * between; then what was published about these papers. Ends early if no service is available; the results so far are
 * kept, and the next run continues.
 * @throws the signal's reason when it aborts.
 */
export async function recheckRecords(
  records: Pick<Records, 'findOld' | 'recheck' | 'recheckPublished'>,
  ids: readonly ArxivId[],
  onProgress: (progress: RecheckProgress) => void,
  signal?: AbortSignal,
): Promise<RecheckResult> {
  const old = await records.findOld(ids, signal)
  let done = 0
  let reason: string | undefined
  /** Whether to continue: an unreadable record does not affect the others. */
  const isAnswered = (outcomes: ReadonlyMap<string, LookUpOutcome<string>>) => {
    const unavailable = [...outcomes.values()].filter((outcome) => outcome.kind === 'unavailable')
    reason ??= unavailable[0]?.reason
    return outcomes.size === 0 || unavailable.length < outcomes.size
  }
  for (const group of groupsOf(old)) {
    onProgress({ old: old.length, done })
    const outcomes = await records.recheck(group, signal)
    done += [...outcomes.values()].filter(({ kind }) => kind !== 'unavailable').length
    if (!isAnswered(outcomes)) return { old: old.length, done, ...(reason !== undefined && { reason }) }
  }
  for (const group of groupsOf(ids)) if (!isAnswered(await records.recheckPublished(group, signal))) break
  return { old: old.length, done, ...(reason !== undefined && { reason }) }
}

function groupsOf(ids: readonly ArxivId[]): readonly (readonly ArxivId[])[] {
  const count = Math.ceil(ids.length / groupSize)
  return Array.from({ length: count }, (_, index) => ids.slice(index * groupSize, (index + 1) * groupSize))
}
