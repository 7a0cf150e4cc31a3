// The library of records and the catalogue: what is imported, exported and asked for again, and with whose key.
import * as vscode from 'vscode'
import type { CatalogueProgress, CatalogueResult } from '../../catalogue/workerCatalogue.ts'
import { describeError } from '../../core/base/errors.ts'
import type { RecheckProgress, RecheckResult } from '../../records/records.ts'
import { readProxySettings, readSettings, userAgent } from '../adapters/settings.ts'
import {
  formatCount,
  type Progress,
  showError,
  showInformation,
  showWarning,
  withNotification,
} from '../adapters/show.ts'
import type { Command } from '../services.ts'
import { CatalogueUpdateError, type CatalogueUpdates } from '../updates.ts'

/** Takes the file as an argument; asks for it if missing. */
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
    const count = await withCancelButton(title, log, (signal) => papers.exportTo(path, signal))
    if (count === undefined) return
    void showInformation(vscode.l10n.t('Paper records exported: {0}.', count))
  },
}

/** Takes the file as an argument; asks for it if missing. */
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
    const count = await withCancelButton(title, log, (signal) => papers.importFrom(path, signal))
    if (!count) return
    const { imported, skipped, remarks } = count
    for (const { line, problem } of remarks) log.warn(`${path}:${line}: ${problem}`)
    void showInformation(
      skipped === 0
        ? vscode.l10n.t('Paper records imported: {0}.', imported)
        : vscode.l10n.t('Paper records imported: {0}. Lines that were not records: {1}.', imported, skipped),
    )
  },
}

/** Asks services again for the records of the archive's papers that are older than a week. */
export const checkRecordsAgain: Command = {
  id: 'researchDigest.checkRecordsAgain',
  async run({ papers, archive, log }) {
    const title = vscode.l10n.t('Checking records again')
    const result = await withCancelButton(title, log, async (signal, progress) => {
      const index = await archive.settled(signal)
      const ids = index.coveredPapers()
      let shown = 0
      const tell = ({ old, done }: RecheckProgress) => {
        const percents = (100 * done) / old
        progress.report(vscode.l10n.t('{0} of {1}', formatCount(done), formatCount(old)), percents - shown)
        shown = percents
      }
      return papers.recheck(ids, tell, signal)
    })
    if (result) tellResult(result)
  },
}

function tellResult({ old, done, reason }: RecheckResult): void {
  if (reason !== undefined) {
    const counts = [formatCount(done), formatCount(old)] as const
    void showWarning(
      vscode.l10n.t(
        'Checked {0} of {1} records again. {2} Run the command again to check the rest.',
        ...counts,
        reason,
      ),
    )
  } else if (old === 0) {
    void showInformation(vscode.l10n.t('No record of a paper in your digests is more than a week old.'))
  } else void showInformation(vscode.l10n.t('Records checked again: {0}.', formatCount(done)))
}

function jsonLinesFilter(): Record<string, string[]> {
  return { [vscode.l10n.t('JSON Lines')]: ['jsonl', 'ndjson'] }
}

/**
 * The path of a file on this computer; the library is only exported to and imported from there, and a message says so.
 */
function localPath(file: vscode.Uri | undefined): string | undefined {
  if (!file) return undefined
  if (file.scheme === 'file') return file.fsPath
  void showError(vscode.l10n.t('Choose a file on this computer.'))
  return undefined
}

/**
 * Runs the work under a notification that can cancel it, and shows errors. `undefined` after an error or cancellation.
 */
async function withCancelButton<T>(
  title: string,
  log: vscode.LogOutputChannel,
  work: (signal: AbortSignal, progress: Progress) => Promise<T>,
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
    const title = vscode.l10n.t('Updating the catalogue')
    const result = await withCatalogueProgress(title, { catalogueUpdates, log }, (signal) =>
      catalogueUpdates.update(
        {
          oaiUrl,
          sets,
          proxy: readProxySettings(),
          userAgent: userAgent(context.extension.packageJSON.version),
        },
        signal,
      ),
    )
    if (!result) return
    void showInformation(
      vscode.l10n.t('The catalogue is up to date. Papers added or updated: {0}.', formatCount(result.papers)),
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
      return vscode.l10n.t('{0}%, {1} papers', percent, formatCount(papers))
    case 'indexing':
      return vscode.l10n.t('indexing, {0}%', percent)
    case 'waiting':
      return vscode.l10n.t('waiting for arXiv, {0} papers so far', formatCount(papers))
    default:
      return vscode.l10n.t('{0} papers so far', formatCount(papers))
  }
}

export const setOpenAlexKey: Command = {
  id: 'researchDigest.setOpenAlexKey',
  async run({ openAlexKey }) {
    const key = await vscode.window.showInputBox({
      title: vscode.l10n.t('OpenAlex API key'),
      prompt: vscode.l10n.t(
        'Get a free key at openalex.org/settings/api. Leave this empty to remove the stored key.',
      ),
      password: true,
      ignoreFocusOut: true,
    })
    if (key !== undefined) await openAlexKey.set(key.trim())
  },
}

export const showLog: Command = {
  id: 'researchDigest.showLog',
  run: ({ log }) => log.show(),
}
