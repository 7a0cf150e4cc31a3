import type * as vscode from 'vscode'
import { archiveSeenFrom, type Viewpoint } from '../core/archive/seenFrom.ts'
import type { Digest } from '../core/digest/digest.ts'
import type { DigestCheck } from '../core/rules/digestCheck.ts'
import type { Finding, RuleSettings } from '../core/rules/finding.ts'
import { readSettings } from './adapters/settings.ts'
import { viewpointOf } from './archive/viewpoint.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

interface DocumentCheck {
  readonly check: DigestCheck
  readonly settings: RuleSettings
  readonly viewpoint: Viewpoint
  readonly archiveChanges: number
  /** How often records had changed when it was last asked. */
  recordChanges: number
}

/** The checks of open documents. An edit checks again what it has changed. */
export class DocumentChecks {
  readonly #papers: PaperRecords
  readonly #archive: WorkspaceArchive
  readonly #log: vscode.LogOutputChannel
  readonly #checks = new WeakMap<vscode.TextDocument, DocumentCheck>()

  constructor(papers: PaperRecords, archive: WorkspaceArchive, log: vscode.LogOutputChannel) {
    this.#papers = papers
    this.#archive = archive
    this.#log = log
  }

  /** What the rules say of a document. They are loaded when the first digest is checked, not when the editor starts. */
  async findingsOf(document: vscode.TextDocument, digest: Digest): Promise<readonly Finding[]> {
    const { DigestCheck } = await import('../core/rules/digestCheck.ts')
    const settings = readSettings(document).rules
    const viewpoint = viewpointOf(document, digest)
    const { changeCount: recordChanges } = this.#papers
    const { changeCount: archiveChanges } = this.#archive
    const asked = { settings, viewpoint, archiveChanges }
    const known = this.#checks.get(document)
    if (!known || !isSame(known, asked)) {
      const archive = archiveSeenFrom(this.#archive.index, viewpoint)
      const check = new DigestCheck(digest, { facts: this.#papers, archive, settings, log: this.#log })
      this.#checks.set(document, { ...asked, check, recordChanges })
      return check.findings()
    }
    known.check.update(digest)
    if (known.recordChanges !== recordChanges) known.check.recheck()
    known.recordChanges = recordChanges
    return known.check.findings()
  }
}

type Asked = Pick<DocumentCheck, 'settings' | 'viewpoint' | 'archiveChanges'>

function isSame(one: Asked, other: Asked): boolean {
  const inOne = ({ settings, viewpoint, archiveChanges }: Asked) =>
    JSON.stringify([settings, viewpoint, archiveChanges])
  return inOne(one) === inOne(other)
}
