// Records that are asked for again once they are a week old, or when somebody wants it.
import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Clock } from '../core/base/async.ts'
import { describeError, type Log } from '../core/base/errors.ts'
import type { LookUpOutcome, Records } from './records.ts'

const minuteMs = 60_000

/** A window that has just started has more important things to do. In milliseconds. */
const firstAfterMs = 5 * minuteMs
/** The time between two portions, so that services and windows hardly notice. In milliseconds. */
const portionEveryMs = minuteMs
/** How often to check whether records have become old, or can be requested again. In milliseconds. */
const lookEveryMs = 60 * minuteMs
/** A record that could not be read is not requested again for this time. In milliseconds. */
const leftAloneMs = 24 * 60 * minuteMs

interface WeeklyRecheckParts {
  readonly clock: Clock
  readonly log: Log
  /** Whether the setting allows it, and there is a connection as far as anybody knows. */
  isWelcome(): boolean
  /** The papers of the archive whose records are older than a week. */
  findOld(signal: AbortSignal): Promise<readonly ArxivId[]>
  /** Requests the records of these papers again if they are still old. */
  recheck(ids: readonly ArxivId[], signal: AbortSignal): Promise<RecheckResult>
}

/**
 * Requests old records again, one request a minute, until the signal aborts. It needs no memory: the age of the records
 * in the library, which all windows share, says what is left. Never rejects.
 */
export async function recheckWeekly(parts: WeeklyRecheckParts, signal: AbortSignal): Promise<void> {
  const { clock, log } = parts
  const triedAt = new Map<ArxivId, number>()
  let pauseMs = firstAfterMs
  while (await elapses(clock, pauseMs, signal)) {
    try {
      pauseMs = parts.isWelcome() ? await recheckPortion(parts, triedAt, signal) : lookEveryMs
    } catch (error) {
      if (!signal.aborted) log.warn(`Checking records again failed: ${describeError(error)}`)
      pauseMs = lookEveryMs
    }
  }
}

/** @returns when to go on, in milliseconds */
async function recheckPortion(
  { clock, log, findOld, recheck }: WeeklyRecheckParts,
  triedAt: Map<ArxivId, number>,
  signal: AbortSignal,
): Promise<number> {
  const old = await findOld(signal)
  const now = clock.now()
  const portion = old.filter((id) => now - (triedAt.get(id) ?? 0) >= leftAloneMs).slice(0, groupSize)
  if (portion.length === 0) return lookEveryMs
  log.info(`Checking ${portion.length} of ${old.length} records again that are older than a week`)
  const { done, reason } = await recheck(portion, signal)
  if (reason !== undefined) log.info(`The remaining records are checked later: ${reason}`)
  if (done === 0 && reason !== undefined) return lookEveryMs
  for (const id of portion) triedAt.set(id, now)
  return portionEveryMs
}

/** Whether the time passed without the signal aborting. */
async function elapses(clock: Clock, durationMs: number, signal: AbortSignal): Promise<boolean> {
  await clock.delay(durationMs, signal).catch((error) => {
    if (!signal.aborted) throw error
  })
  return !signal.aborted
}

/** The number of papers in one request. */
const groupSize = 100

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
