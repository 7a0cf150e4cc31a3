import * as vscode from 'vscode'
import { withCatalogueProgress } from '../adapters/catalogueProgress.ts'
import { formatCount } from '../adapters/counts.ts'
import { showInformation } from '../adapters/show.ts'
import type { Command } from './command.ts'

/** Takes the snapshot's file as an argument; without one it asks. */
export const importCatalogue: Command = {
  id: 'researchDigest.importCatalogue',
  async run({ catalogueUpdates, log }, chosen) {
    const file = chosen instanceof vscode.Uri ? chosen : await chooseFile()
    if (!file) return
    const title = vscode.l10n.t('Importing the catalogue')
    const result = await withCatalogueProgress(title, { catalogueUpdates, log }, (signal) =>
      catalogueUpdates.importSnapshot(file.fsPath, signal),
    )
    if (!result) return
    const { papers, badLines = 0 } = result
    void showInformation(
      badLines === 0
        ? vscode.l10n.t('{0} papers were imported.', formatCount(papers))
        : vscode.l10n.t(
            '{0} papers were imported; {1} lines hold none, see the log.',
            formatCount(papers),
            formatCount(badLines),
          ),
    )
  },
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("The snapshot of arXiv's metadata (JSON Lines, plain, gzip or zip)"),
    openLabel: vscode.l10n.t('Import'),
  })
  return chosen?.[0]
}
