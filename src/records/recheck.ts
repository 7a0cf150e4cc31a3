// Records that are asked for again once they are a week old, or when somebody wants it.
import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Clock } from '../core/base/async.ts'
import { describeError, type Log } from '../core/base/errors.ts'
import type { LookUpOutcome, Records } from './records.ts'

const minuteMs = 60_000

/** A window that starts has better things to do, in milliseconds. */
const firstAfterMs = 5 * minuteMs
/** Between two portions, so that services and windows hardly notice, in milliseconds. */
const portionEveryMs = minuteMs
/** How often it is looked whether records have become old, or can be asked for again, in milliseconds. */
const lookEveryMs = 60 * minuteMs
/** A record that could not be read is left alone for so long, in milliseconds. */
const leftAloneMs = 24 * 60 * minuteMs

interface WeeklyRecheckParts {
  readonly clock: Clock
  readonly log: Log
  /** Whether the person wants it, and there is a connection as far as anybody knows. */
  isWelcome(): boolean
  /** The papers of the archive whose records are older than a week. */
  findOld(signal: AbortSignal): Promise<readonly ArxivId[]>
  /** Asks again for those of the papers whose records are still old by then. */
  recheck(ids: readonly ArxivId[], signal: AbortSignal): Promise<RecheckResult>
}

/**
 * Asks again for the records that have become old, a request's worth a minute, until the signal aborts. There is nothing to
 * remember: the age of the records in the library, which all windows share, says what is left to ask. Rejects never.
 */
export async function recheckWeekly(parts: WeeklyRecheckParts, signal: AbortSignal): Promise<void> {
  const { clock, log } = parts
  const triedAt = new Map<ArxivId, number>()
  let pauseMs = firstAfterMs
  while (await elapses(clock, pauseMs, signal)) {
    try {
      pauseMs = parts.isWelcome() ? await recheckPortion(parts, triedAt, signal) : lookEveryMs
    } catch (error) {
      if (!signal.aborted) log.warn(`Checking records again: ${describeError(error)}`)
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
  log.info(`Checking records again that are older than a week: ${portion.length} of ${old.length}`)
  const { done, reason } = await recheck(portion, signal)
  if (reason !== undefined) log.info(`Records are checked again later: ${reason}`)
  if (done === 0 && reason !== undefined) return lookEveryMs
  for (const id of portion) triedAt.set(id, now)
  return portionEveryMs
}

/** Whether the time has passed without the signal aborting. */
async function elapses(clock: Clock, durationMs: number, signal: AbortSignal): Promise<boolean> {
  await clock.delay(durationMs, signal).catch((error) => {
    if (!signal.aborted) throw error
  })
  return !signal.aborted
}

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
