import * as vscode from 'vscode'
import type { ConnectionState, Records } from '../../records/records.ts'
import { askedAgainAt, noticeableMs, waitingUntil } from '../statusBar.ts'
import type { Notice } from './messages.ts'

interface NoticeCircumstances {
  /** Why records of the document's papers cannot be had, for people. */
  readonly reason: string | undefined
  /** Whether the reader has asked for them again, and they have not come yet. */
  readonly isAskingAgain: boolean
}

/** What readers of previews should know of the services; nothing while they answer. */
export class PreviewNotice implements vscode.Disposable {
  readonly #leave: () => void
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #state: ConnectionState = { kind: 'idle' }

  constructor(records: Records) {
    this.#leave = records.onStateChange((state) => {
      const isNews = state.kind !== 'waiting' || state.until - Date.now() >= noticeableMs
      this.#state = isNews ? state : { kind: 'asking' }
      this.#changed.fire()
    })
  }

  /** Whether the services have asked us to wait for longer than requests always do. */
  get isWaiting(): boolean {
    return this.#state.kind === 'waiting'
  }

  /** What to say above the cards of a document. */
  notice({ reason, isAskingAgain }: NoticeCircumstances): Notice | undefined {
    const state = this.#state
    if (state.kind === 'waiting')
      return isAskingAgain
        ? { text: askedAgainAt(state.until), asking: 'underWay' }
        : { text: waitingUntil(state.until, reason), asking: 'offered' }
    if (isAskingAgain) return { text: vscode.l10n.t('Requesting the records again…'), asking: 'underWay' }
    const text = trouble(state) ?? reason
    return text === undefined ? undefined : { text, asking: state.kind === 'stopped' ? 'none' : 'offered' }
  }

  dispose(): void {
    this.#leave()
    this.#changed.dispose()
  }
}

function trouble(state: ConnectionState): string | undefined {
  if (state.kind === 'offline')
    return vscode.l10n.t('Offline: records are available only for papers seen before. {0}', state.reason)
  if (state.kind === 'stopped')
    return vscode.l10n.t('Paper records are no longer requested. {0}', state.reason)
  return undefined
}
