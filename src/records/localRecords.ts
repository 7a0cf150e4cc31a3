import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Log } from '../core/base/log.ts'
import { type Pace, Pacing } from '../core/http/pacing.ts'
import { type ClosableHttpClient, createHttpClient } from '../core/http/undiciClient.ts'
import { type Database, openDatabase } from '../core/library/database.ts'
import { PaperSearch } from '../core/library/paperSearch.ts'
import { PaperStore } from '../core/library/paperStore.ts'
import { PaperLookUp, type PaperLookUpTuning } from '../core/metadata/lookUpPapers.ts'
import { type SourceStanding, standingAfter } from '../core/metadata/sourceStanding.ts'
import { arxivApi } from '../core/metadata/sources/arxivApi.ts'
import { searchArxiv } from '../core/metadata/sources/arxivSearch.ts'
import { metadataSources } from '../core/metadata/sources/index.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { ConnectionState, LookUpOutcome, Records, RecordsOptions } from './records.ts'

/**
 * Opens the library and the sources in this thread, where SQLite blocks.
 * @throws {LibraryTooNewError} and {LibraryUnusableError}, see {@link openDatabase}.
 */
export async function openRecords(
  options: RecordsOptions,
  log: Log,
  tuning: PaperLookUpTuning = {},
): Promise<Records> {
  const database = openDatabase({ path: options.libraryPath, log })
  return new LocalRecords({ database, options, log, tuning })
}

interface Parts {
  readonly database: Database
  readonly options: RecordsOptions
  readonly log: Log
  readonly tuning: PaperLookUpTuning
}

class LocalRecords implements Records {
  readonly #database: Database
  readonly #http: ClosableHttpClient
  readonly #store: PaperStore
  readonly #search: PaperSearch
  readonly #lookUp: PaperLookUp
  readonly #pacing: Pacing
  readonly #pace: Pace
  readonly #apiUrl: string
  readonly #closing = new AbortController()
  #searchFailure: { readonly error: unknown; readonly standing: SourceStanding } | undefined
  readonly #listeners = new Set<(state: ConnectionState) => void>()

  constructor({ database, options, log, tuning }: Parts) {
    this.#database = database
    this.#http = createHttpClient({ userAgent: options.userAgent })
    this.#store = new PaperStore(database)
    this.#search = new PaperSearch(database, this.#store)
    const { minIntervalMs } = options
    const sources = metadataSources(options).map((source) => ({
      ...source,
      minIntervalMs: minIntervalMs ?? source.minIntervalMs,
    }))
    this.#apiUrl = options.arxivApiUrl
    const { host, minIntervalMs: ownIntervalMs } = arxivApi(options.arxivApiUrl)
    this.#pace = { host, minIntervalMs: minIntervalMs ?? ownIntervalMs }
    // Searches and look-ups wait in one queue.
    this.#pacing = tuning.pacing ?? new Pacing(tuning.clock)
    const onStateChange = (state: ConnectionState) => {
      for (const listener of this.#listeners) listener(state)
    }
    this.#lookUp = new PaperLookUp(
      { sources, cache: this.#store, http: this.#http, log, onStateChange },
      { ...tuning, pacing: this.#pacing },
    )
  }

  async find(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>> {
    signal?.throwIfAborted()
    return this.#store.find(ids)
  }

  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#lookUp.lookUp(ids, signal)
  }

  async startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    return this.#store.startingWith(prefix, limit)
  }

  async search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    return this.#search.search(words, limit)
  }

  async searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    const waiting = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal
    const ask = () => searchArxiv(this.#apiUrl, words, { limit, http: this.#http, signal: waiting })
    this.#requireStanding()
    const papers = await this.#pacing.run(this.#pace, ask, waiting).catch((error: unknown) => {
      if (!waiting.aborted) this.#noteFailure(error)
      throw error
    })
    this.#searchFailure = undefined
    await this.#store.save(papers)
    return papers
  }

  /** Whoever was asked to wait, or was refused, does not ask again before. */
  #requireStanding(): void {
    if (this.#searchFailure && this.#searchFailure.standing.until > Date.now())
      throw this.#searchFailure.error
  }

  #noteFailure(error: unknown): void {
    const circumstances = { now: Date.now(), random: Math.random() }
    const standing = standingAfter(error, this.#searchFailure?.standing, circumstances)
    this.#searchFailure = { error, standing }
  }

  onStateChange(listener: (state: ConnectionState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#lookUp.close()
    await this.#http.close()
    if (this.#database.isOpen) this.#database.close()
  }
}
