import { Agent, type Dispatcher, errors, request } from 'undici'
import { BodyTooLargeError, NetworkError, TimeoutError } from './errors.ts'
import type { HttpClient, HttpRequest, HttpResponse } from './httpClient.ts'

export interface HttpClientOptions {
  /** Sent with each request. */
  readonly userAgent: string
  /** Longest body accepted. */
  readonly maxBytes?: number
  /** Longest time for a whole answer. */
  readonly timeoutMs?: number
  /** Longest time without a sign of life: until connected, until the head, until the next piece of the body. */
  readonly stallTimeoutMs?: number
}

export interface ClosableHttpClient extends HttpClient {
  /** Ends all connections; requests under way fail. */
  close(): Promise<void>
}

/** A client that opens one connection for each host, as arXiv asks of its users. Follows no redirects. */
export function createHttpClient(options: HttpClientOptions): ClosableHttpClient {
  return new UndiciClient(options)
}

class UndiciClient implements ClosableHttpClient {
  readonly #agent: Agent
  readonly #userAgent: string
  readonly #maxBytes: number
  readonly #timeoutMs: number

  constructor({
    userAgent,
    maxBytes = 8_000_000,
    timeoutMs = 60_000,
    stallTimeoutMs = 20_000,
  }: HttpClientOptions) {
    this.#userAgent = userAgent
    this.#maxBytes = maxBytes
    this.#timeoutMs = timeoutMs
    this.#agent = new Agent({
      connections: 1,
      connect: { timeout: stallTimeoutMs },
      headersTimeout: stallTimeoutMs,
      bodyTimeout: stallTimeoutMs,
    })
  }

  async get(url: string, { accept, signal }: HttpRequest): Promise<HttpResponse> {
    signal.throwIfAborted()
    const tooLate = new AbortController()
    const timer = setTimeout(() => tooLate.abort(new TimeoutError(url)), this.#timeoutMs)
    try {
      return await this.#read(url, accept, AbortSignal.any([signal, tooLate.signal]))
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw named(tooLate.signal.aborted ? tooLate.signal.reason : error, url)
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }

  async #read(url: string, accept: string, signal: AbortSignal): Promise<HttpResponse> {
    const response = await request(url, {
      dispatcher: this.#agent,
      headers: { accept, 'user-agent': this.#userAgent },
      signal,
    })
    const { statusCode: status, headers, body } = response
    return { status, headers: singleValues(headers), body: await this.#readBody(body, url) }
  }

  /** Leaving the loop early destroys the stream, so that the rest is never read. */
  async #readBody(body: Dispatcher.ResponseData['body'], url: string): Promise<Uint8Array> {
    const parts: Buffer[] = []
    let size = 0
    for await (const part of body) {
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
  const isLate =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  return isLate ? new TimeoutError(url, { cause: error }) : new NetworkError(url, { cause: error })
}
