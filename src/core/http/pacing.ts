import { abortable } from '../base/abort.ts'
import { type Clock, systemClock } from './clock.ts'
import { Gate, laneOf, MemoryLanes, type Pace } from './gate.ts'

export type { Pace }

/** Those of this process that wait for one lane, in the order they came. */
interface Queue {
  /** Ends with the last task in the queue; never rejects. */
  tail: Promise<void>
  length: number
}

/** Lets requests of one lane go one at a time, spaced; lanes do not wait for each other. */
export class Pacing {
  readonly #clock: Clock
  readonly #gate: Gate
  readonly #queues = new Map<string, Queue>()

  /** @param gate spaces the requests of all that share it; by default of this object alone. */
  constructor(clock: Clock = systemClock, gate: Gate = new Gate(new MemoryLanes(), clock, 'this process')) {
    this.#clock = clock
    this.#gate = gate
  }

  /** How long a request would wait if it came now, as far as known: others may come first. */
  waitMs(pace: Pace): number {
    const queue = this.#queues.get(laneOf(pace.host))
    return this.#gate.waitMs(pace) + (queue?.length ?? 0) * pace.minIntervalMs
  }

  /** Until when nobody is to ask, in milliseconds since the epoch; 0 when that is nobody's wish. */
  closedUntil(pace: Pace): number {
    return this.#gate.closedUntil(pace)
  }

  /** Keeps everybody away until then, in milliseconds since the epoch. */
  close(pace: Pace, until: number): void {
    this.#gate.close(pace, until)
  }

  /** Runs the task now if it may, and says whether it did. */
  async tryRun(pace: Pace, task: () => Promise<void>): Promise<boolean> {
    const queue = this.#queue(laneOf(pace.host))
    if (queue.length > 0 || !this.#gate.tryEnter(pace)) return false
    const leave = this.#join(queue)
    await this.#hold(pace, task).finally(leave)
    return true
  }

  /**
   * Runs the task when its turn has come.
   * @throws the signal's reason, when it aborts before; a task that has started is not stopped from here.
   */
  async run<T>(pace: Pace, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    const queue = this.#queue(laneOf(pace.host))
    const before = queue.tail
    const leave = this.#join(queue)
    try {
      await abortable(before, signal)
      while (!this.#gate.tryEnter(pace)) await this.#clock.delay(this.#gate.waitMs(pace), signal)
      return await this.#hold(pace, task)
    } finally {
      leave()
    }
  }

  async #hold<T>(pace: Pace, task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } finally {
      leave(this.#gate, pace)
    }
  }

  /** Whoever joins is behind all that came before; the returned function lets the next one go. */
  #join(queue: Queue): () => void {
    const before = queue.tail
    let end = () => {}
    const own = new Promise<void>((resolve) => {
      end = resolve
    })
    queue.tail = before.then(() => own)
    queue.length += 1
    return () => {
      queue.length -= 1
      end()
    }
  }

  #queue(lane: string): Queue {
    const known = this.#queues.get(lane)
    if (known) return known
    const queue = { tail: Promise.resolve(), length: 0 }
    this.#queues.set(lane, queue)
    return queue
  }
}

function leave(gate: Gate, pace: Pace): void {
  try {
    gate.leave(pace)
  } catch {
    // A full disk must not cost the answer; others see that nobody holds the lane, and wait a gap from then on.
  }
}
