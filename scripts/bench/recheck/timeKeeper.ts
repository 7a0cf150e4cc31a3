import type { ChildProcess } from 'node:child_process'
import type { Clock } from '../../../src/core/base/async.ts'

/** What a process says that waits: for so long, in milliseconds. */
interface Waiting {
  readonly waitMs: number
}

/** When a wait has ended, in milliseconds since the keeper began. */
interface Told {
  readonly time: number
}

/**
 * The time of several processes: it goes on only while one of them waits, and outlives each of them. So minutes of gaps between
 * requests take no time, and what one process has noted of the time holds for the next.
 */
export class TimeKeeper {
  /** Milliseconds since it began. */
  time = 0
  /** Waits are over as soon as this lets them; for good while it does not. */
  mayGoOn: () => boolean = () => true

  advance(byMs: number): void {
    this.time += byMs
  }

  /** Tells the process, which has an IPC channel, the time. */
  serve(child: ChildProcess): void {
    child.send({ time: this.time } satisfies Told)
    child.on('message', ({ waitMs }: Waiting) => {
      if (!this.mayGoOn()) return
      this.advance(waitMs)
      child.send({ time: this.time } satisfies Told)
    })
  }
}

const beganAt = Date.parse('2026-11-02T09:00:00Z')

/** The clock of a process that a {@link TimeKeeper} serves; there once the keeper has told the time. */
export function keptClock(): Promise<Clock> {
  let time = 0
  const waiting: (() => void)[] = []
  const clock: Clock = {
    now: () => beganAt + time,
    steady: () => time,
    delay: (waitMs) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        process.send?.({ waitMs } satisfies Waiting)
      }),
  }
  return new Promise((resolve) => {
    process.on('message', (told: Told) => {
      time = told.time
      waiting.shift()?.()
      resolve(clock)
    })
  })
}
