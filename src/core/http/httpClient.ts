export interface HttpRequest {
  /** Media types wanted, as an `Accept` header. */
  readonly accept: string
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
