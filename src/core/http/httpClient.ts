// Requests as the rest of the program sees them: their failures, redirects, when to ask again, and by which proxy.
import * as l10n from '@vscode/l10n'
import { DigestError } from '../base/errors.ts'

/** No complete response: no network, no such host, refused, reset, cut off. */
export class NetworkError extends DigestError {
  readonly code = 'network'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be reached.', hostOf(url)), options)
  }
}

/** The response took too long. */
export class TimeoutError extends DigestError {
  readonly code = 'timeout'

  constructor(url: string, options?: ErrorOptions) {
    super(l10n.t('{0} did not respond in time.', hostOf(url)), options)
  }
}

/** The body is larger than the client accepts; the rest was not read. */
export class BodyTooLargeError extends DigestError {
  readonly code = 'body-too-large'

  constructor(url: string, maxBytes: number) {
    super(l10n.t('The response from {0} is larger than {1} bytes.', hostOf(url), maxBytes))
  }
}

export interface HttpRequest {
  /** The accepted media types, as an `Accept` header. */
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

/** Reads one address over HTTP. Returns any status; spacing and retries are up to the caller. */
export interface HttpClient {
  /**
   * @throws {NetworkError} if no complete response came.
   * @throws {TimeoutError} if the response took too long.
   * @throws {BodyTooLargeError} if the body exceeds the cap; the rest is not read.
   * @throws the signal's reason when it aborts.
   */
  get(url: string, request: HttpRequest): Promise<HttpResponse>
  /** Sends a JSON document with `POST`; otherwise as `get`. */
  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse>
}

/** The host of an address, with its port unless that is the default; the text itself if it is not an address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

/** An address without names, passwords and keys, which people may have in their settings. */
export function openPart(address: string): string {
  if (!URL.canParse(address)) return address
  const { origin, pathname } = new URL(address)
  return origin + pathname
}

const mostHops = 3

/**
 * A client that follows redirects within one service: to the same origin, or from `http:` to `https:` of the same host.
 * Any other response of status 3xx is returned as it is: a redirect elsewhere leaves the chosen service.
 * @param pause waits for the service's gap between two requests, because each hop is one.
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

/** The redirect target (RFC 9110, section 15.4); `undefined` if we do not follow this response. */
function targetOf({ status, headers }: HttpResponse, from: string): string | undefined {
  const { location } = headers
  // 303 leads to the result of a request, not to where it should be sent.
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
  /** No complete response. */
  | { readonly kind: 'network' }
  /** Too late, too large, or unexpected: the same request would fail again. */
  | { readonly kind: 'useless' }
  /** A response with an error status; `retryAfterMs` is what the service asked for. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | undefined }

interface RetryAdvice {
  /** Whether the same request may be repeated after the wait. */
  readonly repeat: boolean
  /** How long the service must be left alone, whatever the request; infinite: until the program ends. */
  readonly waitMs: number
}

interface RetryCircumstances {
  /** How many requests have failed in a row, this one included; from 1. */
  readonly failures: number
  /** From 0 to 1; spreads the clients of a service that has recovered. */
  readonly random: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The longest time for which a service is left alone because it says so; a longer one is a mistake of the service. */
const longestPauseMs = 24 * hour
/** How long other windows leave a service alone that refuses this one for the session. */
const refusedForMs = hour

/** How long all who share the pace of a service leave it alone, after advice to one of them. */
export function pauseOfAll({ waitMs }: Pick<RetryAdvice, 'waitMs'>): number {
  return Number.isFinite(waitMs) ? waitMs : refusedForMs
}

/** Whether a wait can have been advised; a longer one shows that the computer's clock was set back since. */
export function isRealWait(waitMs: number): boolean {
  return waitMs <= longestPauseMs + minute || waitMs === Number.POSITIVE_INFINITY
}

/**
 * What to do after a failed request. Waits double with each failure in a row.
 *
 * arXiv answers 429, 503 and (seen in 2026) 406 to clients that ask too fast, and treats those that continue after 403
 * as attackers (https://info.arxiv.org/help/robots.html).
 */
export function adviseRetry(failure: Failure, { failures, random }: RetryCircumstances): RetryAdvice {
  if (failure.kind === 'network') return { repeat: true, waitMs: backOff(second, failures, random) }
  if (failure.kind === 'useless') return { repeat: false, waitMs: backOff(5 * second, failures, random) }
  if (failure.status === 403) return { repeat: false, waitMs: Number.POSITIVE_INFINITY }
  if (!isPassing(failure.status)) return { repeat: false, waitMs: backOff(minute, failures, random) }
  const { retryAfterMs } = failure
  // An overloaded service that says "at once" is not taken literally, and the wait is varied, because otherwise all
  // clients would return at the same time.
  const waitMs = retryAfterMs
    ? Math.min(retryAfterMs, longestPauseMs) + Math.round(random * second)
    : backOff(5 * second, failures, random)
  return { repeat: true, waitMs }
}

/**
 * The wait that a response asks for with `Retry-After`, in milliseconds; `undefined` if the header is missing or
 * unreadable. Seconds or a date, RFC 9110 section 10.2.3; a date in the past asks for no wait. Dates are compared with
 * the service's own clock, if it sends it: the computer's may be wrong.
 * @param now the computer's clock, in milliseconds since the epoch
 */
export function retryAfterOf({ headers }: Pick<HttpResponse, 'headers'>, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d+$/.test(value)) return Number(value) * second
  const until = parseHttpDate(value)
  return until === undefined ? undefined : Math.max(0, until - (parseHttpDate(headers.date ?? '') ?? now))
}

/** The forms of RFC 9110, section 5.6.7, all in GMT. `Date.parse` would take "2 minutes" for a date, too. */
const httpDates = [
  /^[a-z]{3}, \d{2} [a-z]{3} \d{4} \d{2}:\d{2}:\d{2} gmt$/i,
  /^[a-z]{6,9}, \d{2}-[a-z]{3}-\d{2} \d{2}:\d{2}:\d{2} gmt$/i,
  /^[a-z]{3} [a-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/i,
]

function parseHttpDate(text: string): number | undefined {
  const time = httpDates.some((form) => form.test(text))
    ? Date.parse(text.replace(/(?: gmt)?$/i, ' GMT'))
    : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function isPassing(status: number): boolean {
  return status === 406 || status === 408 || status === 429 || status >= 500
}

function backOff(firstMs: number, failures: number, random: number): number {
  const fullMs = firstMs * 2 ** Math.min(failures - 1, 20)
  return Math.round(Math.min(fullMs, 15 * minute) * (0.75 + random / 2))
}

/** The proxy settings. Missing ones are taken from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
export interface ProxySettings {
  /** `http://user:password@host:port`, `https:` or `socks5:`, for requests of all kinds. */
  readonly url?: string
  /** Hosts that are reached directly: `example.org` (including subdomains), `*.example.org`, `host:port`, `*`. */
  readonly noProxy?: readonly string[]
  /**
   * Whether certificates of services and of the proxy must be valid; by default they must, unless Node itself is told
   * otherwise.
   */
  readonly strictSsl?: boolean
}

/** The settings as environment variables, for a process of ours. */
export function proxyEnvironment({ url, noProxy, strictSsl }: ProxySettings): NodeJS.ProcessEnv {
  return {
    ...(url !== undefined && { http_proxy: url, https_proxy: url }),
    ...(noProxy !== undefined && noProxy.length > 0 && { no_proxy: noProxy.join(',') }),
    // Node's own variable (https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue).
    ...(strictSsl === false && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
  }
}
