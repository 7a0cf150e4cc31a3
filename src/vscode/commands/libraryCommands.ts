import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import type { RecheckProgress, RecheckResult } from '../../records/recheckRecords.ts'
import {
  formatCount,
  type Progress,
  showError,
  showInformation,
  showWarning,
  withNotification,
} from '../adapters/show.ts'
import type { Command } from './command.ts'

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
    void showInformation(vscode.l10n.t('Exported {0} paper records.', count))
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
        ? vscode.l10n.t('Imported {0} paper records.', imported)
        : vscode.l10n.t('Imported {0} paper records; {1} lines were not records.', imported, skipped),
    )
  },
}

/** Asks arXiv again for the records of the archive's papers that are older than a week. */
export const checkRecordsAgain: Command = {
  id: 'researchDigest.checkRecordsAgain',
  async run({ papers, archive, log }) {
    const title = vscode.l10n.t('Checking records again')
    const result = await withCancelButton(title, log, async (signal, progress) => {
      const ids = (await archive.settled(signal)).coveredPapers()
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
    void showInformation(
      vscode.l10n.t('No record of a paper in your digests is more than a week old; nothing was requested.'),
    )
  } else void showInformation(vscode.l10n.t('Checked {0} records again.', formatCount(done)))
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
