import * as vscode from 'vscode'
import { jsonLinesFilter, localPath, withFileProgress } from '../adapters/libraryFile.ts'
import { showInformation } from '../adapters/show.ts'
import type { Command } from './command.ts'

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
