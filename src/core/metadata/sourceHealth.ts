import * as l10n from '@vscode/l10n'
import type { Clock } from '../base/async.ts'
import { adviseRetry, type Failure, NetworkError } from '../http/httpClient.ts'
import type { Pacing } from '../http/pacing.ts'
import { type ConnectionState, type RecordSource, SourceUnavailableError } from './source.ts'

/** The state of a source that is failing. */
export interface SourceHealth {
  /** Requests that failed in a row. */
  readonly failures: number
  /** The earliest time of the next request, in milliseconds since the epoch; infinite for the rest of the session. */
  readonly until: number
  /** For people. */
  readonly reason: string
  /** Whether the same request may be repeated then. */
  readonly repeat: boolean
  /** Whether there was any response. */
  readonly isReached: boolean
}

type Source = Pick<RecordSource<string>, 'host' | 'label' | 'minIntervalMs'>

/** How long other windows leave a service alone that refuses this one for the session. */
const refusedForMs = 3_600_000

/**
 * The states of the hosts; sources on one host share it. What a host asks for applies to everything that shares its
 * pace, in other windows, too.
 */
export class ServiceHealth {
  readonly #pacing: Pacing
  readonly #byHost = new Map<string, SourceHealth>()

  constructor(pacing: Pacing) {
    this.#pacing = pacing
  }

  /** Why the source must not be asked now; `undefined` if it may. */
  blocked(source: Source, now: number): SourceHealth | undefined {
    const own = this.#byHost.get(source.host)
    if (own && own.until > now) return own
    const until = this.#pacing.closedUntil(source)
    if (until <= now) return undefined
    const reason = l10n.t('{0} asked us to slow down.', source.label)
    return { failures: own?.failures ?? 0, until, reason, repeat: true, isReached: true }
  }

  succeed({ host }: Source): void {
    this.#byHost.delete(host)
  }

  /** Whom nobody has reached may be asked again at once; what a host has asked for stays. */
  forgetFailures(): void {
    for (const [host, { isReached }] of this.#byHost) if (!isReached) this.#byHost.delete(host)
  }

  /** `random` is from 0 to 1. */
  fail(
    source: Source,
    error: unknown,
    circumstances: { readonly now: number; readonly random: number },
  ): SourceHealth {
    const state = healthAfter(error, this.#byHost.get(source.host), circumstances)
    this.#byHost.set(source.host, state)
    const closedUntil = Math.min(state.until, circumstances.now + refusedForMs)
    if (state.isReached) this.#pacing.close(source, closedUntil)
    return state
  }
}

/** The state after one more failure; `random` is from 0 to 1. */
function healthAfter(
  error: unknown,
  before: SourceHealth | undefined,
  { now, random }: { readonly now: number; readonly random: number },
): SourceHealth {
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

/** Reports each change of the connection's state, and only changes. */
export class ConnectionReport {
  readonly #listener: (state: ConnectionState) => void
  readonly #clock: Clock
  readonly #closing: AbortSignal
  #state: ConnectionState = { kind: 'idle' }

  constructor(listener: (state: ConnectionState) => void, clock: Clock, closing: AbortSignal) {
    this.#listener = listener
    this.#clock = clock
    this.#closing = closing
  }

  tell(state: ConnectionState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#listener(state)
  }

  /**
   * Sets the state while nothing is requested: what the last failure left, until it is over.
   * @param worst why no source may be asked.
   * @param detour why others are asked in place of the first one.
   */
  tellRest(worst: SourceHealth | undefined, detour: SourceHealth | undefined): void {
    if (worst && !Number.isFinite(worst.until)) this.tell({ kind: 'stopped', reason: worst.reason })
    else if (worst && !worst.isReached) this.tell({ kind: 'offline', reason: worst.reason })
    else if (worst) this.#tellUntil({ kind: 'waiting', until: worst.until }, worst.until)
    else if (detour) this.#tellUntil({ kind: 'detour', reason: detour.reason }, detour.until)
    else this.tell({ kind: 'idle' })
  }

  #tellUntil(state: ConnectionState, until: number): void {
    this.tell(state)
    if (!Number.isFinite(until)) return
    const isOver = () => {
      if (JSON.stringify(this.#state) === JSON.stringify(state)) this.tell({ kind: 'idle' })
    }
    // The wait fails only when everything is closed.
    this.#clock.delay(until - this.#clock.now(), this.#closing).then(isOver, () => {})
  }
}
