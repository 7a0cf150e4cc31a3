import * as vscode from 'vscode'
import type { ConnectionState, Records } from '../records/records.ts'
import type { Status, StatusBar } from './statusBar.ts'

/** A request waits its turn for some seconds all the time; only longer waits are news, in milliseconds. */
const noticeableMs = 15_000

/** Says in the status bar how the services answer. */
export function showConnection(records: Records, statusBar: StatusBar): vscode.Disposable {
  statusBar.say('connection', describeConnection({ kind: 'idle' }))
  const leave = records.onStateChange((state) => statusBar.say('connection', describeConnection(state)))
  return { dispose: leave }
}

function describeConnection(state: ConnectionState): Status {
  switch (state.kind) {
    case 'idle':
      return quiet('book', '', vscode.l10n.t('Records of papers: online.'))
    case 'asking':
      return quiet('sync~spin', '', vscode.l10n.t('Records of papers are asked for.'))
    case 'waiting':
      return state.until - Date.now() < noticeableMs
        ? quiet('sync~spin', '', vscode.l10n.t('Records of papers wait for their turn.'))
        : waiting(clockTime(state.until))
    case 'detour':
      return quiet(
        'git-compare',
        '',
        vscode.l10n.t('{0} Another source is asked in its place.', state.reason),
      )
    case 'offline':
      return quiet(
        'circle-slash',
        vscode.l10n.t('offline'),
        vscode.l10n.t('{0} Papers that were seen before are there all the same.', state.reason),
      )
    case 'stopped':
      return quiet(
        'circle-slash',
        vscode.l10n.t('refused'),
        vscode.l10n.t('{0} It is not asked again before the next start.', state.reason),
      )
  }
}

function waiting(time: string): Status {
  return quiet(
    'watch',
    time,
    vscode.l10n.t('The services ask to slow down: records of papers wait until {0}.', time),
  )
}

function quiet(icon: string, words: string, tooltip: string): Status {
  return { icon, words, tooltip, isPressing: false }
}

function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' })
}
