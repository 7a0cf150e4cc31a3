import * as vscode from 'vscode'
import { activeDocument, type DigestDocuments, onDidChangeActiveDocument } from './adapters/documents.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'

/** Menus need not follow each keystroke. In milliseconds. */
const pauseMs = 300

/**
 * Sets the context keys for menus and key bindings: whether the active document is a digest (`researchDigest.isDigest`)
 * and whether the workspace has any (`researchDigest.hasDigests`).
 */
export class DigestContext implements vscode.Disposable {
  readonly #documents: DigestDocuments
  readonly #archive: WorkspaceArchive
  readonly #listeners: vscode.Disposable
  readonly #told = new Map<string, boolean>()
  #timer: NodeJS.Timeout | undefined

  constructor(documents: DigestDocuments, archive: WorkspaceArchive) {
    this.#documents = documents
    this.#archive = archive
    this.#listeners = vscode.Disposable.from(
      onDidChangeActiveDocument(() => this.#tell()),
      documents.onDidChange(() => this.#tell()),
      archive.onDidChange(() => this.#tell()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === activeDocument()) this.#timer ??= setTimeout(() => this.#tell(), pauseMs)
      }),
    )
    this.#tell()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listeners.dispose()
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const document = activeDocument()
    const isDigest = document !== undefined && this.#documents.asDigest(document) !== undefined
    this.#set('researchDigest.isDigest', isDigest)
    this.#set('researchDigest.hasDigests', isDigest || this.#archive.index.digests().length > 0)
  }

  #set(key: string, value: boolean): void {
    if (this.#told.get(key) === value) return
    this.#told.set(key, value)
    void vscode.commands.executeCommand('setContext', key, value)
  }
}
