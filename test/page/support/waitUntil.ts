import { delay } from '../../../src/core/base/async.ts'

const usualDeadlineMs = 30_000
const intervalMs = 50

/**
 * Reads again and again until what is read is right, and returns it.
 * @throws when that takes longer than the deadline, which is half a minute if none is given; the message names what was awaited and what was read last.
 */
export async function waitUntil<T>(
  awaited: string,
  read: () => Promise<T>,
  isRight: (value: T) => boolean = Boolean,
  deadlineMs = usualDeadlineMs,
): Promise<T> {
  const end = Date.now() + deadlineMs
  for (;;) {
    const value = await read()
    if (isRight(value)) return value
    if (Date.now() > end) throw new Error(`${awaited} did not come; last seen: ${JSON.stringify(value)}`)
    await delay(intervalMs)
  }
}
