import { delay } from '../../../src/core/base/async.ts'

/** How long the page and what happens in it may take: on a busy machine, in the oldest VS Code, much longer than usual. */
export const patienceMs = 120_000
const intervalMs = 50

/**
 * Reads again and again until what is read is right, and returns it.
 * @throws when that takes longer than {@link patienceMs}; the message names what was awaited and what was read last.
 */
export async function waitUntil<T>(
  awaited: string,
  read: () => Promise<T>,
  isRight: (value: T) => boolean = Boolean,
): Promise<T> {
  const end = Date.now() + patienceMs
  for (;;) {
    const value = await read()
    if (isRight(value)) return value
    if (Date.now() > end) throw new Error(`${awaited} did not come; last seen: ${JSON.stringify(value)}`)
    await delay(intervalMs)
  }
}
