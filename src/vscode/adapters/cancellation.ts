import * as vscode from 'vscode'

/**
 * Runs the work with a signal that follows the token; nothing stays behind on the token. The signal's reason is the error
 * by which VS Code knows that it asked for the end itself; any other it would log as a failure.
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
