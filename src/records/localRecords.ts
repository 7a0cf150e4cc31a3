import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type ArxivId, parseIdentifier } from '../core/arxiv/identifier.ts'
import { type Clock, Emitter, systemClock } from '../core/base/async.ts'
import { DigestError, describeError, type Log } from '../core/base/errors.ts'
import type { FeedSourceId } from '../core/digest/conventions/conventions.ts'
import { followRedirects, hostOf } from '../core/http/httpClient.ts'
import { Gate, Pacing } from '../core/http/pacing.ts'
import { type ClosableHttpClient, createHttpClient } from '../core/http/undiciClient.ts'
import { askDailyPapers, askFeed } from '../core/inbox/askFeed.ts'
import type { Announcements } from '../core/inbox/feed.ts'
import { inMemory, LibraryTooNewError, LibraryUnusableError } from '../core/library/database.ts'
import { exportLines, importLines } from '../core/library/jsonLines.ts'
import { type OpenLanes, openLanes } from '../core/library/laneFiles.ts'
import { Library, type LibraryDamage } from '../core/library/library.ts'
import { PaperLookUp, type PaperLookUpTuning } from '../core/metadata/lookUpPapers.ts'
import {
  type Asking,
  type MetadataSource,
  ServiceHealth,
  type SourceHealth,
} from '../core/metadata/source.ts'
import { arxivApi, searchArxiv } from '../core/metadata/sources/arxivApi.ts'
import { citingSources, doiSources, metadataSources } from '../core/metadata/sources/index.ts'
import { type Doi, parseDoi } from '../core/paper/doi.ts'
import { type AnyPaper, isArxivId, type Paper, type PaperId } from '../core/paper/paper.ts'
import type { DraftToSend, SentDraft } from '../core/publish/target.ts'
import { replaceFile } from '../files/replaceFile.ts'
import type {
  ConnectionState,
  ImportCount,
  LibraryTrouble,
  LookUpOutcome,
  Records,
  RecordsOptions,
  ServiceOptions,
} from './records.ts'

/** Opens the library and the sources in this thread, which SQLite blocks. */
export async function openRecords(
  options: RecordsOptions,
  log: Log,
  tuning: PaperLookUpTuning = {},
): Promise<Records> {
  return new LocalRecords(options, log, tuning)
}

/** What is known of a service to wait for its turn. */
type AskedService = Pick<MetadataSource, 'host' | 'label' | 'minIntervalMs'>

/** As often as arXiv: it allows far more (https://huggingface.co/docs/hub/rate-limits), which nobody needs here. */
const huggingFaceIntervalMs = 3000

class LocalRecords implements Records {
  readonly #options: RecordsOptions
  readonly #library: Library
  readonly #lanes: OpenLanes
  readonly #papers: PaperLookUp<ArxivId>
  readonly #dois: PaperLookUp<Doi>
  readonly #citing: PaperLookUp<ArxivId>
  readonly #states = new Emitter<ConnectionState>()
  readonly #troubles = new Emitter<LibraryTrouble>()
  readonly #questions: Questions
  readonly #closing = new AbortController()
  readonly #clock: Clock
  #trouble: LibraryTrouble | undefined
  /** Why records are kept only in memory. */
  #unusable: DigestError | undefined
  #services: ServiceOptions
  #http: ClosableHttpClient

  constructor(options: RecordsOptions, log: Log, tuning: PaperLookUpTuning) {
    const clock = tuning.clock ?? systemClock
    this.#clock = clock
    this.#options = options
    this.#services = options
    this.#library = this.#openLibrary(log, clock)
    this.#lanes = openLanes({ folder: options.stateFolder, log, clock })
    this.#http = this.#httpFor(options)
    const pacing = new Pacing(clock, new Gate(this.#lanes, clock, `${process.pid} ${randomUUID()}`))
    const shared = { pacing, health: new ServiceHealth(pacing), ...tuning, clock }
    this.#questions = new Questions(shared)
    const { papers, dois, citing } = this.#sources(options)
    const parts = { http: this.#http, log }
    this.#papers = new PaperLookUp(
      {
        ...parts,
        sources: papers,
        cache: this.#library.papers,
        onStateChange: (state) => this.#states.emit(state),
      },
      shared,
    )
    // The state of the connection is that of arXiv and its substitutes.
    const quiet = { ...parts, onStateChange() {} }
    this.#dois = new PaperLookUp({ ...quiet, sources: dois, cache: this.#library.dois }, shared)
    this.#citing = new PaperLookUp({ ...quiet, sources: citing, cache: this.#library.citing }, shared)
  }

  async find(ids: readonly PaperId[], signal?: AbortSignal): Promise<ReadonlyMap<PaperId, AnyPaper>> {
    signal?.throwIfAborted()
    return this.#library.find(ids)
  }

  async lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#papers.lookUp(identifiersAmong(ids), signal)
  }

  async findOld(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly PaperId[]> {
    signal?.throwIfAborted()
    return [...(await this.#papers.old(ids.filter(isArxivId))), ...(await this.#dois.old(this.#askable(ids)))]
  }

  async recheck(
    ids: readonly PaperId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<PaperId, LookUpOutcome<PaperId>>> {
    const [papers, others] = await Promise.all([
      this.#papers.recheck(identifiersAmong(ids.filter(isArxivId)), signal),
      this.#dois.recheck(this.#askable(ids), signal),
    ])
    return new Map<PaperId, LookUpOutcome<PaperId>>([...papers, ...others])
  }

  /** The DOIs among them, if there is a registry to ask. */
  #askable(ids: readonly PaperId[]): readonly Doi[] {
    return doiSources(this.#services).length === 0 ? [] : ids.flatMap((id) => (isArxivId(id) ? [] : id))
  }

  async recheckPublished(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>> {
    if (doiSources(this.#services).length === 0) return new Map()
    const papers = [...(await this.find(ids, signal)).values()]
    const dois = papers.flatMap(({ doi }) => parseDoi(doi ?? '') ?? [])
    // Together, so that both share requests.
    const outcomes = await Promise.all([this.#dois.lookUp(dois, signal), this.#dois.recheck(dois, signal)])
    return new Map(outcomes.flatMap((some) => [...some]))
  }

  async lookUpCited(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#citing.lookUp(identifiersAmong(ids), signal)
  }

  lookUpDois(dois: readonly Doi[], signal?: AbortSignal): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>> {
    return this.#dois.lookUp(dois, signal)
  }

  prefer(ids: readonly ArxivId[]): void {
    this.#papers.prefer(ids)
  }

  forgetFailures(): void {
    for (const lookUp of [this.#papers, this.#dois, this.#citing]) lookUp.forgetFailures()
  }

  async startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    return this.#library.startingWith(prefix, limit)
  }

  async recent(limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    return this.#library.recent(limit)
  }

  async search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    return this.#library.search(words, limit)
  }

  async exportTo(file: string, signal?: AbortSignal): Promise<number> {
    return exportLibrary(this.#usableLibrary(), file, signal)
  }

  async importFrom(file: string, signal?: AbortSignal): Promise<ImportCount> {
    return importLibrary(this.#usableLibrary(), file, signal)
  }

  configure(services: ServiceOptions): void {
    const before = this.#http
    this.#services = services
    const { papers, dois, citing } = this.#sources(services)
    this.#http = this.#httpFor(services)
    this.#papers.use({ sources: papers, http: this.#http })
    this.#dois.use({ sources: dois, http: this.#http })
    this.#citing.use({ sources: citing, http: this.#http })
    // A request under way fails, and is repeated with the new settings.
    void before.close()
  }

  async searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    const { arxivApiUrl: apiUrl } = this.#services
    const source = arxivApi(apiUrl)
    const ask = (asking: Asking) => searchArxiv(apiUrl, words, { limit, ...asking })
    const papers = await this.#ask(source, ask, signal)
    await this.#library.papers.save(papers)
    return papers
  }

  async announcements(
    from: FeedSourceId,
    topics: readonly string[],
    signal?: AbortSignal,
  ): Promise<Announcements> {
    const { arxivApiUrl, arxivFeedUrl: feedUrl = '', dailyPapersUrl = '' } = this.#services
    if (from === 'hugging-face') {
      const service = {
        label: 'Hugging Face',
        host: hostOf(dailyPapersUrl),
        minIntervalMs: huggingFaceIntervalMs,
      }
      return this.#ask(service, (asking) => askDailyPapers(dailyPapersUrl, asking), signal)
    }
    // The host differs from that of the query API, but the service is the same: both share one lane.
    const source = { ...arxivApi(arxivApiUrl), host: hostOf(feedUrl) }
    return this.#ask(source, (asking) => askFeed(feedUrl, topics, asking), signal)
  }

  async sendDraft(draft: DraftToSend, signal?: AbortSignal): Promise<SentDraft> {
    // Writers of formats come with it, which records do without.
    const { sendDraft } = await import('../core/publish/draft.ts')
    return sendDraft(draft, { http: this.#http, clock: this.#clock, signal: this.#waiting(signal) })
  }

  /** A question to a service that is none about known papers, until the signal aborts or all is closed. */
  #ask<T>(source: AskedService, ask: (asking: Asking) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#questions.ask(this.#paced(source), ask, { http: this.#http, signal: this.#waiting(signal) })
  }

  #waiting(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal
  }

  onStateChange(listener: (state: ConnectionState) => void): () => void {
    return this.#states.on(listener)
  }

  onTrouble(listener: (trouble: LibraryTrouble) => void): () => void {
    // The trouble may have been found while the library was opened, before anybody could listen.
    if (this.#trouble) listener(this.#trouble)
    return this.#troubles.on(listener)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    // Requests that end release their lane and save their results.
    await Promise.all([this.#papers.close(), this.#dois.close(), this.#citing.close()])
    await this.#http.close()
    this.#lanes.close()
    this.#library.close()
  }

  /** Without the library's file, everything works as with a new one, but nothing is kept. */
  #openLibrary(log: Log, clock: Clock): Library {
    const { libraryPath: path, maxLibraryBytes: maxBytes } = this.#options
    const now = () => clock.now()
    const onDamage = (damage: LibraryDamage) => this.#tellTrouble({ kind: 'damaged', ...damage })
    const onUnsaved = ({ message }: LibraryUnusableError) =>
      this.#tellTrouble({ kind: 'unusable', reason: message })
    const options = { log, now, onDamage, onUnsaved, ...(maxBytes !== undefined && { maxBytes }) }
    try {
      return new Library({ ...options, path })
    } catch (error) {
      if (!(error instanceof LibraryTooNewError || error instanceof LibraryUnusableError)) throw error
      log.error(`${describeError(error)} Records are not stored.`)
      this.#unusable = error
      this.#tellTrouble({ kind: 'unusable', reason: error.message })
      return new Library({ ...options, path: inMemory })
    }
  }

  #tellTrouble(trouble: LibraryTrouble): void {
    this.#trouble = trouble
    this.#troubles.emit(trouble)
  }

  /** @throws the reason why there is none */
  #usableLibrary(): Library {
    if (this.#unusable) throw this.#unusable
    return this.#library
  }

  #sources(services: ServiceOptions) {
    const paced = <Source extends { readonly minIntervalMs: number }>(source: Source) => this.#paced(source)
    return {
      papers: metadataSources(services).map(paced),
      dois: doiSources(services).map(paced),
      citing: citingSources(services).map(paced),
    }
  }

  #paced<Source extends { readonly minIntervalMs: number }>(source: Source): Source {
    return { ...source, minIntervalMs: this.#options.minIntervalMs ?? source.minIntervalMs }
  }

  #httpFor({ userAgent, proxy }: ServiceOptions): ClosableHttpClient {
    const { stallTimeoutMs } = this.#options
    return createHttpClient({
      userAgent,
      ...(proxy && { proxy }),
      ...(stallTimeoutMs !== undefined && { stallTimeoutMs }),
    })
  }
}

/** An identifier from a message counts only if it still reads as one: nothing else ever leaves the computer. */
function identifiersAmong(ids: readonly ArxivId[]): readonly ArxivId[] {
  return ids.filter((id) => parseIdentifier(id)?.id === id)
}

/** The service is not to be asked now; the message says why. */
class BlockedError extends DigestError {
  readonly code = 'search-blocked'
}

/** Questions to services in one queue with the look-ups; whoever was asked to wait does not ask these either. */
class Questions {
  readonly #pacing: Pacing
  readonly #health: ServiceHealth
  readonly #clock: Clock

  constructor({
    pacing,
    health,
    clock,
  }: { readonly pacing: Pacing; readonly health: ServiceHealth; readonly clock: Clock }) {
    this.#pacing = pacing
    this.#health = health
    this.#clock = clock
  }

  /**
   * Asks when the source's turn has come.
   * @param source its pace and its state are those of its look-ups
   * @throws {BlockedError} and what the question throws.
   */
  async ask<T>(
    source: AskedService,
    question: (asking: Asking) => Promise<T>,
    { http, signal }: Asking,
  ): Promise<T> {
    this.#requireAvailable(this.#health.blocked(source, this.#clock.now()))
    const pause = () => this.#clock.delay(source.minIntervalMs, signal)
    const ask = () => question({ http: followRedirects(http, pause), signal })
    try {
      const answer = await this.#pacing.run(source, ask, signal)
      this.#health.succeed(source)
      return answer
    } catch (error) {
      if (!signal.aborted) {
        this.#health.fail(source, error, { now: this.#clock.now(), random: Math.random() })
      }
      throw error
    }
  }

  #requireAvailable(state: SourceHealth | undefined): void {
    if (state) throw new BlockedError(state.reason)
  }
}

/**
 * Writes the library as JSON Lines and returns the number of records. The file is complete, or stays as it was.
 * @throws NotReplaceableError; the signal's reason when it aborts.
 */
export async function exportLibrary(library: Library, file: string, signal?: AbortSignal): Promise<number> {
  let count = 0
  const lines = function* () {
    for (const line of exportLines(library)) {
      count += 1
      yield `${line}\n`
    }
  }
  await replaceFile(file, lines(), signal)
  return count
}

/**
 * Imports the records of a file of JSON Lines.
 * @throws NotReplaceableError; the signal's reason when it aborts.
 */
export async function importLibrary(
  library: Library,
  file: string,
  signal?: AbortSignal,
): Promise<ImportCount> {
  const input = createReadStream(file)
  try {
    return await importLines(library, input, signal)
  } finally {
    input.destroy()
  }
}
