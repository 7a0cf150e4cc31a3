import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import { showError, withNotification } from './show.ts'

export function jsonLinesFilter(): Record<string, string[]> {
  return { [vscode.l10n.t('JSON Lines')]: ['jsonl', 'ndjson'] }
}

/** The path of a file on this machine; the library is read and written nowhere else, and the person is told so. */
export function localPath(file: vscode.Uri | undefined): string | undefined {
  if (!file) return undefined
  if (file.scheme === 'file') return file.fsPath
  void showError(vscode.l10n.t('Choose a file on this machine.'))
  return undefined
}

/** Runs the work under a notification that can cancel it; what goes wrong is shown. `undefined` when it came to nothing. */
export async function withFileProgress<T>(
  title: string,
  log: vscode.LogOutputChannel,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await withNotification(title, work)
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined
    log.error(`${title}: ${describeError(error)}`)
    void showError(`${title}: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}
