import * as l10n from '@vscode/l10n'
import type { HttpClient, HttpRequest, HttpResponse } from '../http/httpClient.ts'
import { parseRetryAfter } from '../http/retry.ts'
import { SourceUnavailableError, UnreadableResponseError } from './errors.ts'
import { readJson } from './json.ts'

/** What a source needs to ask. */
export interface Asking {
  readonly http: HttpClient
  readonly signal: AbortSignal
}

/** The refusal that an answer with another status than success is; `detail` is the service's own words. */
export function refusedBy(
  label: string,
  { status, headers }: HttpResponse,
  detail?: string,
): SourceUnavailableError {
  // The service's own clock, where it tells it: the computer's may be wrong.
  const now = Date.parse(headers.date ?? '') || Date.now()
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now)
  return new SourceUnavailableError(label, { status, retryAfterMs, detail })
}

/** @throws {UnreadableResponseError} when the answer is not JSON in UTF-8 */
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

/** Whether a body begins as HTML does. */
export function isWebPage(body: Uint8Array): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test(new TextDecoder().decode(body.subarray(0, 200)))
}

/** That an answer is well-formed, but not what is documented. `address` has no secrets in it. */
export function unexpectedAnswer(address: string): UnreadableResponseError {
  return new UnreadableResponseError(address, l10n.t('a list of papers'))
}

/** What all JSON services are asked with. */
export function jsonRequest(signal: AbortSignal): HttpRequest {
  return { accept: 'application/json', signal }
}
