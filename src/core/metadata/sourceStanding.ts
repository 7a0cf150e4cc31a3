import * as l10n from '@vscode/l10n'
import type { Clock } from '../base/async.ts'
import { adviseRetry, type Failure, NetworkError } from '../http/httpClient.ts'
import type { Pacing } from '../http/pacing.ts'
import { type ConnectionState, type RecordSource, SourceUnavailableError } from './source.ts'

/** How a source has behaved lately, while it fails. */
export interface SourceStanding {
  /** Requests that failed in a row. */
  readonly failures: number
  /** Not to be asked before, in milliseconds since the epoch; infinite for the rest of the session. */
  readonly until: number
  /** For people. */
  readonly reason: string
  /** Whether the same question may be repeated then. */
  readonly repeat: boolean
  /** Whether it answered at all. */
  readonly isReached: boolean
}

type Source = Pick<RecordSource<string>, 'host' | 'label' | 'minIntervalMs'>

/** How long other windows leave a service alone that refuses this one for the session. */
const refusedForMs = 3_600_000

/**
 * How the hosts have behaved lately; sources of one host stand and fall together. What a host asks for is passed on to
 * all that share its pace, in other windows too.
 */
export class Standings {
  readonly #pacing: Pacing
  readonly #byHost = new Map<string, SourceStanding>()

  constructor(pacing: Pacing) {
    this.#pacing = pacing
  }

  /** Why the source is not to be asked now; `undefined` when it may be. */
  blocked(source: Source, now: number): SourceStanding | undefined {
    const own = this.#byHost.get(source.host)
    if (own && own.until > now) return own
    const until = this.#pacing.closedUntil(source)
    if (until <= now) return undefined
    const reason = l10n.t('{0} asks to slow down.', source.label)
    return { failures: own?.failures ?? 0, until, reason, repeat: true, isReached: true }
  }

  succeed({ host }: Source): void {
    this.#byHost.delete(host)
  }

  /** `random` is from 0 to 1. */
  fail(
    source: Source,
    error: unknown,
    circumstances: { readonly now: number; readonly random: number },
  ): SourceStanding {
    const standing = standingAfter(error, this.#byHost.get(source.host), circumstances)
    this.#byHost.set(source.host, standing)
    const closedUntil = Math.min(standing.until, circumstances.now + refusedForMs)
    if (standing.isReached) this.#pacing.close(source, closedUntil)
    return standing
  }
}

/** The standing after one more failure; `random` is from 0 to 1. */
function standingAfter(
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

/** Tells each change of the connection's state, and only changes. */
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
   * The state while nobody asks: what the last failure left, until it is over.
   * @param worst why no source may be asked.
   * @param detour why others are asked in place of the first one.
   */
  tellRest(worst: SourceStanding | undefined, detour: SourceStanding | undefined): void {
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
    // The wait fails only when all is closed.
    this.#clock.delay(until - this.#clock.now(), this.#closing).then(isOver, () => {})
  }
}
