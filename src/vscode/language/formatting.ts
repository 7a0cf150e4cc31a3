import * as vscode from 'vscode'
import { formatDigest, isSelected } from '../../core/language/entryRewrites.ts'
import { toRange, toSpan } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { reportError } from '../adapters/show.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** A document is checked again when the typing pauses this long. In milliseconds. */
const pauseMs = 200

/**
 * Formats digests, and is not registered for other documents: with two formatters for a language, VS Code would ask
 * people which one to use for each of their Markdown files, and not format them on save until that is answered.
 */
export const registerFormatting: RegisterFeature = (services) => new DigestFormatting(services)

class DigestFormatting implements vscode.DocumentRangeFormattingEditProvider, vscode.Disposable {
  readonly #services: Services
  readonly #registered = new Map<string, vscode.Disposable>()
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>()
  readonly #listeners: vscode.Disposable

  constructor(services: Services) {
    this.#services = services
    const { workspace } = vscode
    this.#listeners = vscode.Disposable.from(
      vscode.languages.registerDocumentRangeFormattingEditProvider({ language: 'research-digest' }, this),
      workspace.onDidOpenTextDocument((document) => this.#look(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#lookAfterPause(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      services.documents.onDidChange(() => this.#lookAtAll()),
    )
    this.#lookAtAll()
  }

  provideDocumentRangeFormattingEdits(document: vscode.TextDocument, range: vscode.Range): vscode.TextEdit[] {
    const { documents, conventions } = this.#services
    const digest = documents.asDigest(document)
    if (!digest) return []
    const wanted = toSpan(document, range)
    const edits = formatDigest(
      digest,
      conventions.of(document) ?? {},
      (entry) => isSelected(entry, wanted),
      documents.readerFor(document),
    )
    return edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(document, span), newText))
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const registered of this.#registered.values()) registered.dispose()
    this.#listeners.dispose()
  }

  #lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document)
  }

  #lookAfterPause(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    this.#timers.set(
      document,
      setTimeout(() => this.#look(document), pauseMs),
    )
  }

  #look(document: vscode.TextDocument): void {
    this.#timers.delete(document)
    const key = document.uri.toString()
    const isDigest = this.#services.documents.asDigest(document) !== undefined
    if (isDigest === this.#registered.has(key) || document.languageId === 'research-digest') return
    if (isDigest) this.#registered.set(key, this.#registerFor(document))
    else this.#unregister(key)
  }

  #registerFor({ uri: { scheme, path } }: vscode.TextDocument): vscode.Disposable {
    // The pattern is a glob; characters in brackets stand for themselves.
    const pattern = path.replaceAll(/[?*{}[\]]/g, '[$&]')
    return vscode.languages.registerDocumentRangeFormattingEditProvider({ scheme, pattern }, this)
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    this.#timers.delete(document)
    this.#unregister(document.uri.toString())
  }

  #unregister(key: string): void {
    this.#registered.get(key)?.dispose()
    this.#registered.delete(key)
  }
}

/**
 * Wraps plain-text digests, whose lines are paragraphs, once each time they are opened. No default for plain text is
 * changed, because logs and data are plain text, too. It respects any setting, and documents unwrapped with Alt+Z.
 */
export const registerWrapping: RegisterFeature = ({ documents, log }) => {
  const seen = new WeakSet<vscode.TextDocument>()
  const look = () => {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId !== 'plaintext' || seen.has(document)) return
    if (!documents.asDigest(document)) return
    seen.add(document)
    if (!readSettings(document).wrapsPlainText || isSet(document)) return
    vscode.commands
      .executeCommand('editor.action.toggleWordWrap')
      .then(undefined, reportError(log, 'Wrapping a digest'))
  }
  look()
  return vscode.window.onDidChangeActiveTextEditor(look)
}

/** Whether lines already wrap, or a setting decides it. */
function isSet(document: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration('editor', document)
  if (editor.get('wordWrap') !== 'off') return true
  const { defaultValue, defaultLanguageValue, languageIds, key, ...set } = editor.inspect('wordWrap') ?? {}
  return Object.values(set).some((value) => value !== undefined)
}
