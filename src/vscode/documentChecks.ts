import type * as vscode from 'vscode'
import type { Digest } from '../core/digest/digest.ts'
import type { RuleSettings } from '../core/digest/shapes/ruleShapes.ts'
import type { DigestCheck } from '../core/rules/digestCheck.ts'
import type { Finding } from '../core/rules/finding.ts'
import { readSettings } from './adapters/settings.ts'
import type { PaperRecords } from './paperRecords.ts'

interface DocumentCheck {
  readonly check: DigestCheck
  readonly settings: RuleSettings
  /** How often records had changed when it was last asked. */
  recordChanges: number
}

/** The checks of open documents. An edit checks again what it has changed. */
export class DocumentChecks {
  readonly #papers: PaperRecords
  readonly #log: vscode.LogOutputChannel
  readonly #checks = new WeakMap<vscode.TextDocument, DocumentCheck>()

  constructor(papers: PaperRecords, log: vscode.LogOutputChannel) {
    this.#papers = papers
    this.#log = log
  }

  /** What the rules say of a document. They are loaded when the first digest is checked, not when the editor starts. */
  async findingsOf(document: vscode.TextDocument, digest: Digest): Promise<readonly Finding[]> {
    const { DigestCheck } = await import('../core/rules/digestCheck.ts')
    const settings = readSettings(document).rules
    const { changeCount } = this.#papers
    const known = this.#checks.get(document)
    if (!known || JSON.stringify(known.settings) !== JSON.stringify(settings)) {
      const check = new DigestCheck(digest, { facts: this.#papers, settings, log: this.#log })
      this.#checks.set(document, { check, settings, recordChanges: changeCount })
      return check.findings()
    }
    known.check.update(digest)
    if (known.recordChanges !== changeCount) known.check.recheck()
    known.recordChanges = changeCount
    return known.check.findings()
  }
}
