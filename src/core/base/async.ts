// Waiting, turns of the event loop, events and clocks.
import { setImmediate } from 'node:timers/promises'

/**
 * Waits `delayMs`.
 * @throws the signal's reason, as soon as it aborts.
 */
export function delay(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, delayMs)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/**
 * The outcome of the promise, unless the signal aborts first. The work behind the promise continues for other callers.
 * @throws the signal's reason, as soon as it aborts.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Work that pauses after each step, for others to go first. */
export type Steps<Result> = Generator<void, Result>

/** Does the work without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The longest time that the thread is blocked, in milliseconds. */
const sliceMs = 3

/** Does the work, and yields to the event loop whenever that has taken a moment. */
export async function finishInSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (let start = performance.now(); ; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - start < sliceMs) continue
    await setImmediate()
    start = performance.now()
  }
}

/** Calls a function for each value, in slices. */
export function forEachInSlices<T>(values: Iterable<T>, act: (value: T) => void): Promise<void> {
  return finishInSlices(
    (function* (): Steps<void> {
      for (const value of values) {
        act(value)
        yield
      }
    })(),
  )
}

/** An event emitter. */
export class Emitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>()

  /** Adds a listener; the returned function removes it. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event)
  }
}

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
