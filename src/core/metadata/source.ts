// A source of records: what it is asked, where its records are kept, and how its answers are read.
import * as l10n from '@vscode/l10n'
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import type { Clock } from '../base/async.ts'
import { DigestError } from '../base/errors.ts'
import {
  adviseRetry,
  type Failure,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  isRealWait,
  NetworkError,
  openPart,
  pauseOfAll,
  retryAfterOf,
} from '../http/httpClient.ts'
import type { Pacing } from '../http/pacing.ts'
import { arxivIdOfDoi, parseDoi } from '../paper/doi.ts'
import { type PaperRecord, readCites } from '../paper/paper.ts'
import { calendarDate, cleanLine, cleanParagraphs } from '../paper/text.ts'

/** Fetches metadata from one service. Spacing, retries and caching are up to the caller. */
export interface RecordSource<Id extends string> {
  readonly id: string
  /** The service's own name, as people know it. */
  readonly label: string
  /** The host of the requests; sources on one host share its pace. */
  readonly host: string
  /** The minimum gap between two requests, in milliseconds. Cite the service's terms beside the value. */
  readonly minIntervalMs: number
  /** The maximum number of identifiers in a request; there are fewer if responses are large or unreadable. */
  readonly batchSize: number
  /** Whether a paper that it does not have does not exist; otherwise the next source is asked. */
  readonly isAuthoritative: boolean
  /** Whether no other source knows more about its papers, although others may have papers that it lacks. */
  readonly isRegistry?: boolean
  /**
   * Papers that the service does not know are missing from the result; those with an unreadable record are `undefined`.
   * @throws {SourceUnavailableError} if the service refuses or fails.
   * @throws {UnreadableResponseError} if the response is not what the service documents.
   * @throws whatever {@link HttpClient} throws.
   */
  lookUp(
    ids: readonly Id[],
    http: HttpClient,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Id, PaperRecord<Id> | undefined>>
}

/** A source of papers by their arXiv identifier. */
export type MetadataSource = RecordSource<ArxivId>

/** Where records, and the fact that there are none, are kept between lookups. */
export interface RecordCache<Id extends string> {
  find(ids: readonly Id[]): Promise<ReadonlyMap<Id, PaperRecord<Id>>>
  /** Removes the note that they were absent. */
  save(papers: Iterable<PaperRecord<Id>>): Promise<void>
  /** The papers that are here, but were given by their source before that time. */
  findOld(ids: readonly Id[], before: number): Promise<readonly Id[]>
  findAbsent(ids: readonly Id[]): Promise<ReadonlyMap<Id, Absence>>
  /** Notes that a source did not have them at that time, and returns what is then known about them. */
  saveAbsent(ids: readonly Id[], at: number): Promise<ReadonlyMap<Id, Absence>>
}

export type PaperCache = RecordCache<ArxivId>

/** When a source answered that it does not have a paper, in milliseconds since the epoch. */
export interface Absence {
  readonly firstAt: number
  readonly lastAt: number
}

const dayMs = 24 * 3_600_000

/** How long a record counts as current, in milliseconds: papers are revised, withdrawn and published. */
export const recordAgeMs = 7 * dayMs

/** arXiv's records change once a day, and it has at times answered with an empty feed: one answer proves little. */
export function isBelieved({ firstAt, lastAt }: Absence): boolean {
  return lastAt - firstAt >= dayMs
}

/** An identifier that is believed to be free may be assigned to a paper later. */
export function askAgainAt(absence: Absence): number {
  return isBelieved(absence) ? absence.lastAt + 30 * dayMs : absence.firstAt + dayMs
}

/** The outcome for a paper that a source does not have. */
export function missingOutcome(absence: Absence): LookUpOutcome<never> & { readonly kind: 'missing' } {
  return { kind: 'missing', isBelieved: isBelieved(absence), askAgainAt: askAgainAt(absence) }
}

/** The outcome for one identifier. */
export type LookUpOutcome<Id extends string = ArxivId> =
  | { readonly kind: 'found'; readonly paper: PaperRecord<Id> }
  /**
   * A source that should know it answered that it does not have it. That is believed after two such answers, a day
   * apart; `askAgainAt` is milliseconds since the epoch.
   */
  | { readonly kind: 'missing'; readonly isBelieved: boolean; readonly askAgainAt: number }
  /**
   * No source was available; `reason` is for people. No request is sent before `until`, in milliseconds since the
   * epoch, infinite for the rest of the session: an earlier request gets the same outcome at once.
   */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly until: number }

/** The state of the connection to the sources. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** A request waits its turn, or a refused one its retry; `until` is milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly until: number }
  /** The first source is unavailable for `reason`, but others replace it. */
  | { readonly kind: 'detour'; readonly reason: string }
  /** The last request got no response; `reason` is for people. */
  | { readonly kind: 'offline'; readonly reason: string }
  /** The sources refuse us; no more requests are sent in this session. */
  | { readonly kind: 'stopped'; readonly reason: string }

interface Refusal {
  readonly status: number
  /** The wait that the service asked for; `undefined` if it did not say. */
  readonly retryAfterMs?: number | undefined
  /** The service's own words. */
  readonly detail?: string | undefined
}

/** The service refused or failed. */
export class SourceUnavailableError extends DigestError {
  readonly code = 'source-unavailable'
  readonly status: number
  readonly retryAfterMs: number | undefined

  constructor(label: string, { status, retryAfterMs, detail }: Refusal) {
    super(refusalText(label, status, detail))
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

interface UnreadableOptions extends ErrorOptions {
  readonly isWebPage?: boolean
}

/** The response is not what the service documents. */
export class UnreadableResponseError extends DigestError {
  readonly code = 'unreadable-response'
  /**
   * Whether it is a web page, as captive portals and services under maintenance send; another request would get the
   * same.
   */
  readonly isWebPage: boolean

  /** @param expected what should have come, such as "an Atom feed". */
  constructor(address: string, expected: string, { isWebPage = false, ...options }: UnreadableOptions = {}) {
    super(l10n.t('The response from {0} is not {1}.', openPart(address), expected), options)
    this.isWebPage = isWebPage
  }
}

function refusalText(label: string, status: number, detail: string | undefined): string {
  if (detail) return l10n.t('{0} rejected the request: {1} (HTTP {2}).', label, detail, status)
  if (status === 403) return l10n.t('{0} refuses requests from this computer (HTTP {1}).', label, status)
  if (status === 429 || status === 406) return l10n.t('{0} asked us to slow down (HTTP {1}).', label, status)
  if (status >= 500) return l10n.t('{0} is unavailable at the moment (HTTP {1}).', label, status)
  return l10n.t('{0} could not answer this request (HTTP {1}).', label, status)
}

/** What a source needs to send requests. */
export interface Asking {
  readonly http: HttpClient
  readonly signal: AbortSignal
}

/** The error for a response without success status; `detail` is the service's own explanation. */
export function refusedBy(label: string, response: HttpResponse, detail?: string): SourceUnavailableError {
  const { status } = response
  return new SourceUnavailableError(label, {
    status,
    retryAfterMs: retryAfterOf(response, Date.now()),
    detail,
  })
}

/** @throws {UnreadableResponseError} if the response is not JSON in UTF-8 */
export function readJsonAnswer(address: string, { body }: HttpResponse): unknown {
  try {
    return readJson(body)
  } catch (error) {
    throw new UnreadableResponseError(address, l10n.t('a JSON document'), {
      cause: error,
      isWebPage: isWebPage(body),
    })
  }
}

/** Whether a body starts like HTML. */
export function isWebPage(body: Uint8Array): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test(new TextDecoder().decode(body.subarray(0, 200)))
}

/** The error for a response that is well-formed, but not as documented. `address` contains no secrets. */
export function unexpectedAnswer(address: string): UnreadableResponseError {
  return new UnreadableResponseError(address, l10n.t('a list of papers'))
}

/** The request options of all JSON services. */
export function jsonRequest(signal: AbortSignal): HttpRequest {
  return { accept: 'application/json', signal }
}

/** The longest line kept from a response. */
const longestAbstract = 20_000
const longestLine = 2000
/** The longest list kept from a response, as in the library. */
const mostElements = 10_000

/**
 * Control characters in strings, which JSON forbids, are read as spaces.
 * @throws {Error} if it is not JSON in UTF-8
 */
function readJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(text.replace(/\p{Cc}/gu, ' '))
  }
}

/** The members of an object; empty for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Readonly<Record<string, unknown>>) : {}
}

/** The elements of a list, as many as a record may have; empty for anything else. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostElements) : []
}

/**
 * The papers that a response says are cited, each by its identifier on arXiv or else its DOI, as digests name papers; those
 * with neither are left out.
 */
export function citedAmong(
  cited: Iterable<{ readonly arxivId?: unknown; readonly doi?: unknown }>,
): PaperRecord<string>['cites'] {
  const ids = Array.from(cited, ({ arxivId, doi }) => {
    const ofArxiv = parseIdentifier(lineOf(arxivId) ?? '')?.id
    const ofDoi = ofArxiv ? undefined : parseDoi(lineOf(doi) ?? '')
    return ofArxiv ?? (ofDoi && (arxivIdOfDoi(ofDoi) ?? ofDoi))
  })
  return readCites(ids)
}

/** A clean line of text; `undefined` for anything else, and for an empty one. */
export function lineOf(value: unknown): string | undefined {
  return typeof value === 'string' ? cleanLine(value.slice(0, longestLine)) || undefined : undefined
}

/** The clean paragraphs of an abstract, as long as the library takes it; empty for anything else. */
export function abstractOf(value: unknown): string {
  return typeof value === 'string' ? cleanParagraphs(value.slice(0, longestAbstract)) : ''
}

/** An ISO 8601 date as far as it exists, such as a month for its 31st; `undefined` for anything else. */
export function dateOf(value: unknown): string | undefined {
  const text = lineOf(value) ?? ''
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text))
  return isDate ? calendarDate(text) : undefined
}

/** The state of a source that is failing. */
export interface SourceHealth {
  /** Requests that failed in a row. */
  readonly failures: number
  /** The earliest time of the next request, in milliseconds since the epoch; infinite for the rest of the session. */
  readonly until: number
  /** For people. */
  readonly reason: string
  /** Whether the same request may be repeated then. */
  readonly repeat: boolean
  /** Whether there was any response. */
  readonly isReached: boolean
}

type Source = Pick<RecordSource<string>, 'host' | 'label' | 'minIntervalMs'>

/**
 * The states of the hosts; sources on one host share it. What a host asks for applies to everything that shares its
 * pace, in other windows, too.
 */
export class ServiceHealth {
  readonly #pacing: Pacing
  readonly #byHost = new Map<string, SourceHealth>()

  constructor(pacing: Pacing) {
    this.#pacing = pacing
  }

  /** Why the source must not be asked now; `undefined` if it may. */
  blocked(source: Source, now: number): SourceHealth | undefined {
    const own = this.#byHost.get(source.host)
    if (own && own.until > now && isRealWait(own.until - now)) return own
    const until = this.#pacing.closedUntil(source)
    if (until <= now) return undefined
    const reason = l10n.t('{0} asked us to slow down.', source.label)
    return { failures: own?.failures ?? 0, until, reason, repeat: true, isReached: true }
  }

  succeed({ host }: Source): void {
    this.#byHost.delete(host)
  }

  /** Whom nobody has reached may be asked again at once; what a host has asked for stays. */
  forgetFailures(): void {
    for (const [host, { isReached }] of this.#byHost) if (!isReached) this.#byHost.delete(host)
  }

  /** `random` is from 0 to 1. */
  fail(
    source: Source,
    error: unknown,
    circumstances: { readonly now: number; readonly random: number },
  ): SourceHealth {
    const state = healthAfter(error, this.#byHost.get(source.host), circumstances)
    this.#byHost.set(source.host, state)
    const closedUntil = circumstances.now + pauseOfAll({ waitMs: state.until - circumstances.now })
    if (state.isReached) this.#pacing.close(source, closedUntil)
    return state
  }
}

/** The state after one more failure; `random` is from 0 to 1. */
function healthAfter(
  error: unknown,
  before: SourceHealth | undefined,
  { now, random }: { readonly now: number; readonly random: number },
): SourceHealth {
  const failures = (before?.failures ?? 0) + 1
  const { repeat, waitMs } = adviseRetry(failureOf(error), { failures, random })
  const isReached = error instanceof SourceUnavailableError
  return { failures, until: now + waitMs, reason: reasonOf(error), repeat, isReached }
}

function failureOf(error: unknown): Failure {
  if (error instanceof NetworkError) return { kind: 'network' }
  if (!(error instanceof SourceUnavailableError)) return { kind: 'useless' }
  return { kind: 'status', status: error.status, retryAfterMs: error.retryAfterMs }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Reports each change of the connection's state, and only changes. */
export class ConnectionReport {
  readonly #listener: (state: ConnectionState) => void
  readonly #clock: Clock
  readonly #closing: AbortSignal
  #state: ConnectionState = { kind: 'idle' }

  constructor(listener: (state: ConnectionState) => void, clock: Clock, closing: AbortSignal) {
    this.#listener = listener
    this.#clock = clock
    this.#closing = closing
  }

  tell(state: ConnectionState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#listener(state)
  }

  /**
   * Sets the state while nothing is requested: what the last failure left, until it is over.
   * @param worst why no source may be asked.
   * @param detour why others are asked in place of the first one.
   */
  tellRest(worst: SourceHealth | undefined, detour: SourceHealth | undefined): void {
    if (worst && !Number.isFinite(worst.until)) this.tell({ kind: 'stopped', reason: worst.reason })
    else if (worst && !worst.isReached) this.tell({ kind: 'offline', reason: worst.reason })
    else if (worst) this.#tellUntil({ kind: 'waiting', until: worst.until }, worst.until)
    else if (detour) this.#tellUntil({ kind: 'detour', reason: detour.reason }, detour.until)
    else this.tell({ kind: 'idle' })
  }

  #tellUntil(state: ConnectionState, until: number): void {
    this.tell(state)
    if (!Number.isFinite(until)) return
    const isOver = () => {
      if (JSON.stringify(this.#state) === JSON.stringify(state)) this.tell({ kind: 'idle' })
    }
    // The wait fails only when everything is closed.
    this.#clock.delay(until - this.#clock.now(), this.#closing).then(isOver, () => {})
  }
}
