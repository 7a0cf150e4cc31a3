import * as vscode from 'vscode'
import type { CatalogueProgress } from '../catalogue/reportLine.ts'
import { formatCount } from './adapters/counts.ts'
import type { CatalogueUpdates } from './catalogueUpdates.ts'
import type { Status, StatusBar } from './statusBar.ts'

/** Says in the status bar how far an import or an update of the catalogue has come. */
export function showCatalogueProgress(updates: CatalogueUpdates, statusBar: StatusBar): vscode.Disposable {
  return updates.onDidChangeProgress((progress) => statusBar.say('import', progress && describe(progress)))
}

function describe({ stage, fraction, papers }: CatalogueProgress): Status {
  const count = formatCount(papers)
  const share = fraction === undefined ? count : `${Math.floor(fraction * 100)} %`
  const words =
    stage === 'indexing' ? vscode.l10n.t('indexing {0}', share) : vscode.l10n.t('importing {0}', share)
  return {
    icon: 'sync~spin',
    words,
    tooltip: vscode.l10n.t('The catalogue of papers is brought up to date: {0} papers so far.', count),
    isPressing: true,
  }
}
