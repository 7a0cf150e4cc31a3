import * as vscode from 'vscode'
import { systemClock } from '../core/http/clock.ts'
import type { Records } from '../records/records.ts'
import { recheckWeekly } from '../records/weeklyRecheck.ts'
import { readSettings } from './adapters/settings.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

interface RecordCareParts {
  readonly records: Pick<Records, 'findOld' | 'onStateChange'>
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly log: vscode.LogOutputChannel
}

/** Checks the records of the archive's papers again automatically, until it is disposed; see {@link recheckWeekly}. */
export function keepRecordsCurrent({ records, papers, archive, log }: RecordCareParts): vscode.Disposable {
  const closing = new AbortController()
  let isConnected = true
  const stopListening = records.onStateChange(({ kind }) => {
    isConnected = kind !== 'offline' && kind !== 'stopped'
  })
  void recheckWeekly(
    {
      clock: systemClock,
      log,
      // An untrusted folder must not cause requests.
      isWelcome: () => isConnected && vscode.workspace.isTrusted && readSettings().rechecksRecords,
      async findOld(signal) {
        const covered = (await archive.settled(signal)).coveredPapers()
        return covered.length === 0 ? [] : records.findOld(covered, signal)
      },
      recheck: (ids, signal) => papers.recheck(ids, () => {}, signal),
    },
    closing.signal,
  )
  return {
    dispose() {
      stopListening()
      closing.abort()
    },
  }
}
