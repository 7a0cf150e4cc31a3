import * as vscode from 'vscode'
import type { ConnectionState, Records } from '../../records/records.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import { noticeableMs, waitingUntil } from '../statusBar.ts'

/** The parts that previews use. */
export interface PreviewParts {
  readonly extensionUri: vscode.Uri
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly notice: PreviewNotice
}

/** The type by which VS Code identifies our panels. */
export const previewType = 'researchDigest.preview'

/** What readers of previews should know about the services; nothing while they respond. */
export class PreviewNotice implements vscode.Disposable {
  readonly #leave: () => void
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #text: string | undefined

  constructor(records: Records) {
    this.#leave = records.onStateChange((state) => this.#hear(state))
  }

  get text(): string | undefined {
    return this.#text
  }

  dispose(): void {
    this.#leave()
    this.#changed.dispose()
  }

  #hear(state: ConnectionState): void {
    const text = describe(state)
    if (text === this.#text) return
    this.#text = text
    this.#changed.fire()
  }
}

function describe(state: ConnectionState): string | undefined {
  switch (state.kind) {
    case 'offline':
      return vscode.l10n.t('Offline: records are available only for papers seen before. {0}', state.reason)
    case 'stopped':
      return vscode.l10n.t('Paper records are no longer requested. {0}', state.reason)
    case 'waiting':
      return state.until - Date.now() < noticeableMs ? undefined : waitingUntil(state.until)
    default:
      return undefined
  }
}
