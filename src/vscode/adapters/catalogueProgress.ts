import * as vscode from 'vscode'
import type { CatalogueProgress, CatalogueResult } from '../../catalogue/reportLine.ts'
import { CatalogueUpdateError, type CatalogueUpdates } from '../catalogueUpdates.ts'
import { withSignal } from './cancellation.ts'

/**
 * Shows long work on the catalogue, which a person may cancel: what is committed stays. A failure is shown; then, and
 * when it was cancelled, there is no result.
 */
export async function withCatalogueProgress(
  title: string,
  {
    catalogueUpdates,
    log,
  }: { readonly catalogueUpdates: CatalogueUpdates; readonly log: vscode.LogOutputChannel },
  work: (signal: AbortSignal) => Promise<CatalogueResult>,
): Promise<CatalogueResult | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  return vscode.window.withProgress(options, async (shown, token) => {
    const listener = catalogueUpdates.onDidChangeProgress((progress) => {
      if (progress) shown.report({ message: describe(progress) })
    })
    try {
      return await withSignal(token, work)
    } catch (error) {
      if (error instanceof CatalogueUpdateError) {
        log.error(`${title}: ${error.message}`)
        void vscode.window.showErrorMessage(error.message)
      } else if (!(error instanceof vscode.CancellationError)) throw error
      return undefined
    } finally {
      listener.dispose()
    }
  })
}

function describe({ stage, fraction, papers }: CatalogueProgress): string {
  const percent = Math.floor((fraction ?? 0) * 100)
  switch (stage) {
    case 'reading':
      return vscode.l10n.t('{0} %, {1} papers', percent, papers)
    case 'indexing':
      return vscode.l10n.t('indexing, {0} %', percent)
    case 'waiting':
      return vscode.l10n.t('waiting for arXiv, {0} papers so far', papers)
    default:
      return vscode.l10n.t('{0} papers so far', papers)
  }
}
