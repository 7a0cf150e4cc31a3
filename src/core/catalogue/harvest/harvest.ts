import * as l10n from '@vscode/l10n'
import { parseIdentifier } from '../../arxiv/identifier.ts'
import { type Clock, systemClock } from '../../base/async.ts'
import { DigestError, describeError, type Log, silentLog } from '../../base/errors.ts'
import {
  adviseRetry,
  type Failure,
  followRedirects,
  type HttpClient,
  NetworkError,
  TimeoutError,
} from '../../http/httpClient.ts'
import type { Pacing } from '../../http/pacing.ts'
import { refusedBy, SourceUnavailableError, UnreadableResponseError } from '../../metadata/source.ts'
import { childrenOf, readXml, type XmlElement } from '../../metadata/xml.ts'
import { cleanLine } from '../../paper/text.ts'
import { CatalogueWriter } from '../catalogueWriter.ts'
import type { CatalogueDatabase } from '../openCatalogue.ts'
import { type CatalogueEntry, mostAuthors, numberOf } from '../record.ts'

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

interface HarvestQuestion {
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
    do {
      const answer = await this.#ask(set, state)
      state =
        answer.kind === 'records' ? this.#keep(source, state, answer) : this.#settle(source, state, answer)
    } while (state.token !== undefined || state.startedOn !== undefined)
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

/** What the harvest needs from outside. */
interface OaiParts {
  readonly http: HttpClient
  /** Waits for its turn: query API, feeds and OAI share one request every three seconds. */
  readonly pacing: Pick<Pacing, 'run'>
  readonly clock: Clock
  readonly log: Log
  /** From 0 to 1, a new value at each call. */
  readonly random: () => number
}

/** https://info.arxiv.org/help/api/tou.html */
const ownIntervalMs = 3000
/** A request that failed this often in a row is given up; the next harvest continues from there. */
const mostFailures = 5

/**
 * One page of an OAI response. Temporary failures are waited out, as long as the service asks for; an unreadable
 * response is requested again, because a request has the same response as long as its token lives.
 * @throws {SourceUnavailableError} and {UnreadableResponseError} if that does not help.
 * @throws whatever {@link HttpClient.get} throws, and the signal's reason.
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
  for (let failures = 1; ; failures++) {
    try {
      log.info(`Asking ${url.host} for ${url.search}`)
      return await pacing.run(
        { host: url.host, minIntervalMs },
        () => askOnce(url, following, signal),
        signal,
      )
    } catch (error) {
      if (signal.aborted) throw error
      const failure = failureOf(error)
      const { repeat, waitMs } = adviseRetry(failure, { failures, random: random() })
      const isWorthRepeating = repeat || error instanceof UnreadableResponseError
      if (!isWorthRepeating || failures >= mostFailures) throw error
      log.warn(`${describeError(error)} Asking again in ${Math.round(waitMs / 1000)} s.`)
      onWait(clock.now() + waitMs)
      await clock.delay(waitMs, signal)
    }
  }
}

async function askOnce(url: URL, http: HttpClient, signal: AbortSignal): Promise<OaiAnswer> {
  const response = await http.get(url.href, { accept: 'text/xml', signal })
  if (response.status !== 200) throw refusedBy('arXiv', response)
  try {
    return readOaiAnswer(response.body)
  } catch (error) {
    throw new UnreadableResponseError(url.origin + url.pathname, l10n.t('an OAI-PMH response'), {
      cause: error,
    })
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NetworkError || error instanceof TimeoutError) return { kind: 'network' }
  if (!(error instanceof SourceUnavailableError)) return { kind: 'useless' }
  return { kind: 'status', status: error.status, retryAfterMs: error.retryAfterMs }
}

const oai = 'http://www.openarchives.org/OAI/2.0/'
const arxiv = 'http://arxiv.org/OAI/arXiv/'
/** A page holds a thousand records or more, some of them with thousands of authors. */
const limits = { depth: 12, elements: 2_000_000, textLength: 100_000 }
const longest = { title: 2000, name: 200 }
const dayMs = 86_400_000

/** A page of the response to `ListRecords`. */
type OaiAnswer =
  | {
      readonly kind: 'records'
      readonly entries: readonly CatalogueEntry[]
      /** Numbers of papers that arXiv no longer has. */
      readonly deleted: readonly number[]
      /** The token for the next page; `undefined` on the last one. */
      readonly token: string | undefined
      /** The service's day, as `2026-11-24`. */
      readonly day: string
    }
  /** A code of section 3.6 of the protocol, such as `badResumptionToken`. */
  | { readonly kind: 'error'; readonly code: string; readonly reason: string; readonly day: string }

/**
 * Reads a response of arXiv's OAI-PMH interface in its format `arXiv` (https://info.arxiv.org/help/oa/index.html;
 * protocol: https://www.openarchives.org/OAI/openarchivesprotocol.html). Records that cannot be read are left out.
 * @throws {Error} if the document is not such a response.
 */
function readOaiAnswer(bytes: Uint8Array): OaiAnswer {
  const root = readXml(bytes, limits)
  if (root.namespace !== oai || root.name !== 'OAI-PMH')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const day = textOf(root, oai, 'responseDate').slice(0, 10)
  const [error] = childrenOf(root, oai, 'error')
  if (error) {
    return {
      kind: 'error',
      code: error.attributes.code ?? '',
      reason: cleanLine(error.text).slice(0, 500),
      day,
    }
  }
  const [list] = childrenOf(root, oai, 'ListRecords')
  if (!list) throw new Error('it lists no records')
  const records = childrenOf(list, oai, 'record')
  const token = textOf(list, oai, 'resumptionToken')
  return {
    kind: 'records',
    entries: records.flatMap((record) => (isDeleted(record) ? [] : (entryOf(record) ?? []))),
    deleted: records.flatMap((record) => (isDeleted(record) ? (numberOfRecord(record) ?? []) : [])),
    token: token === '' ? undefined : token,
    day,
  }
}

function isDeleted(record: XmlElement): boolean {
  return childrenOf(record, oai, 'header')[0]?.attributes.status === 'deleted'
}

function numberOfRecord(record: XmlElement): number | undefined {
  const [header] = childrenOf(record, oai, 'header')
  const identifier = header ? textOf(header, oai, 'identifier').replace(/^oai:arXiv\.org:/, '') : ''
  const reference = parseIdentifier(identifier)
  return reference && numberOf(reference.id)
}

function entryOf(record: XmlElement): CatalogueEntry | undefined {
  const number = numberOfRecord(record)
  const [header] = childrenOf(record, oai, 'header')
  const [metadata] = childrenOf(record, oai, 'metadata')
  const paper = metadata && childrenOf(metadata, arxiv, 'arXiv')[0]
  if (number === undefined || !header || !paper) return undefined
  const title = textOf(paper, arxiv, 'title').slice(0, longest.title)
  if (title === '') return undefined
  return {
    number,
    title,
    changedOn: dayNumber(textOf(header, oai, 'datestamp')),
    categories: textOf(paper, arxiv, 'categories')
      .split(' ')
      .filter((code) => code !== ''),
    authors: authorsOf(paper),
  }
}

function authorsOf(paper: XmlElement): readonly string[] {
  const [list] = childrenOf(paper, arxiv, 'authors')
  if (!list) return []
  const names = childrenOf(list, arxiv, 'author')
    .slice(0, mostAuthors)
    .map((author) => {
      const parts = ['forenames', 'keyname', 'suffix'].map((part) => textOf(author, arxiv, part))
      return parts
        .filter((part) => part !== '')
        .join(' ')
        .slice(0, longest.name)
    })
  return names.filter((name) => name !== '')
}

function textOf(element: XmlElement, namespace: string, name: string): string {
  return cleanLine(childrenOf(element, namespace, name)[0]?.text ?? '')
}

function dayNumber(date: string): number {
  const time = Date.parse(date.slice(0, 10))
  return Number.isNaN(time) ? 0 : Math.floor(time / dayMs)
}
