import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { LookUpOutcome, Records } from './records.ts'

/** One request's worth of papers. */
export const groupSize = 100

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
 * want papers meanwhile come in between; then for what was published of them. It ends when nobody can be asked; what came is
 * kept, and the next time goes on.
 * @throws the signal's reason, when it aborts.
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
  /** Whether to go on: a record that cannot be read costs no other. */
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
