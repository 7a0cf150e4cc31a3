import * as vscode from 'vscode'
import type { ArxivReference } from '../../core/arxiv/identifier.ts'
import {
  DigestTokens,
  describeHistory,
  isNamedElsewhere,
  type Notice,
  noticeOf,
  PaperEntries,
  paperHints,
  plainLinks,
  type TokenData,
  tokenEdit,
  tokenTypes,
} from '../../core/language/annotations.ts'
import { paperSelector, toRange, toSpan } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { viewpointOf } from '../archive/workspaceArchive.ts'
import { showHistory } from '../commands/paperCommands.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Shown above an entry if there is something to say: where else its paper is covered, and what has become of it. */
export const registerCodeLens: RegisterFeature = (services) => {
  const provider = new EntryLenses(services)
  return vscode.Disposable.from(provider, vscode.languages.registerCodeLensProvider(paperSelector, provider))
}

/** Its text is computed when it comes into view. */
class HistoryLens extends vscode.CodeLens {
  readonly document: vscode.TextDocument
  readonly reference: ArxivReference

  constructor(range: vscode.Range, document: vscode.TextDocument, reference: ArxivReference) {
    super(range)
    this.document = document
    this.reference = reference
  }
}

class EntryLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #services: Services
  readonly #entries = new PaperEntries()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeCodeLenses = this.#changed.event
  readonly #listeners: vscode.Disposable

  constructor(services: Services) {
    this.#services = services
    this.#listeners = vscode.Disposable.from(
      services.archive.onDidChange(() => this.#changed.fire()),
      services.papers.onDidChange(() => this.#changed.fire()),
      services.documents.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest.codeLens')) this.#changed.fire()
      }),
    )
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { documents, archive, papers } = this.#services
    const digest = readSettings(document).codeLens ? documents.asDigest(document) : undefined
    if (!digest) return []
    const file = document.uri.toString()
    return this.#entries.of(digest).flatMap(({ reference, line }) => {
      const range = new vscode.Range(line, 0, line, 0)
      const notice = noticeOf(reference, papers.paper(reference.id))
      const isNamed = isNamedElsewhere(archive.index, reference.id, file)
      return [
        ...(notice ? [new vscode.CodeLens(range, toCommand(notice))] : []),
        ...(isNamed ? [new HistoryLens(range, document, reference)] : []),
      ]
    })
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (!(lens instanceof HistoryLens)) return lens
    const { documents, archive } = this.#services
    const { document, reference, range } = lens
    const own = viewpointOf(document, documents.digestOf(document))
    lens.command = {
      title: describeHistory(archive.index, reference.id, own),
      command: showHistory.id,
      arguments: [{ id: reference.id, uri: document.uri, line: range.start.line }],
    }
    return lens
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#changed.dispose()
  }
}

function toCommand({ title, url }: Notice): vscode.Command {
  return { title, command: 'vscode.open', arguments: [vscode.Uri.parse(url)] }
}

export const registerLinks: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentLinkProvider(paperSelector, {
    provideDocumentLinks(document) {
      return plainLinks(documents.digestOf(document)).map(({ span, url, label }) => {
        const link = new vscode.DocumentLink(toRange(document, span), vscode.Uri.parse(url))
        link.tooltip = vscode.l10n.t('Open arXiv:{0}', label)
        return link
      })
    },
  })

export const registerInlayHints: RegisterFeature = ({ documents, papers }) => {
  const changed = new vscode.EventEmitter<void>()
  const provider = vscode.languages.registerInlayHintsProvider(paperSelector, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      const digest = readSettings(document).inlayHints ? documents.asDigest(document) : undefined
      if (!digest) return []
      return paperHints(digest, toSpan(document, range), papers).map(({ offset, text, details }) => {
        const hint = new vscode.InlayHint(document.positionAt(offset), text)
        hint.paddingLeft = true
        hint.tooltip = details
        return hint
      })
    },
  })
  return vscode.Disposable.from(
    changed,
    provider,
    papers.onDidChange(() => changed.fire()),
    documents.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('researchDigest.inlayHints')) changed.fire()
    }),
  )
}

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
