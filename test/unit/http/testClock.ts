import type { Clock } from '../../../src/core/base/async.ts'

/** A clock whose waits end at once and move it forward; while paused they end only when the signal aborts. */
export class TestClock implements Clock {
  /** All waits asked for so far, in milliseconds. */
  readonly waits: number[] = []
  isPaused = false
  #time = Date.parse('2026-11-02T09:00:00Z')
  /** How far people have set the clock. */
  #setBy = 0
  #waitStarted = () => {}

  now(): number {
    return Math.floor(this.#time + this.#setBy)
  }

  steady(): number {
    return this.#time - 1_000_000
  }

  /** As people do it: time itself goes on as before. */
  set(byMs: number): void {
    this.#setBy += byMs
  }

  advance(byMs: number): void {
    this.#time += byMs
  }

  /** Resolves when the next wait begins. */
  nextWait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waitStarted = resolve
    })
  }

  delay(delayMs: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(delayMs)
    this.#waitStarted()
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      if (this.isPaused) return
      setImmediate(() => {
        if (!signal?.aborted) this.#time += delayMs
        resolve()
      })
    })
  }
}
