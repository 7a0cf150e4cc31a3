import type { HttpClient, HttpRequest, HttpResponse } from '../http/httpClient.ts'

/** Hands on requests, and counts the bytes of what comes back. */
export class WeighingClient implements HttpClient {
  readonly #http: HttpClient
  bytes = 0

  constructor(http: HttpClient) {
    this.#http = http
  }

  get(url: string, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(this.#http.get(url, request))
  }

  postJson(url: string, document: unknown, request: HttpRequest): Promise<HttpResponse> {
    return this.#weigh(this.#http.postJson(url, document, request))
  }

  async #weigh(answer: Promise<HttpResponse>): Promise<HttpResponse> {
    const response = await answer
    this.bytes += response.body.length
    return response
  }
}
