import * as vscode from 'vscode'
import type { CatalogueProgress } from '../catalogue/reportLine.ts'
import type { CatalogueUpdates } from './catalogueUpdates.ts'
import type { Status, StatusBar } from './statusBar.ts'

/** Says in the status bar how far an import or an update of the catalogue has come. */
export function showCatalogueProgress(updates: CatalogueUpdates, statusBar: StatusBar): vscode.Disposable {
  return updates.onDidChangeProgress((progress) => statusBar.say('import', progress && describe(progress)))
}

function describe({ fraction, papers }: CatalogueProgress): Status {
  const share = fraction === undefined ? String(papers) : `${Math.floor(fraction * 100)} %`
  return {
    text: `$(sync~spin) ${vscode.l10n.t('importing {0}', share)}`,
    tooltip: vscode.l10n.t('The catalogue of papers is brought up to date: {0} papers so far.', papers),
    isPressing: true,
  }
}
