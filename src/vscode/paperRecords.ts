import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import type { Facts } from '../core/paper/facts.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { LookUpOutcome, Records } from '../records/records.ts'

/** How long a paper is left alone after its look-up failed for a reason of our own, in milliseconds. */
const retryAfterMs = 60_000
/** A paper that arXiv does not have is asked for again in another session. */
const never = Number.POSITIVE_INFINITY

/**
 * The records seen in this window, at hand without waiting, and the way to more of them. What arrives late is told by
 * {@link onDidChange}.
 */
export class PaperRecords implements Facts, vscode.Disposable {
  readonly #records: Records
  readonly #log: Log
  readonly #papers = new Map<ArxivId, Paper>()
  /** When a paper that could not be had may be asked for again, in milliseconds since the epoch. */
  readonly #notBefore = new Map<ArxivId, number>()
  readonly #asked = new Set<ArxivId>()
  #retry: NodeJS.Timeout | undefined
  readonly #changed = new vscode.EventEmitter<void>()
  /** New records have arrived, or papers that could not be had may be wanted again. */
  readonly onDidChange = this.#changed.event

  constructor(records: Records, log: Log) {
    this.#records = records
    this.#log = log
  }

  paper(id: ArxivId): Paper | undefined {
    return this.#papers.get(id)
  }

  /** Asks in the background for the records that are not at hand. */
  want(ids: readonly ArxivId[]): void {
    const missing = ids.filter(
      (id) => !this.#papers.has(id) && !this.#asked.has(id) && !this.#failedLately(id),
    )
    if (missing.length === 0) return
    for (const id of missing) this.#asked.add(id)
    void this.#fetch(missing)
  }

  /** The record, asked for when it is not at hand. Rejects with the signal's reason only. */
  async lookUp(id: ArxivId, signal: AbortSignal): Promise<LookUpOutcome> {
    const paper = this.#papers.get(id)
    if (paper) return { kind: 'found', paper }
    try {
      const outcome = (await this.#records.lookUp([id], signal)).get(id) ?? { kind: 'missing' }
      this.#keep(new Map([[id, outcome]]))
      return outcome
    } catch (error) {
      if (signal.aborted) throw error
      return failure(error)
    }
  }

  startingWith(prefix: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.startingWith(prefix, limit, signal)
  }

  search(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.search(words, limit, signal)
  }

  /** Asks arXiv; what it finds is in the library then. */
  searchArxiv(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.searchArxiv(words, limit, signal)
  }

  dispose(): void {
    clearTimeout(this.#retry)
    this.#changed.dispose()
    void this.#records
      .close()
      .catch((error) => this.#log.warn(`Closing the library: ${describeError(error)}`))
  }

  async #fetch(ids: readonly ArxivId[]): Promise<void> {
    try {
      this.#keep(await this.#records.lookUp(ids))
    } catch (error) {
      this.#log.error(`Looking up ${ids.length} papers: ${describeError(error)}`)
      this.#keep(new Map(ids.map((id) => [id, failure(error)])))
    } finally {
      for (const id of ids) this.#asked.delete(id)
    }
  }

  #keep(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>): void {
    for (const [id, outcome] of outcomes) {
      if (outcome.kind === 'found') this.#papers.set(id, outcome.paper)
      else this.#notBefore.set(id, outcome.kind === 'missing' ? never : outcome.until)
      if (outcome.kind === 'unavailable') this.#tellAt(outcome.until)
    }
    this.#changed.fire()
  }

  /** Those who show papers hear of it when asking makes sense again. */
  #tellAt(time: number): void {
    const waitMs = Math.min(Math.max(time - Date.now(), 1_000), 24 * 3600 * 1000)
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined
      this.#changed.fire()
    }, waitMs)
  }

  #failedLately(id: ArxivId): boolean {
    return Date.now() < (this.#notBefore.get(id) ?? 0)
  }
}

function failure(error: unknown): LookUpOutcome {
  return { kind: 'unavailable', reason: describeError(error), until: Date.now() + retryAfterMs }
}
