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
    ? Math.min(retryAfterMs, hour) + Math.round(random * second)
    : backOff(5 * second, failures, random)
  return { repeat: true, waitMs }
}

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` if it is missing or unreadable. Seconds
 * or a date, RFC 9110 section 10.2.3; a date in the past asks for no wait.
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
