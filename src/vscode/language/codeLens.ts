import * as vscode from 'vscode'
import type { ArxivReference } from '../../core/arxiv/identifier.ts'
import {
  describeHistory,
  isNamedElsewhere,
  type Notice,
  noticeOf,
  PaperEntries,
} from '../../core/language/codeLens.ts'
import { paperSelector } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { viewpointOf } from '../archive/places.ts'
import { showHistory } from '../commands/showHistory.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

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
