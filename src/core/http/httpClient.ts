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
