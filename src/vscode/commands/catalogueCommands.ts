import * as vscode from 'vscode'
import type { CatalogueProgress, CatalogueResult } from '../../catalogue/reportLine.ts'
import { readSettings } from '../adapters/settings.ts'
import { formatCount, showError, showInformation, withNotification } from '../adapters/show.ts'
import { CatalogueUpdateError, type CatalogueUpdates } from '../catalogueUpdates.ts'
import { readProxySettings, serviceOptions } from '../serviceOptions.ts'
import type { Command } from './command.ts'

/** Takes the snapshot's file as an argument; asks for it if missing. */
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
        ? vscode.l10n.t('Imported {0} papers.', formatCount(papers))
        : vscode.l10n.t(
            'Imported {0} papers; {1} lines were not papers, see the log.',
            formatCount(papers),
            formatCount(badLines),
          ),
    )
  },
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("arXiv's metadata snapshot (JSON Lines, plain, gzip or zip)"),
    openLabel: vscode.l10n.t('Import'),
  })
  return chosen?.[0]
}

export const updateCatalogue: Command = {
  id: 'researchDigest.updateCatalogue',
  async run({ catalogueUpdates, context, log }) {
    const { oaiUrl, catalogueSets: sets } = readSettings()
    const { userAgent } = serviceOptions(context.extension.packageJSON.version, undefined)
    const title = vscode.l10n.t('Updating the catalogue')
    const result = await withCatalogueProgress(title, { catalogueUpdates, log }, (signal) =>
      catalogueUpdates.update({ oaiUrl, sets, userAgent, proxy: readProxySettings() }, signal),
    )
    if (!result) return
    void showInformation(
      vscode.l10n.t(
        'The catalogue is up to date: {0} papers were added or updated.',
        formatCount(result.papers),
      ),
    )
  },
}

/**
 * Shows progress of long work on the catalogue, which a person may cancel: what is committed stays. Failures are shown.
 * There is no result after a failure or cancellation.
 */
async function withCatalogueProgress(
  title: string,
  {
    catalogueUpdates,
    log,
  }: { readonly catalogueUpdates: CatalogueUpdates; readonly log: vscode.LogOutputChannel },
  work: (signal: AbortSignal) => Promise<CatalogueResult>,
): Promise<CatalogueResult | undefined> {
  return withNotification(title, async (signal, shown) => {
    let percentShown = 0
    const listener = catalogueUpdates.onDidChangeProgress((progress) => {
      if (!progress) return
      const percent = percentOf(progress)
      if (percent === undefined) shown.report(describe(progress))
      else shown.report(describe(progress), Math.max(0, percent - percentShown))
      percentShown = Math.max(percentShown, percent ?? 0)
    })
    try {
      return await work(signal)
    } catch (error) {
      if (error instanceof CatalogueUpdateError) {
        log.error(`${title}: ${error.message}`)
        void showError(error.message)
      } else if (!(error instanceof vscode.CancellationError)) throw error
      return undefined
    } finally {
      listener.dispose()
    }
  })
}

/** Most of an import is reading; volumes are indexed at the same time, and the rest of the indexing comes after it. */
const percentOfReading = 90

/** The overall progress, for the progress bar; `undefined` if unknown, which shows as an indeterminate bar. */
function percentOf({ stage, fraction }: CatalogueProgress): number | undefined {
  if (fraction === undefined) return undefined
  return stage === 'indexing'
    ? percentOfReading + fraction * (100 - percentOfReading)
    : fraction * percentOfReading
}

function describe({ stage, fraction, papers }: CatalogueProgress): string {
  const percent = Math.floor((fraction ?? 0) * 100)
  switch (stage) {
    case 'reading':
      return vscode.l10n.t('{0} %, {1} papers', percent, formatCount(papers))
    case 'indexing':
      return vscode.l10n.t('indexing, {0} %', percent)
    case 'waiting':
      return vscode.l10n.t('waiting for arXiv, {0} papers so far', formatCount(papers))
    default:
      return vscode.l10n.t('{0} papers so far', formatCount(papers))
  }
}
