import { type Dispatcher, EnvHttpProxyAgent, errors } from 'undici'
import {
  BodyTooLargeError,
  type HttpClient,
  type HttpRequest,
  type HttpResponse,
  NetworkError,
  type ProxySettings,
  TimeoutError,
} from './httpClient.ts'

interface HttpClientOptions {
  /** Sent with each request. */
  readonly userAgent: string
  /** The longest accepted body. */
  readonly maxBytes?: number
  /** The longest time for a complete response. */
  readonly timeoutMs?: number
  /** The longest time without progress: until connected, until the head, until the next part of the body. */
  readonly stallTimeoutMs?: number
  /** The proxy settings; by default those of the usual environment variables. */
  readonly proxy?: ProxySettings
}

export interface ClosableHttpClient extends HttpClient {
  /** Closes all connections; running requests fail. */
  close(): Promise<void>
}

/** A client that opens one connection for each host, as arXiv asks of its users. Redirects are up to the caller. */
export function createHttpClient(options: HttpClientOptions): ClosableHttpClient {
  return new UndiciClient(options)
}

/** What distinguishes one request from another. */
interface Question {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

class UndiciClient implements ClosableHttpClient {
  readonly #agent: Dispatcher
  readonly #userAgent: string
  readonly #maxBytes: number
  readonly #timeoutMs: number
  readonly #stallTimeoutMs: number

  constructor({
    userAgent,
    maxBytes = 8_000_000,
    timeoutMs = 60_000,
    stallTimeoutMs = 20_000,
    proxy = {},
  }: HttpClientOptions) {
    this.#userAgent = userAgent
    this.#maxBytes = maxBytes
    this.#timeoutMs = timeoutMs
    this.#stallTimeoutMs = stallTimeoutMs
    this.#agent = new EnvHttpProxyAgent({
      connections: 1,
      ...proxyOptions(proxy, stallTimeoutMs),
      // Stalls are timed here, to the millisecond; undici's own timers tick once a second.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
  }

  get(url: string, request: HttpRequest): Promise<HttpResponse> {
    return this.#ask(url, { method: 'GET' }, request)
  }

  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse> {
    const headers = { 'content-type': 'application/json' }
    return this.#ask(url, { method: 'POST', headers, body: JSON.stringify(document) }, request)
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }

  async #ask(
    url: string,
    question: Question,
    { accept, headers: own, signal }: HttpRequest,
  ): Promise<HttpResponse> {
    signal.throwIfAborted()
    const tooLate = new AbortController()
    const giveUp = () => tooLate.abort(new TimeoutError(url))
    const whole = setTimeout(giveUp, this.#timeoutMs)
    const stall = setTimeout(giveUp, this.#stallTimeoutMs)
    try {
      const { origin, pathname, search } = new URL(url)
      const response = await this.#agent.request({
        ...question,
        origin,
        path: pathname + search,
        headers: { ...own, ...question.headers, accept, 'user-agent': this.#userAgent },
        signal: AbortSignal.any([signal, tooLate.signal]),
      })
      const { statusCode: status, headers } = response
      const body = await this.#readBody(response.body, { url, onProgress: () => stall.refresh() })
      return { status, headers: singleValues(headers), body }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw named(tooLate.signal.aborted ? tooLate.signal.reason : error, url)
    } finally {
      clearTimeout(whole)
      clearTimeout(stall)
    }
  }

  /** Leaving the loop early destroys the stream, so that the rest is never read. */
  async #readBody(
    body: Dispatcher.ResponseData['body'],
    { url, onProgress }: { readonly url: string; readonly onProgress: () => void },
  ): Promise<Uint8Array> {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of body) {
      onProgress()
      size += part.length
      if (size > this.#maxBytes) throw new BodyTooLargeError(url, this.#maxBytes)
      parts.push(part)
    }
    return Buffer.concat(parts)
  }
}

function singleValues(headers: Dispatcher.ResponseData['headers']): Record<string, string | undefined> {
  const pairs = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  return Object.fromEntries(pairs)
}

function named(error: unknown, url: string): unknown {
  if (error instanceof BodyTooLargeError || error instanceof TimeoutError) return error
  const isLate = error instanceof errors.ConnectTimeoutError
  return isLate ? new TimeoutError(url, { cause: error }) : new NetworkError(url, { cause: error })
}

/**
 * The settings as options of undici's `EnvHttpProxyAgent`. An invalid proxy address is ignored: better no proxy than no
 * network.
 */
function proxyOptions(
  { url, noProxy, strictSsl }: ProxySettings,
  connectTimeoutMs: number,
  environment: NodeJS.ProcessEnv = process.env,
) {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = environment
  const httpProxy = url ?? http_proxy ?? HTTP_PROXY
  const isStrict = strictSsl ?? environment.NODE_TLS_REJECT_UNAUTHORIZED !== '0'
  const tls = { rejectUnauthorized: isStrict, timeout: connectTimeoutMs }
  return {
    httpProxy: proxyAddress(httpProxy),
    httpsProxy: proxyAddress(url ?? https_proxy ?? HTTPS_PROXY ?? httpProxy),
    ...(noProxy !== undefined && noProxy.length > 0 && { noProxy: noProxy.join(',') }),
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    // Plain HTTP goes to the proxy as a request, as in browsers: many proxies refuse tunnels to port 80.
    proxyTunnel: false,
  }
}

/** An address that undici can use; empty for none. Without a scheme, as some write it, it is taken as HTTP. */
function proxyAddress(written: string | undefined): string {
  if (written === undefined || written === '') return ''
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`
  const isKnown = URL.canParse(address) && /^(?:https?|socks5?):$/.test(new URL(address).protocol)
  return isKnown ? address : ''
}
