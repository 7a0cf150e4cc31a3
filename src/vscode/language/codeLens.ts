import * as vscode from 'vscode'
import type { ArxivReference } from '../../core/arxiv/identifier.ts'
import { pdfUrl } from '../../core/arxiv/links.ts'
import { describeHistory, isNamedElsewhere, PaperEntries } from '../../core/language/codeLens.ts'
import { paperSelector } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { viewpointOf } from '../archive/places.ts'
import { showHistory } from '../commands/showHistory.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Above each entry: what the archive has of its paper, and its PDF. */
export const registerCodeLens: RegisterFeature = (services) => {
  const provider = new EntryLenses(services)
  return vscode.Disposable.from(provider, vscode.languages.registerCodeLensProvider(paperSelector, provider))
}

/** What it says is found out when it comes into view. */
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
      services.documents.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest.codeLens')) this.#changed.fire()
      }),
    )
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { documents, archive } = this.#services
    const digest = readSettings(document).codeLens ? documents.asDigest(document) : undefined
    if (!digest) return []
    const file = document.uri.toString()
    return this.#entries.of(digest).flatMap(({ reference, line }) => {
      const range = new vscode.Range(line, 0, line, 0)
      const pdf = new vscode.CodeLens(range, openPdf(reference))
      return isNamedElsewhere(archive.index, reference.id, file)
        ? [new HistoryLens(range, document, reference), pdf]
        : [pdf]
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

function openPdf(reference: ArxivReference): vscode.Command {
  return {
    title: vscode.l10n.t('PDF'),
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(pdfUrl(reference))],
  }
}
