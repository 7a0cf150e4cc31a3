import { NetworkError } from '../http/errors.ts'
import { adviseRetry, type Failure } from '../http/retry.ts'
import { SourceUnavailableError } from './errors.ts'

/** How a source has behaved lately, while it fails. */
export interface SourceStanding {
  /** Requests that failed in a row. */
  readonly failures: number
  /** Not to be asked before, in milliseconds since the epoch. */
  readonly until: number
  /** For people. */
  readonly reason: string
  /** Whether the same question may be repeated then. */
  readonly repeat: boolean
  /** Whether it answered at all. */
  readonly isReached: boolean
}

/** The standing after one more failure; `random` is from 0 to 1. */
export function standingAfter(
  error: unknown,
  before: SourceStanding | undefined,
  { now, random }: { readonly now: number; readonly random: number },
): SourceStanding {
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
