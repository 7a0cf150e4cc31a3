import type { Clock } from '../http/clock.ts'
import type { ConnectionState } from './outcome.ts'
import type { SourceStanding } from './sourceStanding.ts'

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
