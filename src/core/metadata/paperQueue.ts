import * as l10n from '@vscode/l10n'
import type { Clock } from '../base/async.ts'
import { describeError, type Log } from '../base/errors.ts'
import { BodyTooLargeError, followRedirects, type HttpClient } from '../http/httpClient.ts'
import type { Pacing } from '../http/pacing.ts'
import { isFirstHand, type PaperRecord } from '../paper/paper.ts'
import {
  ConnectionReport,
  type ConnectionState,
  type LookUpOutcome,
  missingOutcome,
  type RecordCache,
  type RecordSource,
  recordAgeMs,
  type ServiceHealth,
  type SourceHealth,
  SourceUnavailableError,
  UnreadableResponseError,
} from './source.ts'
import { BatchSizes, UnreadablePapers, type Wanted, WantedPapers, WeighingClient } from './wantedPapers.ts'

export interface PaperQueueParts<Id extends string> {
  /** In order; a later source is asked only for what the earlier ones could not give. */
  readonly sources: readonly RecordSource<Id>[]
  readonly cache: RecordCache<Id>
  readonly http: HttpClient
  readonly log: Log
  readonly onStateChange: (state: ConnectionState) => void
}

export interface PaperQueueTuning {
  readonly clock: Clock
  readonly pacing: Pacing
  /** Shared by queues that ask the same hosts. */
  readonly health: ServiceHealth
  /** Identifiers requested within this time share a request. */
  readonly mergeWindowMs: number
  /** How long a failed request waits for its retry before its outcome is `unavailable`. */
  readonly patienceMs: number
  /** From 0 to 1, a new value at each call. */
  readonly random: () => number
}

/** Shorter waits are not reported. */
const noticeableMs = 500

/** How long it makes no sense to ask again while the settings name no source. */
const sourcelessMs = 60_000

/** One request: the papers and the source. */
interface Batch<Id extends string> {
  readonly source: RecordSource<Id>
  readonly ids: readonly Id[]
}

/** Papers that callers wait for, and the sources that are asked for them, one request at a time. */
export class PaperQueue<Id extends string> {
  #parts: PaperQueueParts<Id>
  readonly #tuning: PaperQueueTuning
  readonly #wanted = new WantedPapers<Id>()
  readonly #sizes = new BatchSizes<Id>()
  readonly #unreadable = new UnreadablePapers<Id>()
  readonly #report: ConnectionReport
  readonly #closing = new AbortController()
  /** Ends the queue's wait, when nobody waits any more or when it is not needed. */
  #waking = new AbortController()
  #isRunning = false
  #running: Promise<void> = Promise.resolve()

  constructor(parts: PaperQueueParts<Id>, tuning: PaperQueueTuning) {
    this.#parts = parts
    this.#tuning = tuning
    this.#report = new ConnectionReport(parts.onStateChange, tuning.clock, this.#closing.signal)
  }

  /** Uses these sources from the next request on. */
  use(changed: Pick<PaperQueueParts<Id>, 'sources' | 'http'>): void {
    this.#parts = { ...this.#parts, ...changed }
  }

  /** These come before all others that wait; see {@link WantedPapers.prefer}. */
  prefer(ids: readonly Id[]): void {
    this.#wanted.prefer(ids)
  }

  /** The outcomes arrive later; callers that no longer wait must `leave`. */
  join(ids: readonly Id[]): readonly Wanted<Id>[] {
    const wanted = this.#wanted.join(ids)
    this.#run()
    return wanted
  }

  /** Like {@link join}, for papers whose records are old: only sources that may know better are asked. */
  joinAgain(ids: readonly Id[]): readonly Wanted<Id>[] {
    const wanted = this.#wanted.joinAgain(ids, this.#secondHand())
    this.#run()
    return wanted
  }

  leave(wanted: readonly Wanted<Id>[]): void {
    this.#wanted.leave(wanted)
    if (this.#wanted.queued === 0) this.#waking.abort()
  }

  /** Requests papers with second-hand records, when nothing else waits. */
  upgrade(ids: readonly Id[]): void {
    if (!this.#parts.sources.some(({ isAuthoritative }) => isAuthoritative) || this.refusal()) return
    this.#wanted.upgrade(ids, this.#secondHand())
    this.#run()
  }

  /** The immediate outcome for a paper whose record could not be read lately; `undefined` for all others. */
  unreadable(id: Id): LookUpOutcome<Id> | undefined {
    return this.#unreadable.outcome(id, this.#tuning.clock.now())
  }

  /** The immediate outcome of a new request, while no source may be asked and none will be soon. */
  refusal(): LookUpOutcome<Id> | undefined {
    if (this.#closing.signal.aborted) return this.#closed()
    // A request that comes while a failed one waits for its retry waits with it.
    if (this.#isRunning) return undefined
    const state = this.#worstHealth()
    return state && { kind: 'unavailable', reason: state.reason, until: state.until }
  }

  /** See {@link ServiceHealth.forgetFailures}. What waits for a retry is requested when its source's turn has come. */
  forgetFailures(): void {
    this.#tuning.health.forgetFailures()
    this.#waking.abort()
    if (!this.#isRunning) this.#tellRest()
  }

  /** Ends running requests, and resolves when they have ended; waiting callers get `unavailable` at once. */
  close(): Promise<void> {
    this.#closing.abort()
    this.#waking.abort()
    this.#wanted.settleAll(this.#closed())
    return this.#running
  }

  #secondHand(): readonly string[] {
    return this.#parts.sources.flatMap(({ id, isAuthoritative, isRegistry }) =>
      isAuthoritative || isRegistry ? [] : id,
    )
  }

  #run(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#running = this.#answerAll()
      .catch((error) => {
        this.#parts.log.error(`Looking up papers failed: ${describeError(error)}`)
        this.#giveUp({ reason: describeError(error), until: this.#tuning.clock.now() })
      })
      .finally(() => {
        this.#isRunning = false
        // Requested while the last round was ending.
        if (this.#wanted.queued > 0) this.#run()
      })
  }

  /** Batches are composed as late as possible, so that requests during a wait can join. */
  async #answerAll(): Promise<void> {
    await this.#wait(this.#tuning.mergeWindowMs)
    while (this.#wanted.queued > 0 && !this.#closing.signal.aborted) {
      const batch = this.#nextBatch()
      if (!batch) await this.#waitOrGiveUp()
      else if (!(await this.#settleKnown(batch.ids))) await this.#waitOrAsk(batch)
    }
    this.#tellRest()
  }

  /** The next request: for the first paper that waits, and those that go to the same source. */
  #nextBatch(): Batch<Id> | undefined {
    const free = this.#parts.sources.filter((source) => !this.#blocked(source))
    const ids: Id[] = []
    let chosen: RecordSource<Id> | undefined
    for (const { id, tried } of this.#wanted.queue()) {
      const source = free.find((source) => !tried.has(source.id))
      chosen ??= source
      if (source && source === chosen) ids.push(id)
    }
    return chosen && { source: chosen, ids: this.#sizes.choose(chosen, ids) }
  }

  /** Another window may have saved some papers in the meantime; returns whether it has. */
  async #settleKnown(ids: readonly Id[]): Promise<boolean> {
    const queue = this.#wanted.queue()
    const upgrades = new Set(queue.flatMap(({ id, isUpgrade }) => (isUpgrade ? id : [])))
    const rechecks = queue.flatMap(({ id, isRecheck }) => (isRecheck ? id : []))
    const before = this.#tuning.clock.now() - recordAgeMs
    const old = new Set(rechecks.length === 0 ? [] : await this.#parts.cache.findOld(rechecks, before))
    const cached = await this.#parts.cache.find(ids)
    const good = [...cached].filter(
      ([id, paper]) => !old.has(id) && (!upgrades.has(id) || isFirstHand(paper)),
    )
    for (const [id, paper] of good) this.#wanted.settle(id, { kind: 'found', paper })
    return good.length > 0
  }

  async #waitOrAsk(batch: Batch<Id>): Promise<void> {
    const waitMs = this.#tuning.pacing.waitMs(batch.source)
    if (waitMs > 0) return this.#waitFor(waitMs)
    this.#wanted.take(batch.ids)
    try {
      // If another window was faster, its response may have these papers: both are checked again.
      await this.#tuning.pacing.tryRun(batch.source, () => this.#askSource(batch))
    } finally {
      // Whatever happened, nobody waits forever for papers that were taken.
      this.#wanted.putBack(batch.ids)
    }
  }

  async #askSource({ source, ids }: Batch<Id>): Promise<void> {
    const { log } = this.#parts
    const { clock, health } = this.#tuning
    const signal = this.#closing.signal
    const pause = () => clock.delay(source.minIntervalMs, signal)
    const http = new WeighingClient(followRedirects(this.#parts.http, pause), pause)
    this.#report.tell({ kind: 'asking' })
    log.info(`Asking ${source.label} (${source.host}) for ${listed(ids)}`)
    try {
      const answer = await source.lookUp(ids, http, signal)
      health.succeed(source)
      this.#sizes.noteGood(source, ids, http.bytes)
      const found = new Map([...answer].flatMap(([id, paper]) => (paper ? [[id, paper] as const] : [])))
      log.info(`${source.label} answered: ${found.size} of ${ids.length} papers`)
      const unreadable = ids.filter((id) => answer.has(id) && !found.has(id))
      await this.#settleAnswer({ source, ids: ids.filter((id) => !unreadable.includes(id)) }, found)
      this.#settleUnreadable({ source, ids: unreadable })
    } catch (error) {
      if (!signal.aborted) this.#noteFailure({ source, ids }, error)
    }
  }

  #noteFailure(batch: Batch<Id>, error: unknown): void {
    const { source, ids } = batch
    const { log } = this.#parts
    const { clock, random, health } = this.#tuning
    const isAsked = isAboutQuestion(error) || (isOwnFailure(error) && this.#sizes.noteFailure(source, ids))
    const blame = isAsked ? this.#sizes.noteBad(source, ids, error) : 'source'
    if (blame === 'batch') {
      log.warn(`${describeError(error)} Next: a smaller request for these ${ids.length} papers`)
    } else if (blame === 'paper') {
      log.warn(`${describeError(error)} Only ${listed(ids)} is affected`)
      this.#settleUnreadable(batch)
    } else {
      const { until } = health.fail(source, error, { now: clock.now(), random: random() })
      const next = Number.isFinite(until) ? new Date(until).toISOString() : 'not in this session'
      log.warn(`${describeError(error)} Next attempt: ${next}`)
    }
  }

  async #settleAnswer({ source, ids }: Batch<Id>, found: ReadonlyMap<Id, PaperRecord<Id>>): Promise<void> {
    await this.#save(found)
    for (const [id, paper] of found) this.#wanted.settle(id, { kind: 'found', paper })
    const absent = ids.filter((id) => !found.has(id))
    const hopeless = absent.filter((id) => this.#isTriedEverywhere(id, source) || source.isAuthoritative)
    const isUnreadable = (id: Id) => this.unreadable(id) !== undefined
    this.#tellUnreadable(hopeless.filter(isUnreadable))
    await this.#settleMissing(hopeless.filter((id) => !isUnreadable(id)))
  }

  /** The source has them, so they are not missing; another source may have readable records. */
  #settleUnreadable({ source, ids }: Batch<Id>): void {
    this.#unreadable.note(ids, source.label, this.#tuning.clock.now())
    this.#tellUnreadable(ids.filter((id) => this.#isTriedEverywhere(id, source)))
  }

  #tellUnreadable(ids: readonly Id[]): void {
    for (const id of ids) {
      const outcome = this.unreadable(id)
      if (outcome) this.#wanted.settle(id, outcome)
    }
  }

  /** Notes that the source has answered, and returns whether no other is left to ask. */
  #isTriedEverywhere(id: Id, source: RecordSource<Id>): boolean {
    const tried = this.#wanted.markTried(id, source.id)
    return this.#parts.sources.every((one) => tried.has(one.id))
  }

  async #settleMissing(ids: readonly Id[]): Promise<void> {
    if (ids.length === 0) return
    const now = this.#tuning.clock.now()
    const absences = await this.#parts.cache.saveAbsent(ids, now).catch((error) => {
      this.#parts.log.error(`The library could not be written: ${describeError(error)}`)
      return undefined
    })
    for (const id of ids) {
      this.#wanted.settle(id, missingOutcome(absences?.get(id) ?? { firstAt: now, lastAt: now }))
    }
  }

  /** A full disk must not keep a paper from its callers. */
  async #save(papers: ReadonlyMap<Id, PaperRecord<Id>>): Promise<void> {
    if (papers.size === 0) return
    await this.#parts.cache.save(papers.values()).catch((error) => {
      this.#parts.log.error(`The library could not be written: ${describeError(error)}`)
    })
  }

  /** No source that could help may be asked now. */
  async #waitOrGiveUp(): Promise<void> {
    const { clock, patienceMs } = this.#tuning
    const blocked = this.#parts.sources.flatMap((source) => this.#blocked(source) ?? [])
    const [first] = blocked
    if (!first) {
      const reason = l10n.t('No source of paper records is turned on in the settings.')
      return this.#giveUp({ reason, until: clock.now() + sourcelessMs })
    }
    const soonest = blocked.reduce((a, b) => (b.until < a.until ? b : a))
    const waitMs = soonest.until - clock.now()
    const isWorthWaiting = soonest.repeat && soonest.failures < 3 && waitMs <= patienceMs
    if (isWorthWaiting) await this.#waitFor(waitMs)
    else this.#giveUp(first)
  }

  #giveUp({ reason, until }: { readonly reason: string; readonly until: number }): void {
    this.#wanted.settleAll({ kind: 'unavailable', reason, until })
  }

  #closed(): LookUpOutcome<Id> {
    return { kind: 'unavailable', reason: l10n.t('The lookup was stopped.'), until: this.#tuning.clock.now() }
  }

  /** The state of the first source, while none may be asked. */
  #worstHealth(): SourceHealth | undefined {
    const blocked = this.#parts.sources.map((source) => this.#blocked(source))
    return blocked.includes(undefined) ? undefined : blocked[0]
  }

  #blocked(source: RecordSource<Id>): SourceHealth | undefined {
    return this.#tuning.health.blocked(source, this.#tuning.clock.now())
  }

  #tellRest(): void {
    const [first] = this.#parts.sources
    const worst = this.#worstHealth()
    const detour = worst || !first ? undefined : this.#blocked(first)
    this.#report.tellRest(worst, detour)
  }

  async #waitFor(waitMs: number): Promise<void> {
    if (waitMs > noticeableMs)
      this.#report.tell({ kind: 'waiting', until: this.#tuning.clock.now() + waitMs })
    await this.#wait(waitMs)
  }

  /** Returns early if {@link #waking} aborts. */
  async #wait(waitMs: number): Promise<void> {
    this.#waking = new AbortController()
    if (this.#closing.signal.aborted) return
    const signal = this.#waking.signal
    await this.#tuning.clock.delay(waitMs, signal).catch((error) => {
      if (!signal.aborted) throw error
    })
  }
}

/** Whether a request for fewer papers might succeed: the response was too large, or one of them broke it. */
function isAboutQuestion(error: unknown): boolean {
  if (error instanceof UnreadableResponseError) return !error.isWebPage
  if (error instanceof SourceUnavailableError) return [400, 413, 414, 422].includes(error.status)
  return error instanceof BodyTooLargeError
}

/** Whether the service has failed, and does not say that it is busy or closed. */
function isOwnFailure(error: unknown): boolean {
  return error instanceof SourceUnavailableError && error.status === 500 && error.retryAfterMs === undefined
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ')
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown
}
