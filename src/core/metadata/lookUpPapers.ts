import { abortable, type Clock, systemClock } from '../base/async.ts'
import { Pacing } from '../http/pacing.ts'
import { isFirstHand, type PaperRecord } from '../paper/paper.ts'
import { PaperQueue, type PaperQueueParts, type PaperQueueTuning } from './paperQueue.ts'
import {
  type Absence,
  askAgainAt,
  type LookUpOutcome,
  missingOutcome,
  type RecordCache,
  recordAgeMs,
  ServiceHealth,
} from './source.ts'
import type { Wanted } from './wantedPapers.ts'

type PaperLookUpParts<Id extends string> = PaperQueueParts<Id>

export type PaperLookUpTuning = Partial<PaperQueueTuning>

/**
 * Finds papers in the cache or asks the sources: with few requests, spaced, and never for the same identifier twice at
 * once.
 */
export class PaperLookUp<Id extends string> {
  readonly #cache: RecordCache<Id>
  readonly #clock: Clock
  readonly #queue: PaperQueue<Id>
  /** Requested once more in this session because the library has only second-hand records of them. */
  readonly #upgraded = new Set<Id>()

  constructor(parts: PaperLookUpParts<Id>, tuning: PaperLookUpTuning = {}) {
    const clock = tuning.clock ?? systemClock
    const pacing = tuning.pacing ?? new Pacing(clock)
    const health = tuning.health ?? new ServiceHealth(pacing)
    const usual = { mergeWindowMs: 50, patienceMs: 10_000, random: Math.random }
    this.#cache = parts.cache
    this.#clock = clock
    this.#queue = new PaperQueue(parts, { ...usual, ...tuning, clock, pacing, health })
  }

  /** Uses these sources from the next request on. */
  use(changed: Pick<PaperLookUpParts<Id>, 'sources' | 'http'>): void {
    this.#queue.use(changed)
  }

  /** These come before all others that wait; replaces the previous preference. */
  prefer(ids: readonly Id[]): void {
    this.#queue.prefer(ids)
  }

  /** What could not be had because nobody was reached may be asked for again at once. */
  forgetFailures(): void {
    this.#queue.forgetFailures()
  }

  /**
   * One outcome for each distinct id.
   * @throws the signal's reason when it aborts.
   * @throws an error of the cache if it cannot be read.
   */
  async lookUp(ids: readonly Id[], signal?: AbortSignal): Promise<ReadonlyMap<Id, LookUpOutcome<Id>>> {
    signal?.throwIfAborted()
    const distinct = [...new Set(ids)]
    const known = await this.#known(distinct)
    signal?.throwIfAborted()
    const unknown = distinct.filter((id) => !known.has(id))
    if (unknown.length === 0) return known
    const refusal = this.#queue.refusal()
    if (refusal) return new Map([...known, ...unknown.map((id) => [id, refusal] as const)])
    return new Map([...known, ...(await this.#wait(this.#queue.join(unknown), signal))])
  }

  /** The papers whose records are older than {@link recordAgeMs}, unless a source has just said that it has none. */
  async old(ids: readonly Id[]): Promise<readonly Id[]> {
    const now = this.#clock.now()
    const old = await this.#cache.findOld([...new Set(ids)], now - recordAgeMs)
    const absences = await this.#cache.findAbsent(old)
    return old.filter((id) => {
      const absence = absences.get(id)
      return !absence || !isFresh(absence, now)
    })
  }

  /**
   * Requests the records that are {@link old} again, and returns an outcome for each of these. Every response is stored
   * as it arrives, so that an interrupted run continues with the rest.
   * @throws like {@link lookUp}.
   */
  async recheck(ids: readonly Id[], signal?: AbortSignal): Promise<ReadonlyMap<Id, LookUpOutcome<Id>>> {
    signal?.throwIfAborted()
    const old = await this.old(ids)
    signal?.throwIfAborted()
    const refusal = this.#queue.refusal()
    if (refusal) return new Map(old.map((id) => [id, refusal]))
    return new Map(await this.#wait(this.#queue.joinAgain(old), signal))
  }

  /** Ends running requests, and resolves when they have ended; waiting callers get `unavailable` at once. */
  close(): Promise<void> {
    return this.#queue.close()
  }

  /** The outcomes that need no request. */
  async #known(ids: readonly Id[]): Promise<Map<Id, LookUpOutcome<Id>>> {
    const papers = await this.#cache.find(ids)
    this.#upgrade(papers)
    const outcomes = new Map<Id, LookUpOutcome<Id>>()
    for (const [id, paper] of papers) outcomes.set(id, { kind: 'found', paper })
    for (const id of ids) {
      const unreadable = outcomes.has(id) ? undefined : this.#queue.unreadable(id)
      if (unreadable) outcomes.set(id, unreadable)
    }
    const left = ids.filter((id) => !outcomes.has(id))
    if (left.length === 0) return outcomes
    for (const [id, absence] of await this.#cache.findAbsent(left)) {
      if (isFresh(absence, this.#clock.now())) outcomes.set(id, missingOutcome(absence))
    }
    return outcomes
  }

  /** A second-hand record is good for now; a better one is requested when nothing else waits. */
  #upgrade(papers: ReadonlyMap<Id, PaperRecord<Id>>): void {
    const ids = [...papers.values()].flatMap((paper) => (isFirstHand(paper) ? [] : paper.id))
    const fresh = ids.filter((id) => !this.#upgraded.has(id))
    if (fresh.length === 0 || this.#queue.refusal()) return
    for (const id of fresh) this.#upgraded.add(id)
    this.#queue.upgrade(fresh)
  }

  async #wait(
    wanted: readonly Wanted<Id>[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly [Id, LookUpOutcome<Id>])[]> {
    const outcomes = wanted.map(async ({ id, outcome }) => [id, await outcome] as const)
    try {
      return await abortable(Promise.all(outcomes), signal)
    } finally {
      this.#queue.leave(wanted)
    }
  }
}

/** Whether the cached "not found" still holds. A timestamp in the future (the clock was set back) does not count. */
function isFresh(absence: Absence, now: number): boolean {
  return absence.lastAt <= now && now < askAgainAt(absence)
}
