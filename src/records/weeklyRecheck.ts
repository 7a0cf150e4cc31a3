import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import type { Clock } from '../core/http/clock.ts'
import { groupSize, type RecheckResult } from './recheckRecords.ts'

const minuteMs = 60_000

/** A window that has just started has more important things to do. In milliseconds. */
const firstAfterMs = 5 * minuteMs
/** The time between two portions, so that services and windows hardly notice. In milliseconds. */
const portionEveryMs = minuteMs
/** How often to check whether records have become old, or can be requested again. In milliseconds. */
const lookEveryMs = 60 * minuteMs
/** A record that could not be read is not requested again for this time. In milliseconds. */
const leftAloneMs = 24 * 60 * minuteMs

export interface WeeklyRecheckParts {
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
