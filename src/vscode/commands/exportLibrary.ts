import * as vscode from 'vscode'
import { jsonLinesFilter, localPath, withFileProgress } from '../adapters/libraryFile.ts'
import { showInformation } from '../adapters/show.ts'
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
