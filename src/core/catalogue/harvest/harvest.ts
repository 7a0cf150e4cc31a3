import * as l10n from '@vscode/l10n'
import { type Clock, systemClock } from '../../base/async.ts'
import { DigestError, describeError, type Log, silentLog } from '../../base/errors.ts'
import {
  adviseRetry,
  type Failure,
  followRedirects,
  type HttpClient,
  NetworkError,
  pauseOfAll,
  TimeoutError,
} from '../../http/httpClient.ts'
import type { Pacing } from '../../http/pacing.ts'
import { refusedBy, SourceUnavailableError, UnreadableResponseError } from '../../metadata/source.ts'
import { CatalogueWriter } from '../catalogueWriter.ts'
import type { CatalogueDatabase } from '../openCatalogue.ts'
import { type OaiAnswer, readOaiAnswer } from './oaiAnswer.ts'

/** There is no date to start from: the catalogue is empty. */
class NoStartError extends DigestError {
  readonly code = 'no-start'

  constructor() {
    super(
      l10n.t(
        "The catalogue is empty. Import arXiv's snapshot first, or give a date from which to ask for changes.",
      ),
    )
  }
}

/** The service rejects the request itself: an unknown set, or an invalid date. */
class HarvestRefusedError extends DigestError {
  readonly code = 'harvest-refused'

  constructor(code: string, reason: string) {
    super(l10n.t('arXiv rejected the request for changes: {0} ({1}).', reason, code))
  }
}

export interface HarvestQuestion {
  /** Address of the OAI-PMH interface. */
  readonly oaiUrl: string
  /** `cs`, `physics:hep-th`; all of arXiv when empty. */
  readonly sets: readonly string[]
  /** Changes since this day, as `2026-11-24`; by default since the last harvest, or since the newest record. */
  readonly from?: string | undefined
  /** The minimum gap between two requests; arXiv's own by default. */
  readonly minIntervalMs?: number
}

interface HarvestProgress {
  /** The number of changed or new papers so far. */
  readonly papers: number
  readonly deleted: number
  /** Until when the service asked to wait, in milliseconds since the epoch; `undefined` during a request. */
  readonly waitingUntil: number | undefined
}

interface HarvestOptions
  extends Pick<OaiParts, 'http' | 'pacing'>,
    Partial<Pick<OaiParts, 'clock' | 'log' | 'random'>> {
  readonly onProgress: (progress: HarvestProgress) => void
  readonly signal: AbortSignal
}

/**
 * Updates the catalogue with arXiv's changes, page by page. Each page is committed with the token for the next one, so
 * that an interrupted harvest continues from there.
 * @throws {NoStartError} if there is no date to start from.
 * @throws {HarvestRefusedError} if arXiv rejects the request.
 * @throws what `askOai` throws, and the signal's reason.
 */
export async function harvest(
  database: CatalogueDatabase,
  question: HarvestQuestion,
  options: HarvestOptions,
): Promise<Omit<HarvestProgress, 'waitingUntil'>> {
  const run = new HarvestRun(database, question, options)
  for (const set of question.sets.length > 0 ? question.sets : [undefined]) await run.harvestSet(set)
  for (const _ of new CatalogueWriter(database).index.update()) options.signal.throwIfAborted()
  return run.counts
}

/** Pages without records, and expired tokens, which may be some if the computer sleeps. */
const mostInVain = 20
/** All of arXiv has some thousands. */
const mostPages = 20_000

class HarvestRun {
  readonly #writer: CatalogueWriter
  readonly #states: HarvestStates
  readonly #question: HarvestQuestion
  readonly #options: HarvestOptions
  counts = { papers: 0, deleted: 0 }

  constructor(database: CatalogueDatabase, question: HarvestQuestion, options: HarvestOptions) {
    this.#writer = new CatalogueWriter(database)
    this.#states = new HarvestStates(database)
    this.#question = question
    this.#options = options
  }

  async harvestSet(set: string | undefined): Promise<void> {
    const source = `${this.#question.oaiUrl} ${set ?? ''}`
    let state: HarvestState = this.#start(this.#states.read(source))
    let [pages, inVain] = [0, 0]
    do {
      const answer = await this.#ask(set, state)
      const next =
        answer.kind === 'records' ? this.#keep(source, state, answer) : this.#settle(source, state, answer)
      pages++
      if (answer.kind === 'error' || answer.entries.length + answer.deleted.length === 0) inVain++
      const isRepeated = next.token !== undefined && next.token === state.token
      if (isRepeated || inVain > mostInVain || pages > mostPages) this.#giveUp(source, state)
      state = next
    } while (state.token !== undefined || state.startedOn !== undefined)
  }

  /** Ends an update whose pages make no progress; the next one starts afresh. */
  #giveUp(source: string, { since }: HarvestState): never {
    this.#states.save(source, { since, token: undefined, startedOn: undefined })
    throw noOaiAnswer(new URL(this.#question.oaiUrl), new Error('its pages do not end'))
  }

  /** Continues an interrupted harvest, unless another start date is requested. */
  #start(state: HarvestState): HarvestState & { readonly since: string } {
    const since = this.#question.from ?? state.since ?? this.#states.latestChange()
    if (since === undefined) throw new NoStartError()
    return since === state.since ? { ...state, since } : { since, token: undefined, startedOn: undefined }
  }

  async #ask(set: string | undefined, { since, token }: HarvestState): Promise<OaiAnswer> {
    const { clock = systemClock, log = silentLog, random = Math.random, http, pacing, signal } = this.#options
    const url = new URL(this.#question.oaiUrl)
    url.searchParams.set('verb', 'ListRecords')
    // The protocol allows nothing else beside a token.
    if (token !== undefined) url.searchParams.set('resumptionToken', token)
    else {
      url.searchParams.set('metadataPrefix', 'arXiv')
      url.searchParams.set('from', since ?? '')
      if (set !== undefined) url.searchParams.set('set', set)
    }
    const { minIntervalMs = ownIntervalMs } = this.#question
    const onWait = (until: number) => this.#tell(until)
    return askOai(url, { http, pacing, clock, log, random }, { minIntervalMs, onWait, signal })
  }

  /** `startedOn` without a token marks the end: it becomes the start date of the next harvest. */
  #keep(source: string, state: HarvestState, answer: OaiAnswer & { kind: 'records' }): HarvestState {
    const startedOn = state.startedOn ?? answer.day
    const next: HarvestState =
      answer.token === undefined
        ? { since: startedOn, token: undefined, startedOn: undefined }
        : { since: state.since, token: answer.token, startedOn }
    this.#writer.updatePapers(answer.entries, answer.deleted, () => this.#states.save(source, next))
    this.counts.papers += answer.entries.length
    this.counts.deleted += answer.deleted.length
    this.#tell(undefined)
    return next
  }

  #settle(source: string, state: HarvestState, answer: OaiAnswer & { kind: 'error' }): HarvestState {
    const { code, reason, day } = answer
    if (code === 'noRecordsMatch') {
      const done = { since: day, token: undefined, startedOn: undefined }
      this.#states.save(source, done)
      return done
    }
    if (code !== 'badResumptionToken' || state.token === undefined)
      throw new HarvestRefusedError(code, reason)
    // Tokens live for a day: start again, with the request of the first day.
    const again = { ...state, token: undefined, startedOn: state.startedOn ?? day }
    this.#states.save(source, again)
    return again
  }

  #tell(waitingUntil: number | undefined): void {
    this.#options.onProgress({ ...this.counts, waitingUntil })
  }
}

/** The progress of the harvest of one set. */
interface HarvestState {
  /** Changes before this day are in the catalogue; `undefined` before the first harvest has ended. */
  readonly since: string | undefined
  /** The token for the next page of an interrupted harvest. */
  readonly token: string | undefined
  /** The service's day when that harvest began: `since` of the next one. */
  readonly startedOn: string | undefined
}

/** Stores the state of harvests, in the same transactions as their papers. */
class HarvestStates {
  readonly #database: CatalogueDatabase

  constructor(database: CatalogueDatabase) {
    this.#database = database
  }

  read(source: string): HarvestState {
    const row = this.#database
      .prepare('SELECT since, token, startedOn FROM harvests WHERE source = ?')
      .get(source)
    return {
      since: textOrNone(row?.since),
      token: textOrNone(row?.token),
      startedOn: textOrNone(row?.startedOn),
    }
  }

  save(source: string, { since, token, startedOn }: HarvestState): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO harvests (source, since, token, startedOn) VALUES (?, ?, ?, ?)')
      .run(source, since ?? null, token ?? null, startedOn ?? null)
  }

  /** The date of the latest known change, as `2026-11-24`; `undefined` if the catalogue is empty. */
  latestChange(): string | undefined {
    const latest = this.#database.prepare('SELECT max(changedOn) AS day FROM papers').get()?.day
    return typeof latest === 'number' && latest > 0
      ? new Date(latest * 86_400_000).toISOString().slice(0, 10)
      : undefined
  }
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The service asked not to be asked for longer than an update waits. */
class SlowedDownError extends DigestError {
  readonly code = 'slowed-down'

  constructor(until: number) {
    super(l10n.t('{0} asked us to slow down until {1}.', 'arXiv', new Date(until).toISOString()))
  }
}

/** What the harvest needs from outside. */
interface OaiParts {
  readonly http: HttpClient
  /** Waits for its turn: query API, feeds and OAI share one request every three seconds. */
  readonly pacing: Pick<Pacing, 'run' | 'close' | 'closedUntil'>
  readonly clock: Clock
  readonly log: Log
  /** From 0 to 1, a new value at each call. */
  readonly random: () => number
}

/** https://info.arxiv.org/help/api/tou.html */
const ownIntervalMs = 3000
/** An update does not wait longer; a later one may. */
const patienceMs = 3_600_000
/** A request that failed this often in a row is given up; the next harvest continues from there. */
const mostFailures = 5

/**
 * One page of an OAI response. Temporary failures are waited out, as long as the service asks for; an unreadable
 * response is requested again, because a request has the same response as long as its token lives.
 * @throws {SourceUnavailableError} and {UnreadableResponseError} if that does not help; {SlowedDownError}.
 * @throws the errors of {@link HttpClient.get}, and the signal's reason.
 */
async function askOai(
  url: URL,
  { http, pacing, clock, log, random }: OaiParts,
  {
    minIntervalMs,
    onWait,
    signal,
  }: {
    readonly minIntervalMs: number
    readonly onWait: (until: number) => void
    readonly signal: AbortSignal
  },
): Promise<OaiAnswer> {
  const following = followRedirects(http, () => clock.delay(minIntervalMs, signal))
  const pace = { host: url.host, minIntervalMs }
  for (let failures = 1; ; failures++) {
    const closedUntil = pacing.closedUntil(pace)
    if (closedUntil > clock.now() + patienceMs) throw new SlowedDownError(closedUntil)
    try {
      log.info(`Asking ${url.host} for ${url.search}`)
      return await pacing.run(pace, () => askOnce(url, { http: following, clock }, signal), signal)
    } catch (error) {
      if (signal.aborted) throw error
      const failure = failureOf(error)
      const { repeat, waitMs } = adviseRetry(failure, { failures, random: random() })
      if (failure.kind === 'status') pacing.close(pace, clock.now() + pauseOfAll({ waitMs }))
      if (repeat && waitMs > patienceMs) throw new SlowedDownError(clock.now() + waitMs)
      const isWorthRepeating = repeat || error instanceof UnreadableResponseError
      if (!isWorthRepeating || failures >= mostFailures) throw error
      log.warn(`${describeError(error)} Asking again in ${Math.round(waitMs / 1000)} s.`)
      onWait(clock.now() + waitMs)
      await clock.delay(waitMs, signal)
    }
  }
}

async function askOnce(
  url: URL,
  { http, clock }: Pick<OaiParts, 'http' | 'clock'>,
  signal: AbortSignal,
): Promise<OaiAnswer> {
  const response = await http.get(url.href, { accept: 'text/xml', signal })
  if (response.status !== 200) throw refusedBy('arXiv', response)
  try {
    return readOaiAnswer(response.body, clock.now())
  } catch (cause) {
    throw noOaiAnswer(url, cause)
  }
}

/** The address is told without what was asked. */
function noOaiAnswer({ origin, pathname }: URL, cause: unknown): UnreadableResponseError {
  return new UnreadableResponseError(origin + pathname, l10n.t('an OAI-PMH response'), { cause })
}

function failureOf(error: unknown): Failure {
  if (error instanceof NetworkError || error instanceof TimeoutError) return { kind: 'network' }
  if (!(error instanceof SourceUnavailableError)) return { kind: 'useless' }
  return { kind: 'status', status: error.status, retryAfterMs: error.retryAfterMs }
}
