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

/** The longest time that the thread is blocked, in milliseconds. */
const sliceMs = 3

/** Calls a function for each value, and yields to the event loop whenever that has taken a moment. */
export async function forEachInSlices<T>(values: Iterable<T>, act: (value: T) => void): Promise<void> {
  let start = performance.now()
  for (const value of values) {
    act(value)
    if (performance.now() - start < sliceMs) continue
    await setImmediate()
    start = performance.now()
  }
}
