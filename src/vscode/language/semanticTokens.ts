import * as vscode from 'vscode'
import { DigestTokens, type TokenData, tokenEdit, tokenTypes } from '../../core/language/semanticTokens.ts'
import { paperSelector } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Gives titles, sections, identifiers, tags and venues their own colours, in plain text, too. */
export const registerSemanticTokens: RegisterFeature = (services) => {
  const provider = new Tokens(services)
  const legend = new vscode.SemanticTokensLegend([...tokenTypes])
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerDocumentSemanticTokensProvider(paperSelector, provider, legend),
  )
}

interface Given {
  readonly resultId: string
  readonly data: TokenData
}

class Tokens implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  readonly #documents: Services['documents']
  readonly #tokens = new DigestTokens()
  /** The last result for each document, on which the next one builds. */
  readonly #given = new WeakMap<vscode.TextDocument, Given>()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeSemanticTokens = this.#changed.event
  readonly #listeners: vscode.Disposable
  #count = 0

  constructor({ documents }: Services) {
    this.#documents = documents
    this.#listeners = vscode.Disposable.from(
      documents.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest.semanticHighlighting')) this.#changed.fire()
      }),
    )
  }

  provideDocumentSemanticTokens(document: vscode.TextDocument): vscode.SemanticTokens {
    const { data, resultId } = this.#give(document)
    return new vscode.SemanticTokens(data, resultId)
  }

  provideDocumentSemanticTokensEdits(
    document: vscode.TextDocument,
    previousResultId: string,
  ): vscode.SemanticTokens | vscode.SemanticTokensEdits {
    const before = this.#given.get(document)
    const { data, resultId } = this.#give(document)
    if (before?.resultId !== previousResultId) return new vscode.SemanticTokens(data, resultId)
    const edit = tokenEdit(before.data, data)
    const isSame = edit.deleteCount === 0 && edit.data.length === 0
    const edits = isSame ? [] : [new vscode.SemanticTokensEdit(edit.start, edit.deleteCount, edit.data)]
    return new vscode.SemanticTokensEdits(edits, resultId)
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #give(document: vscode.TextDocument): Given {
    const digest = readSettings(document).semanticHighlighting
      ? this.#documents.asDigest(document)
      : undefined
    const headings = document.languageId === 'plaintext'
    const data = digest ? this.#tokens.of(digest, { headings }) : new Uint32Array()
    const given = { data, resultId: String(++this.#count) }
    this.#given.set(document, given)
    return given
  }
}
