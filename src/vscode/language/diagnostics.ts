import * as vscode from 'vscode'
import { papersOf } from '../../core/digest/model.ts'
import type { Finding } from '../../core/rules/rule.ts'
import { toRange } from '../adapters/documents.ts'
import { reportError } from '../adapters/show.ts'
import { toLocation } from '../archive/workspaceArchive.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Checks wait until the typing pauses this long. In milliseconds. */
const pauseMs = 200

export const diagnosticSource = 'research-digest'

export const registerDiagnostics: RegisterFeature = (services) => new Diagnostics(services)

class Diagnostics implements vscode.Disposable {
  readonly #services: Services
  readonly #collection = vscode.languages.createDiagnosticCollection('research-digest')
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>()
  readonly #listeners: readonly vscode.Disposable[]

  constructor(services: Services) {
    this.#services = services
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, pauseMs)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest')) this.#scheduleAll()
      }),
      services.papers.onDidChange(() => this.#scheduleAll()),
      services.archive.onDidChange(() => this.#scheduleAll()),
      services.documents.onDidChange(() => this.#scheduleAll()),
    ]
    this.#scheduleAll()
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#collection.dispose()
  }

  #scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0)
  }

  #schedule(document: vscode.TextDocument, waitMs: number): void {
    clearTimeout(this.#timers.get(document))
    const check = () => {
      this.#timers.delete(document)
      this.#check(document).catch(reportError(this.#services.log, `Checking ${document.uri}`))
    }
    this.#timers.set(document, setTimeout(check, waitMs))
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const digest = this.#services.documents.asDigest(document)
    if (digest) this.#services.papers.want(papersOf(digest), document)
    const { version } = document
    const findings = await this.#services.checks.findingsOf(document)
    if (!findings) return this.#collection.delete(document.uri)
    if (document.isClosed || document.version !== version) return
    this.#collection.set(
      document.uri,
      findings.map((finding) => this.#toDiagnostic(document, finding)),
    )
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    this.#timers.delete(document)
    this.#collection.delete(document.uri)
    this.#services.papers.release(document)
  }

  #toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
    const range = toRange(document, finding.span)
    const diagnostic = new vscode.Diagnostic(range, finding.message, toSeverity(finding.severity))
    diagnostic.source = diagnosticSource
    diagnostic.code = { value: finding.rule.id, target: this.#pageOf(finding.rule.id) }
    diagnostic.relatedInformation = [...relatedHere(document, finding), ...relatedElsewhere(finding)]
    return diagnostic
  }

  /** The page about the rule is part of the package, so that it matches the rule's version and is available offline. */
  #pageOf(ruleId: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#services.context.extensionUri, 'docs', 'rules', `${ruleId}.md`)
  }
}

/** The id of the rule behind one of our diagnostics. */
export function ruleIdOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

function relatedHere(
  document: vscode.TextDocument,
  { related }: Finding,
): vscode.DiagnosticRelatedInformation[] {
  if (!related) return []
  const place = new vscode.Location(document.uri, toRange(document, related.span))
  return [new vscode.DiagnosticRelatedInformation(place, related.message)]
}

function relatedElsewhere({ elsewhere = [] }: Finding): vscode.DiagnosticRelatedInformation[] {
  return elsewhere.map((place) => new vscode.DiagnosticRelatedInformation(toLocation(place), place.message))
}

function toSeverity(severity: Finding['severity']): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error
    case 'warning':
      return vscode.DiagnosticSeverity.Warning
    case 'information':
      return vscode.DiagnosticSeverity.Information
    case 'hint':
      return vscode.DiagnosticSeverity.Hint
  }
}
