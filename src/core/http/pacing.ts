import { abortable } from '../base/abort.ts'
import { type Clock, systemClock } from './clock.ts'

/** Whom to ask, and how fast at most. */
export interface Pace {
  readonly host: string
  /** Least gap between the starts of two requests. */
  readonly minIntervalMs: number
}

interface Lane {
  /** When the last request started, in milliseconds since the epoch. */
  lastStart: number
  /** Ends with the last task in the queue; never rejects. */
  tail: Promise<void>
  queued: number
}

/** Lets requests to one host go one at a time, spaced, in the order they came; hosts do not wait for each other. */
export class Pacing {
  readonly #clock: Clock
  readonly #lanes = new Map<string, Lane>()

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  /** How long a request would wait if it came now, as far as known: tasks under way may end later. */
  waitMs({ host, minIntervalMs }: Pace): number {
    const lane = this.#lanes.get(host)
    if (!lane) return 0
    const turn = lane.lastStart + minIntervalMs * (lane.queued + 1)
    return Math.max(0, turn - this.#clock.now())
  }

  /**
   * Runs the task when its turn has come.
   * @throws the signal's reason, when it aborts before; a task that has started is not stopped from here.
   */
  async run<T>(pace: Pace, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    const lane = this.#lane(pace.host)
    const before = lane.tail
    let leave = () => {}
    const own = new Promise<void>((resolve) => {
      leave = resolve
    })
    lane.tail = before.then(() => own)
    lane.queued += 1
    try {
      await this.#turn(lane, pace, { before, signal })
    } catch (error) {
      leave()
      throw error
    } finally {
      lane.queued -= 1
    }
    return task().finally(leave)
  }

  async #turn(lane: Lane, pace: Pace, { before, signal }: { before: Promise<void>; signal: AbortSignal }) {
    await abortable(before, signal)
    const waitMs = lane.lastStart + pace.minIntervalMs - this.#clock.now()
    // The cap matters when the computer's clock is set back.
    if (waitMs > 0) await this.#clock.delay(Math.min(waitMs, pace.minIntervalMs), signal)
    lane.lastStart = this.#clock.now()
  }

  #lane(host: string): Lane {
    const known = this.#lanes.get(host)
    if (known) return known
    const lane = { lastStart: Number.NEGATIVE_INFINITY, tail: Promise.resolve(), queued: 0 }
    this.#lanes.set(host, lane)
    return lane
  }
}
