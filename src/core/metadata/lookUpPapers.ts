import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../arxiv/identifier.ts'
import { abortable } from '../base/abort.ts'
import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { type Clock, systemClock } from '../http/clock.ts'
import type { HttpClient } from '../http/httpClient.ts'
import { Pacing } from '../http/pacing.ts'
import type { Paper } from '../paper/paper.ts'
import { ConnectionReport } from './connectionReport.ts'
import type { ConnectionState, LookUpOutcome } from './outcome.ts'
import type { MetadataSource, PaperCache } from './source.ts'
import { type SourceStanding, standingAfter } from './sourceStanding.ts'
import { WantedPapers } from './wantedPapers.ts'

export interface PaperLookUpParts {
  /** The first is asked first; a later one only for what the earlier could not give. */
  readonly sources: readonly MetadataSource[]
  readonly cache: PaperCache
  readonly http: HttpClient
  readonly log: Log
  readonly onStateChange: (state: ConnectionState) => void
}

export interface PaperLookUpTuning {
  readonly clock?: Clock
  readonly pacing?: Pacing
  /** Identifiers wanted within this time share a request. */
  readonly mergeWindowMs?: number
  /** How long a failed question is kept waiting for its retry before its outcome is `unavailable`. */
  readonly patienceMs?: number
  /** From 0 to 1, anew at each call. */
  readonly random?: () => number
}

/** arXiv's answers change once a day, but it has at times answered with an empty feed by mistake. */
const missingForMs = 3_600_000

type Tuning = Required<PaperLookUpTuning>

/** What a round of questions gave; `failed` when no source answered. */
interface Answer {
  readonly papers: ReadonlyMap<ArxivId, Paper>
  readonly failed: SourceStanding | undefined
}

/** Finds papers in the cache or asks the sources: few requests, spaced, and never the same identifier twice at once. */
export class PaperLookUp {
  readonly #parts: PaperLookUpParts
  readonly #tuning: Tuning
  readonly #wanted = new WantedPapers()
  /** Until when an identifier that no source has is not asked for again. */
  readonly #missing = new Map<ArxivId, number>()
  readonly #standings = new Map<string, SourceStanding>()
  readonly #report: ConnectionReport
  readonly #closing = new AbortController()
  /** Ends the queue's wait once nobody waits in it. */
  #abandoned = new AbortController()
  #isRunning = false

  constructor(parts: PaperLookUpParts, tuning: PaperLookUpTuning = {}) {
    const clock = tuning.clock ?? systemClock
    this.#parts = parts
    this.#tuning = {
      clock,
      pacing: new Pacing(clock),
      mergeWindowMs: 50,
      patienceMs: 10_000,
      random: Math.random,
      ...tuning,
    }
    this.#report = new ConnectionReport(parts.onStateChange, clock, this.#closing.signal)
  }

  /**
   * One outcome for each distinct id.
   * @throws the signal's reason, when it aborts.
   * @throws what the cache throws when it cannot be read.
   */
  async lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    signal?.throwIfAborted()
    const distinct = [...new Set(ids)]
    const cached = await this.#parts.cache.find(distinct)
    signal?.throwIfAborted()
    const outcomes = new Map<ArxivId, LookUpOutcome>()
    for (const id of distinct) if (this.#isMissing(id)) outcomes.set(id, { kind: 'missing' })
    for (const [id, paper] of cached) outcomes.set(id, { kind: 'found', paper })
    const unknown = distinct.filter((id) => !outcomes.has(id))
    const refusal = this.#refusal()
    if (refusal) for (const id of unknown) outcomes.set(id, refusal)
    else await this.#ask(unknown, { outcomes, signal })
    return outcomes
  }

  /** Ends what is under way; whoever still waits gets `unavailable`. */
  close(): void {
    this.#closing.abort()
    this.#abandoned.abort()
    this.#wanted.settleAll(this.#closed())
  }

  /** What to say at once to a new question, while no source is to be asked and none will be soon. */
  #refusal(): LookUpOutcome | undefined {
    if (this.#closing.signal.aborted) return this.#closed()
    // Whoever comes while a failed question waits for its retry waits with it.
    if (this.#isRunning) return undefined
    const standing = this.#worstStanding()
    return standing && { kind: 'unavailable', reason: standing.reason, until: standing.until }
  }

  async #ask(
    ids: readonly ArxivId[],
    { outcomes, signal }: { outcomes: Map<ArxivId, LookUpOutcome>; signal: AbortSignal | undefined },
  ): Promise<void> {
    if (ids.length === 0) return
    const wanted = this.#wanted.join(ids)
    this.#run()
    try {
      const settled = await abortable(Promise.all(wanted.map(({ outcome }) => outcome)), signal)
      ids.forEach((id, index) => {
        const outcome = settled[index]
        if (outcome) outcomes.set(id, outcome)
      })
    } finally {
      this.#wanted.leave(wanted)
      if (this.#wanted.queued === 0) this.#abandoned.abort()
    }
  }

  #run(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#answerAll()
      .catch((error) => {
        this.#parts.log.error(`Looking up papers failed: ${describeError(error)}`)
        this.#giveUp({ reason: describeError(error), until: this.#tuning.clock.now() })
      })
      .finally(() => {
        this.#isRunning = false
        // Wanted while the last round was ending.
        if (this.#wanted.queued > 0) this.#run()
      })
  }

  /** Batches are composed as late as possible, so that whoever comes during a wait joins. */
  async #answerAll(): Promise<void> {
    await this.#wait(this.#tuning.mergeWindowMs)
    while (this.#wanted.queued > 0 && !this.#closing.signal.aborted) {
      const waitMs = this.#waitBeforeAsking()
      const standing = this.#worstStanding()
      if (waitMs === 0) await this.#answerBatch()
      else if (standing && waitMs > this.#tuning.patienceMs) this.#giveUp(standing)
      else await this.#waitFor(waitMs)
    }
    this.#report.tellRest(this.#worstStanding())
  }

  async #answerBatch(): Promise<void> {
    const ids = this.#wanted.take(Math.min(...this.#parts.sources.map(({ batchSize }) => batchSize)))
    try {
      const unknown = await this.#settleCached(ids)
      if (unknown.length === 0) return
      const { papers, failed } = await this.#askSources(unknown)
      await this.#save(papers)
      for (const [id, paper] of papers) this.#wanted.settle(id, { kind: 'found', paper })
      const left = unknown.filter((id) => !papers.has(id))
      if (failed) this.#retryOrGiveUp(left, failed)
      else for (const id of left) this.#settleMissing(id)
    } finally {
      // Whatever happened, nobody waits for ever for what was taken.
      this.#wanted.putBack(ids)
    }
  }

  #settleMissing(id: ArxivId): void {
    this.#missing.set(id, this.#tuning.clock.now() + missingForMs)
    this.#wanted.settle(id, { kind: 'missing' })
  }

  #isMissing(id: ArxivId): boolean {
    return (this.#missing.get(id) ?? 0) > this.#tuning.clock.now()
  }

  /** Another window may have saved them since they were wanted. */
  async #settleCached(ids: readonly ArxivId[]): Promise<readonly ArxivId[]> {
    const cached = await this.#parts.cache.find(ids)
    for (const [id, paper] of cached) this.#wanted.settle(id, { kind: 'found', paper })
    return ids.filter((id) => !cached.has(id))
  }

  async #askSources(ids: readonly ArxivId[]): Promise<Answer> {
    const papers = new Map<ArxivId, Paper>()
    let isAnswered = false
    for (const source of this.#parts.sources) {
      const left = ids.filter((id) => !papers.has(id))
      if (left.length === 0 || this.#blocked(source)) continue
      const found = await this.#askSource(source, left)
      if (!found) continue
      isAnswered = true
      for (const [id, paper] of found) papers.set(id, paper)
    }
    return { papers, failed: isAnswered ? undefined : this.#worstStanding() }
  }

  /** `undefined` when the source failed; its standing says how. */
  async #askSource(
    source: MetadataSource,
    ids: readonly ArxivId[],
  ): Promise<ReadonlyMap<ArxivId, Paper> | undefined> {
    const { clock, pacing, random } = this.#tuning
    const signal = this.#closing.signal
    const ask = () => {
      this.#report.tell({ kind: 'asking' })
      this.#parts.log.info(`Asking ${source.label} (${source.host}) for ${listed(ids)}`)
      return source.lookUp(ids, this.#parts.http, signal)
    }
    try {
      const found = await pacing.run(source, ask, signal)
      this.#standings.delete(source.id)
      this.#parts.log.info(`${source.label} answered: ${found.size} of ${ids.length} papers`)
      return found
    } catch (error) {
      if (signal.aborted) return undefined
      const circumstances = { now: clock.now(), random: random() }
      const standing = standingAfter(error, this.#standings.get(source.id), circumstances)
      this.#standings.set(source.id, standing)
      this.#parts.log.warn(`${describeError(error)} Next attempt: ${new Date(standing.until).toISOString()}`)
      return undefined
    }
  }

  /** A full disk must not keep a paper from whoever waits for it. */
  async #save(papers: ReadonlyMap<ArxivId, Paper>): Promise<void> {
    if (papers.size === 0) return
    await this.#parts.cache.save(papers.values()).catch((error) => {
      this.#parts.log.error(`The library could not be written: ${describeError(error)}`)
    })
  }

  #retryOrGiveUp(ids: readonly ArxivId[], failed: SourceStanding): void {
    const waitMs = failed.until - this.#tuning.clock.now()
    const isWorthWaiting = failed.repeat && failed.failures < 3 && waitMs <= this.#tuning.patienceMs
    if (isWorthWaiting) this.#wanted.putBack(ids)
    else this.#giveUp(failed)
  }

  #giveUp({ reason, until }: { readonly reason: string; readonly until: number }): void {
    this.#wanted.settleAll({ kind: 'unavailable', reason, until })
  }

  #closed(): LookUpOutcome {
    return { kind: 'unavailable', reason: l10n.t('The look-up was closed.'), until: this.#tuning.clock.now() }
  }

  /** The standing of the first source, while none may be asked. */
  #worstStanding(): SourceStanding | undefined {
    const standings = this.#parts.sources.map((source) => this.#blocked(source))
    return standings.includes(undefined) ? undefined : standings[0]
  }

  #blocked(source: MetadataSource): SourceStanding | undefined {
    const standing = this.#standings.get(source.id)
    return standing && standing.until > this.#tuning.clock.now() ? standing : undefined
  }

  #waitBeforeAsking(): number {
    const { clock, pacing } = this.#tuning
    const waits = this.#parts.sources.map((source) => {
      const blockedMs = (this.#blocked(source)?.until ?? 0) - clock.now()
      return Math.max(blockedMs, pacing.waitMs(source))
    })
    return Math.min(...waits)
  }

  async #waitFor(waitMs: number): Promise<void> {
    this.#report.tell({ kind: 'waiting', until: this.#tuning.clock.now() + waitMs })
    await this.#wait(waitMs)
  }

  /** Returns early when nobody waits any more. */
  async #wait(waitMs: number): Promise<void> {
    this.#abandoned = new AbortController()
    if (this.#closing.signal.aborted) return
    const signal = this.#abandoned.signal
    await this.#tuning.clock.delay(waitMs, signal).catch((error) => {
      if (!signal.aborted) throw error
    })
  }
}

function listed(ids: readonly ArxivId[]): string {
  const shown = ids.slice(0, 5).join(', ')
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown
}
