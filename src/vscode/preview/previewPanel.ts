import * as vscode from 'vscode'
import { papersOf } from '../../core/digest/digest.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import { reportError } from '../adapters/reportError.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { FromPage, ToPage } from './messages.ts'
import { pageShell } from './page.ts'

export interface PreviewParts {
  readonly extensionUri: vscode.Uri
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
}

/** Changes are shown together when they come faster than this, in milliseconds. */
const pauseMs = 30

/** The review of one document, kept in step with what is typed and with the records that arrive. */
export class PreviewPanel implements vscode.Disposable {
  readonly #parts: PreviewParts
  readonly #document: vscode.TextDocument
  readonly #panel: vscode.WebviewPanel
  readonly #listeners: readonly vscode.Disposable[]
  #timer: NodeJS.Timeout | undefined
  #shown: string | undefined
  readonly onDidDispose: vscode.Event<void>

  constructor(parts: PreviewParts, document: vscode.TextDocument) {
    this.#parts = parts
    this.#document = document
    this.#panel = createPanel(parts.extensionUri, document)
    this.onDidDispose = this.#panel.onDidDispose
    this.#listeners = [
      this.#panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message)),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === document) this.#schedule()
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        if (textEditor.document === document)
          this.#post({ type: 'scroll', line: visibleRanges[0]?.start.line ?? 0 })
      }),
      parts.papers.onDidChange(() => this.#schedule()),
      this.#panel.onDidDispose(() => this.dispose()),
    ]
    this.#panel.webview.html = pageShell(this.#panel.webview, webviewFolder(parts.extensionUri))
  }

  reveal(): void {
    this.#panel.reveal(undefined, true)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#parts.papers.release(this)
    this.#panel.dispose()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#update().catch(reportError(this.#parts.log, `Preview of ${this.#document.uri}`))
    }, pauseMs)
  }

  async #update(): Promise<void> {
    const { documents, papers } = this.#parts
    const { renderDigest } = await import('../../core/render/html.ts')
    const digest = documents.digestOf(this.#document)
    papers.want(papersOf(digest), this)
    const html = renderDigest(digest, papers)
    if (html === this.#shown) return
    this.#shown = html
    this.#post({ type: 'update', html })
  }

  #receive(message: FromPage): void {
    if (message.type === 'ready') {
      this.#shown = undefined
      this.#schedule()
    } else if (message.type === 'reveal' && Number.isInteger(message.line)) {
      const range = new vscode.Range(message.line, 0, message.line, 0)
      const shown = vscode.window.showTextDocument(this.#document, {
        selection: range,
        viewColumn: this.#editorColumn(),
      })
      shown.then(undefined, reportError(this.#parts.log, 'Showing the source'))
    }
  }

  #editorColumn(): vscode.ViewColumn {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.#document)
    return editor?.viewColumn ?? vscode.ViewColumn.One
  }

  #post(message: ToPage): void {
    this.#panel.webview
      .postMessage(message)
      .then(undefined, reportError(this.#parts.log, 'Talking to the preview'))
  }
}

function createPanel(extensionUri: vscode.Uri, document: vscode.TextDocument): vscode.WebviewPanel {
  const name = document.uri.path.split('/').at(-1) ?? ''
  return vscode.window.createWebviewPanel(
    'researchDigest.preview',
    vscode.l10n.t('Review of {0}', name),
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)], enableFindWidget: true },
  )
}

function webviewFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview')
}
