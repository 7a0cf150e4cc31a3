import { abortable } from '../base/abort.ts'
import { type Clock, systemClock } from '../http/clock.ts'
import { Pacing } from '../http/pacing.ts'
import { isFirstHand, type PaperRecord } from '../paper/paper.ts'
import { PaperQueue, type PaperQueueParts, type PaperQueueTuning } from './paperQueue.ts'
import { isFresh, type LookUpOutcome, missingOutcome, type RecordCache } from './source.ts'
import { Standings } from './sourceStanding.ts'

type PaperLookUpParts<Id extends string> = PaperQueueParts<Id>

export type PaperLookUpTuning = Partial<PaperQueueTuning>

/** Finds papers in the cache or asks the sources: few requests, spaced, and never the same identifier twice at once. */
export class PaperLookUp<Id extends string> {
  readonly #cache: RecordCache<Id>
  readonly #clock: Clock
  readonly #queue: PaperQueue<Id>
  /** Asked for once more in this session because the library has them at second hand only. */
  readonly #upgraded = new Set<Id>()

  constructor(parts: PaperLookUpParts<Id>, tuning: PaperLookUpTuning = {}) {
    const clock = tuning.clock ?? systemClock
    const pacing = tuning.pacing ?? new Pacing(clock)
    const standings = tuning.standings ?? new Standings(pacing)
    const usual = { mergeWindowMs: 50, patienceMs: 10_000, random: Math.random }
    this.#cache = parts.cache
    this.#clock = clock
    this.#queue = new PaperQueue(parts, { ...usual, ...tuning, clock, pacing, standings })
  }

  /** Asks these sources from the next request on. */
  use(changed: Pick<PaperLookUpParts<Id>, 'sources' | 'http'>): void {
    this.#queue.use(changed)
  }

  /** These come before all others that wait, and those preferred before no longer do. */
  prefer(ids: readonly Id[]): void {
    this.#queue.prefer(ids)
  }

  /**
   * One outcome for each distinct id.
   * @throws the signal's reason, when it aborts.
   * @throws what the cache throws when it cannot be read.
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
    return new Map([...known, ...(await this.#ask(unknown, signal))])
  }

  /** Ends what is under way, and resolves when it has ended; whoever still waits gets `unavailable` at once. */
  close(): Promise<void> {
    return this.#queue.close()
  }

  /** What needs no asking. */
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

  /** A record at second hand is good for now; the better one is fetched when nobody else waits. */
  #upgrade(papers: ReadonlyMap<Id, PaperRecord<Id>>): void {
    const ids = [...papers.values()].flatMap((paper) => (isFirstHand(paper) ? [] : paper.id))
    const fresh = ids.filter((id) => !this.#upgraded.has(id))
    if (fresh.length === 0 || this.#queue.refusal()) return
    for (const id of fresh) this.#upgraded.add(id)
    this.#queue.upgrade(fresh)
  }

  async #ask(
    ids: readonly Id[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly [Id, LookUpOutcome<Id>])[]> {
    const wanted = this.#queue.join(ids)
    const outcomes = wanted.map(async ({ id, outcome }) => [id, await outcome] as const)
    try {
      return await abortable(Promise.all(outcomes), signal)
    } finally {
      this.#queue.leave(wanted)
    }
  }
}
