import type * as vscode from 'vscode'
import { PreviewPanel, type PreviewParts } from './previewPanel.ts'

/** The open previews, one a document. */
export class Previews implements vscode.Disposable {
  readonly #parts: PreviewParts
  readonly #panels = new Map<string, PreviewPanel>()

  constructor(parts: PreviewParts) {
    this.#parts = parts
  }

  /** Shows the document's preview beside the editor, a new one if it has none. */
  open(document: vscode.TextDocument): void {
    const key = document.uri.toString()
    const open = this.#panels.get(key)
    if (open) open.reveal()
    else this.#add(key, document)
  }

  #add(key: string, document: vscode.TextDocument): void {
    const panel = new PreviewPanel(this.#parts, document)
    this.#panels.set(key, panel)
    panel.onDidDispose(() => this.#panels.delete(key))
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose()
  }
}
