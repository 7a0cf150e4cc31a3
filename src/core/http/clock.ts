import { delay } from '../base/abort.ts'

/** The time and waiting for it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** @throws the signal's reason, as soon as it aborts. */
  delay(delayMs: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = { now: () => Date.now(), delay }
