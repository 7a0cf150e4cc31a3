import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

/** No complete answer came: no network, no such host, refused, reset, cut off. */
export class NetworkError extends DigestError {
  readonly code = 'network'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be reached.', hostOf(url)), options)
  }
}

/** The answer took too long. */
export class TimeoutError extends DigestError {
  readonly code = 'timeout'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} did not answer in time.', hostOf(url)), options)
  }
}

/** The body exceeds what the client accepts; the rest was not read. */
export class BodyTooLargeError extends DigestError {
  readonly code = 'body-too-large'

  constructor(url: string, maxBytes: number) {
    super(l10n.t('The answer of {0} is larger than {1} bytes.', hostOf(url), maxBytes))
  }
}

export interface HttpRequest {
  /** Media types wanted, as an `Accept` header. */
  readonly accept: string
  /** Others, by their lower-case names. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The whole body, never longer than the client's cap. */
  readonly body: Uint8Array
}

/** Reads one address over HTTP. Gives back any status; spacing and retries are the caller's. */
export interface HttpClient {
  /**
   * @throws {NetworkError} when no complete answer came.
   * @throws {TimeoutError} when the answer took too long.
   * @throws {BodyTooLargeError} when the body exceeds the cap; the rest is not read.
   * @throws the signal's reason, when it aborts.
   */
  get(url: string, request: HttpRequest): Promise<HttpResponse>
  /** Sends a JSON document with `POST`; otherwise as `get`. */
  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse>
}

/** The host of an address, with its port where that is not the usual one; the address itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

const mostHops = 3

/**
 * A client that follows redirects within one service: to the same origin, or from `http:` to `https:` of the same host.
 * Any other answer of status 3xx is given back as it is: who redirects elsewhere is not the service that was chosen.
 * @param pause waits as long as the service wants between two requests, for each hop is one.
 */
export function followRedirects(http: HttpClient, pause: () => Promise<void>): HttpClient {
  const follow = async (url: string, ask: (url: string) => Promise<HttpResponse>) => {
    let address = url
    let response = await ask(address)
    for (let hops = 0; hops < mostHops; hops += 1) {
      const target = targetOf(response, address)
      if (target === undefined) break
      await pause()
      address = target
      response = await ask(address)
    }
    return response
  }
  return {
    get: (url: string, request: HttpRequest) => follow(url, (address) => http.get(address, request)),
    postJson: (url: string, document: unknown, request: HttpRequest) =>
      follow(url, (address) => http.postJson(address, document, request)),
  }
}

/** Where to ask instead (RFC 9110, section 15.4); `undefined` where the answer is none of ours to follow. */
function targetOf({ status, headers }: HttpResponse, from: string): string | undefined {
  const { location } = headers
  // 303 leads to what a question has led to, not to where it should be asked.
  if (![301, 302, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, from)) return undefined
  const [before, after] = [new URL(from), new URL(location, from)]
  const isUpgrade =
    before.protocol === 'http:' && after.protocol === 'https:' && before.hostname === after.hostname
  const isOwn =
    after.username === '' && after.password === '' && (after.origin === before.origin || isUpgrade)
  return isOwn ? after.href : undefined
}

/** How a request failed. */
export type Failure =
  /** No complete answer. */
  | { readonly kind: 'network' }
  /** Too late, too large, or not what was expected: the same question would meet the same. */
  | { readonly kind: 'useless' }
  /** An answer with another status than success; `retryAfterMs` is what the service asked for. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | undefined }

interface RetryAdvice {
  /** Whether the same request may be repeated after the wait. */
  readonly repeat: boolean
  /** How long the service must be left alone, whatever the question; infinite: until the program ends. */
  readonly waitMs: number
}

interface RetryCircumstances {
  /** How many requests have failed in a row, this one included; from 1. */
  readonly failures: number
  /** From 0 to 1; spreads the clients of a service that comes back. */
  readonly random: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/**
 * What to do after a failed request. Waits double with each failure in a row.
 *
 * arXiv answers 429, 503 and (seen in 2026) 406 to those who ask too fast, and treats whoever goes on after 403 as an
 * attacker (https://info.arxiv.org/help/robots.html).
 */
export function adviseRetry(failure: Failure, { failures, random }: RetryCircumstances): RetryAdvice {
  if (failure.kind === 'network') return { repeat: true, waitMs: backOff(second, failures, random) }
  if (failure.kind === 'useless') return { repeat: false, waitMs: backOff(5 * second, failures, random) }
  if (failure.status === 403) return { repeat: false, waitMs: Number.POSITIVE_INFINITY }
  if (!isPassing(failure.status)) return { repeat: false, waitMs: backOff(minute, failures, random) }
  const { retryAfterMs } = failure
  // "At once" from an overloaded service is not taken at its word, and all who are told the same time would come at it.
  const waitMs = retryAfterMs
    ? Math.min(retryAfterMs, hour) + Math.round(random * second)
    : backOff(5 * second, failures, random)
  return { repeat: true, waitMs }
}

/**
 * The wait a `Retry-After` header asks for, in milliseconds; `undefined` when it is absent or unreadable.
 * Seconds or a date, RFC 9110 section 10.2.3; a date in the past asks for no wait.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * second
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function isPassing(status: number): boolean {
  return status === 406 || status === 408 || status === 429 || status >= 500
}

function backOff(firstMs: number, failures: number, random: number): number {
  const fullMs = firstMs * 2 ** Math.min(failures - 1, 20)
  return Math.round(Math.min(fullMs, 15 * minute) * (0.75 + random / 2))
}
