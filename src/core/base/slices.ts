import { setImmediate } from 'node:timers/promises'

/** So long the thread is held at a time, in milliseconds. */
const sliceMs = 3

/** Calls a function for each value, and lets the event loop turn whenever that has taken a moment. */
export async function forEachInSlices<T>(values: Iterable<T>, act: (value: T) => void): Promise<void> {
  let start = performance.now()
  for (const value of values) {
    act(value)
    if (performance.now() - start < sliceMs) continue
    await setImmediate()
    start = performance.now()
  }
}
