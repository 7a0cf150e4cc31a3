import * as vscode from 'vscode'
import { delay } from '../../core/base/async.ts'

/**
 * Runs the work with a signal that follows the token; no listener stays behind on the token. The signal's reason is the
 * error by which VS Code recognises a cancellation; it would log any other as a failure.
 */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const cancel = () => controller.abort(new vscode.CancellationError())
  if (token.isCancellationRequested) cancel()
  const listener = token.onCancellationRequested(cancel)
  try {
    return await work(controller.signal)
  } finally {
    listener.dispose()
  }
}

export interface Pending {
  readonly kind: 'pending'
}

/**
 * The result of the work, or that it is still pending after this many milliseconds; the work continues.
 * @throws what the work throws, and the signal's reason as soon as it aborts.
 */
export async function withTimeout<T>(
  work: Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T | Pending> {
  const patience = new AbortController()
  const over = delay(timeoutMs, AbortSignal.any([signal, patience.signal]))
  try {
    return await Promise.race([work, over.then(() => ({ kind: 'pending' }) as const)])
  } finally {
    over.catch(() => {}) // Ended early; nobody waits for it.
    patience.abort()
  }
}
