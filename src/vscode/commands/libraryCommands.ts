import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import { showError, showInformation, withNotification } from '../adapters/show.ts'
import type { Command } from './command.ts'

/** Takes the file as an argument; without one it asks. */
export const exportLibrary: Command = {
  id: 'researchDigest.exportLibrary',
  async run({ papers, log }, chosen) {
    const file =
      chosen instanceof vscode.Uri
        ? chosen
        : await vscode.window.showSaveDialog({
            filters: jsonLinesFilter(),
            saveLabel: vscode.l10n.t('Export'),
          })
    const path = localPath(file)
    if (path === undefined) return
    const title = vscode.l10n.t('Exporting the library')
    const count = await withFileProgress(title, log, (signal) => papers.exportTo(path, signal))
    if (count === undefined) return
    void showInformation(vscode.l10n.t('{0} records of papers were exported.', count))
  },
}

/** Takes the file as an argument; without one it asks. */
export const importLibrary: Command = {
  id: 'researchDigest.importLibrary',
  async run({ papers, log }, chosen) {
    const file =
      chosen instanceof vscode.Uri
        ? chosen
        : (
            await vscode.window.showOpenDialog({
              filters: jsonLinesFilter(),
              openLabel: vscode.l10n.t('Import'),
            })
          )?.[0]
    const path = localPath(file)
    if (path === undefined) return
    const title = vscode.l10n.t('Importing into the library')
    const count = await withFileProgress(title, log, (signal) => papers.importFrom(path, signal))
    if (!count) return
    const { imported, skipped, remarks } = count
    for (const { line, problem } of remarks) log.warn(`${path}:${line}: ${problem}`)
    void showInformation(
      skipped === 0
        ? vscode.l10n.t('{0} records of papers were imported.', imported)
        : vscode.l10n.t('{0} records of papers were imported; {1} lines hold none.', imported, skipped),
    )
  },
}

function jsonLinesFilter(): Record<string, string[]> {
  return { [vscode.l10n.t('JSON Lines')]: ['jsonl', 'ndjson'] }
}

/** The path of a file on this machine; the library is read and written nowhere else, and the person is told so. */
function localPath(file: vscode.Uri | undefined): string | undefined {
  if (!file) return undefined
  if (file.scheme === 'file') return file.fsPath
  void showError(vscode.l10n.t('Choose a file on this machine.'))
  return undefined
}

/** Runs the work under a notification that can cancel it; what goes wrong is shown. `undefined` when it came to nothing. */
async function withFileProgress<T>(
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
