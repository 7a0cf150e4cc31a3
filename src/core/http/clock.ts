import { delay } from '../base/abort.ts'

/** The time, and waiting for it; tests bring their own. */
export interface Clock {
  /** Whole milliseconds since the epoch, as set by people: it may jump. */
  now(): number
  /**
   * Milliseconds since a moment that is the same for all processes on a computer, such as its start; nobody sets it.
   * Node's `process.hrtime` is such a clock on all its platforms (libuv's `uv_hrtime`).
   */
  steady(): number
  /** @throws the signal's reason, as soon as it aborts. */
  delay(delayMs: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => Number(process.hrtime.bigint()) / 1e6,
  delay,
}
