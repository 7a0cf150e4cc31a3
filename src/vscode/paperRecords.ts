import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError, isAbort } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import type { Facts } from '../core/paper/facts.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { LookUpOutcome, Records } from '../records/records.ts'

/** How long a paper that could not be had is left alone before a document asks for it again, in milliseconds. */
const retryAfterMs = 60_000

/**
 * The records seen in this window, at hand without waiting, and the way to more of them. What arrives late is told by
 * {@link onDidChange}.
 */
export class PaperRecords implements Facts, vscode.Disposable {
  readonly #records: Records
  readonly #log: Log
  readonly #papers = new Map<ArxivId, Paper>()
  readonly #failed = new Map<ArxivId, { readonly outcome: LookUpOutcome; readonly at: number }>()
  readonly #asked = new Set<ArxivId>()
  readonly #changed = new vscode.EventEmitter<void>()
  /** New records or outcomes have arrived. */
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
      if (isAbort(error)) throw error
      return { kind: 'unavailable', reason: describeError(error) }
    }
  }

  startingWith(prefix: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.startingWith(prefix, limit, signal)
  }

  search(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#records.search(words, limit, signal)
  }

  dispose(): void {
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
      const outcome: LookUpOutcome = { kind: 'unavailable', reason: describeError(error) }
      this.#keep(new Map(ids.map((id) => [id, outcome])))
    } finally {
      for (const id of ids) this.#asked.delete(id)
    }
  }

  #keep(outcomes: ReadonlyMap<ArxivId, LookUpOutcome>): void {
    for (const [id, outcome] of outcomes) {
      if (outcome.kind === 'found') this.#papers.set(id, outcome.paper)
      else this.#failed.set(id, { outcome, at: Date.now() })
    }
    this.#changed.fire()
  }

  #failedLately(id: ArxivId): boolean {
    const failure = this.#failed.get(id)
    return failure !== undefined && Date.now() - failure.at < retryAfterMs
  }
}
