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

  /** The state while nobody asks: what the last failure left, until it is over. */
  tellRest(standing: SourceStanding | undefined): void {
    if (!standing) this.tell({ kind: 'idle' })
    else if (!standing.isReached) this.tell({ kind: 'offline', reason: standing.reason })
    else this.#tellUntil(standing.until)
  }

  #tellUntil(until: number): void {
    const waiting: ConnectionState = { kind: 'waiting', until }
    this.tell(waiting)
    const isOver = () => {
      if (JSON.stringify(this.#state) === JSON.stringify(waiting)) this.tell({ kind: 'idle' })
    }
    // The wait fails only when all is closed.
    this.#clock.delay(until - this.#clock.now(), this.#closing).then(isOver, () => {})
  }
}
