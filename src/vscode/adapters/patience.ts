import { delay } from '../../core/base/abort.ts'

export interface Pending {
  readonly kind: 'pending'
}

/**
 * What the work gives, or that it is still pending after so many milliseconds; the work goes on.
 * @throws what the work throws, and the signal's reason as soon as it aborts.
 */
export async function withPatience<T>(
  work: Promise<T>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<T | Pending> {
  const patience = new AbortController()
  const over = delay(patienceMs, AbortSignal.any([signal, patience.signal]))
  try {
    return await Promise.race([work, over.then(() => ({ kind: 'pending' }) as const)])
  } finally {
    over.catch(() => {}) // Ended early; nobody waits for it.
    patience.abort()
  }
}
