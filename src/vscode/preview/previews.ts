import * as vscode from 'vscode'
import { activeDocument, onDidChangeActiveDocument, paperLanguages } from '../adapters/documents.ts'
import { reportError, showInformation } from '../adapters/show.ts'
import type { PreviewState } from './messages.ts'
import type { PreviewParts } from './previewFacts.ts'
import { PreviewPanel } from './previewPanel.ts'

type PreviewColumn = vscode.ViewColumn.Active | vscode.ViewColumn.Beside

/** The open previews. One that is not locked follows the active digest; each column has at most one of these. */
export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #parts: PreviewParts
  readonly #panels = new Set<PreviewPanel>()
  readonly #listeners: readonly vscode.Disposable[]
  /** The URI of the last active document. */
  #followed = activeDocument()?.uri.toString()

  constructor(parts: PreviewParts) {
    this.#parts = parts
    this.#listeners = [
      vscode.window.registerWebviewPanelSerializer(previewType, this),
      onDidChangeActiveDocument(() => this.#follow(activeDocument())),
    ]
  }

  /** The preview that has the focus. */
  get active(): PreviewPanel | undefined {
    return [...this.#panels].find(({ isActive }) => isActive)
  }

  /** Shows the preview of a document in place of its editor, or beside it. */
  open(document: vscode.TextDocument | undefined, column: PreviewColumn): void {
    if (document && paperLanguages.includes(document.languageId)) this.#open(document, column)
    else void showInformation(vscode.l10n.t('Open a digest first; the preview shows the active one.'))
  }

  /** Called by VS Code for panels that were open when the window was closed or reloaded. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(String(state?.uri), true))
      this.#add(new PreviewPanel(this.#parts, panel, { document, isLocked: state?.isLocked === true }))
    } catch (error) {
      // The document is gone, so its preview is closed as well.
      reportError(this.#parts.log, 'Restoring a preview')(error)
      panel.dispose()
    }
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    for (const panel of this.#panels) panel.dispose()
  }

  #open(document: vscode.TextDocument, column: PreviewColumn): void {
    const isBeside = column === vscode.ViewColumn.Beside
    const open = this.#panelFor(document, isBeside)
    if (open) {
      open.show(document)
      open.reveal(isBeside)
      return
    }
    const panel = vscode.window.createWebviewPanel(
      previewType,
      '',
      { viewColumn: column, preserveFocus: isBeside },
      { enableFindWidget: true },
    )
    this.#add(new PreviewPanel(this.#parts, panel, { document, isLocked: false }))
  }

  /** The preview that already shows the document, or one that may switch to it. */
  #panelFor(document: vscode.TextDocument, isBeside: boolean): PreviewPanel | undefined {
    const active = vscode.window.tabGroups.activeTabGroup.viewColumn
    const fitting = [...this.#panels].filter(({ viewColumn }) => (viewColumn !== active) === isBeside)
    return fitting.find((panel) => panel.document === document) ?? fitting.find(({ isLocked }) => !isLocked)
  }

  /**
   * Reacts to changes only: a preview of another document than the active one keeps it until another becomes active.
   */
  #follow(document: vscode.TextDocument | undefined): void {
    const uri = document?.uri.toString()
    if (!document || uri === this.#followed) return
    this.#followed = uri
    if (!paperLanguages.includes(document.languageId)) return
    const following = [...this.#panels].filter(({ isLocked }) => !isLocked)
    if (following.length === 0 || !this.#parts.documents.asDigest(document)) return
    for (const panel of following) panel.follow(document)
  }

  #add(panel: PreviewPanel): void {
    this.#panels.add(panel)
    panel.onDidDispose(() => this.#panels.delete(panel))
  }
}

/** The type by which VS Code identifies our panels. */
const previewType = 'researchDigest.preview'
