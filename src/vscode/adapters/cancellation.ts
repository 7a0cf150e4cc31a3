import type * as vscode from 'vscode'

/** Runs the work with a signal that follows the token; nothing stays behind on the token. */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  if (token.isCancellationRequested) controller.abort()
  const listener = token.onCancellationRequested(() => controller.abort())
  try {
    return await work(controller.signal)
  } finally {
    listener.dispose()
  }
}
