import * as vscode from 'vscode'
import { archiveSeenFrom, type Viewpoint } from '../core/archive/archive.ts'
import { findIndexBlocks, findIndexLines, type IndexFacts } from '../core/archive/digestIndex/indexBlocks.ts'
import type { TextEdit } from '../core/base/textEdit.ts'
import { type Conventions, conventionsFileName } from '../core/digest/conventions/conventions.ts'
import type { RuleSettings } from '../core/digest/conventions/shape.ts'
import type { Digest } from '../core/digest/model.ts'
import { parseDigest } from '../core/digest/session.ts'
import type { CheckOptions, DigestCheck } from '../core/rules/digestCheck.ts'
import type { Finding } from '../core/rules/rule.ts'
import { type DigestDocuments, paperLanguages } from './adapters/documents.ts'
import { readSettings } from './adapters/settings.ts'
import { viewpointOf, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { WorkspaceConventions } from './conventions.ts'
import type { PaperRecords } from './paperRecords.ts'

/** What the checks look at. */
interface CheckParts {
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly conventions: WorkspaceConventions
  readonly log: vscode.LogOutputChannel
}

/** What a check was made for; when it is another, so is the check. */
interface Standing {
  readonly settings: RuleSettings
  readonly conventions: Conventions | undefined
  readonly viewpoint: Viewpoint
  readonly archiveChanges: number
}

interface DocumentCheck {
  readonly check: DigestCheck
  readonly standing: Standing
  /** How often records had changed when it was last asked. */
  recordChanges: number
}

/** The checks of open documents. An edit checks again what it has changed. */
export class DocumentChecks {
  readonly #parts: CheckParts
  readonly #checks = new WeakMap<vscode.TextDocument, DocumentCheck>()
  readonly #indexes: IndexChecks

  constructor(parts: CheckParts) {
    this.#parts = parts
    this.#indexes = new IndexChecks(parts.archive)
  }

  /**
   * What the rules say of a document, `undefined` when it is neither a digest, nor an index of them, nor a file of
   * conventions. They are loaded when the first digest is checked, not when the editor starts.
   */
  async findingsOf(document: vscode.TextDocument): Promise<readonly Finding[] | undefined> {
    if (isConventionsFile(document)) {
      const [{ checkConventions }, { parseDigest }] = await Promise.all([
        import('../core/rules/digestCheck.ts'),
        import('../core/digest/session.ts'),
      ])
      // Read by what the editor shows of the file, saved or not.
      return checkConventions(document.getText(), readSettings(document).rules, ({ sections, entries }) =>
        this.#openDigestsBelow(document).map(({ text }) => parseDigest(text, sections, entries)),
      )
    }
    if (this.#parts.documents.isExcluded(document)) return undefined
    const checkIndex = await this.#indexes.checkerOf(document)
    const digest = this.#parts.documents.asDigest(document)
    const ofIndex = checkIndex?.(document.getText()) ?? []
    return digest ? [...(await this.#findingsIn(document, digest)), ...ofIndex] : checkIndex && ofIndex
  }

  /** Edits that mend all that can be mended without asking. */
  async fixAll(document: vscode.TextDocument): Promise<readonly TextEdit[]> {
    const [{ checkConventions }, { checkDigest }, { parseDigest }, { fixAll }] = await Promise.all([
      import('../core/rules/digestCheck.ts'),
      import('../core/rules/digestCheck.ts'),
      import('../core/digest/session.ts'),
      import('../core/rules/fixes.ts'),
    ])
    if (isConventionsFile(document)) {
      const { rules } = readSettings(document)
      return fixAll(document.getText(), (text) => checkConventions(text, rules))
    }
    const checkIndex = await this.#indexes.checkerOf(document)
    const digest = this.#parts.documents.asDigest(document)
    if (!digest) return checkIndex ? fixAll(document.getText(), checkIndex) : []
    const standing = this.#standingOf(document, digest)
    const options = this.#optionsFor(standing)
    return fixAll(digest.text, (text) => {
      const { sections, entries } = standing.conventions ?? {}
      const digest = parseDigest(text, sections, entries)
      return [...checkDigest(digest, options), ...(checkIndex?.(text) ?? [])]
    })
  }

  /** The open digests for which a file of conventions is the nearest. */
  #openDigestsBelow({ uri }: vscode.TextDocument): readonly Digest[] {
    const { documents, conventions } = this.#parts
    const folder = vscode.Uri.joinPath(uri, '..').toString()
    return vscode.workspace.textDocuments.flatMap((document) => {
      const isBelow = conventions.folderOf(document)?.toString() === folder
      return (isBelow && documents.asDigest(document)) || []
    })
  }

  async #findingsIn(document: vscode.TextDocument, digest: Digest): Promise<readonly Finding[]> {
    const { DigestCheck } = await import('../core/rules/digestCheck.ts')
    const standing = this.#standingOf(document, digest)
    const { changeCount: recordChanges } = this.#parts.papers
    const known = this.#checks.get(document)
    if (!known || !isSame(known.standing, standing)) {
      const check = new DigestCheck(digest, this.#optionsFor(standing))
      this.#checks.set(document, { standing, check, recordChanges })
      return check.findings()
    }
    known.check.update(digest)
    if (known.recordChanges !== recordChanges) known.check.recheck()
    known.recordChanges = recordChanges
    return known.check.findings()
  }

  #standingOf(document: vscode.TextDocument, digest: Digest): Standing {
    const { conventions, archive } = this.#parts
    return {
      settings: readSettings(document).rules,
      conventions: conventions.of(document),
      viewpoint: viewpointOf(document, digest),
      archiveChanges: archive.changeCount,
    }
  }

  #optionsFor({ settings, conventions, viewpoint }: Standing): CheckOptions {
    const { papers, archive, log } = this.#parts
    return {
      facts: papers,
      settings,
      ...(conventions && { conventions }),
      archive: archiveSeenFrom(archive.index, viewpoint),
      log,
    }
  }
}

/** Whether a document is one in which a folder says how its digests are written. */
export function isConventionsFile({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith(`/${conventionsFileName}`)
}

function isSame(one: Standing, other: Standing): boolean {
  if (one.conventions !== other.conventions) return false
  const rest = ({ settings, viewpoint, archiveChanges }: Standing) =>
    JSON.stringify([settings, viewpoint, archiveChanges])
  return rest(one) === rest(other)
}

/** A longer document is no index, in UTF-16 units. */
const longest = 1_000_000

/** The checks of documents that list the digests of the archive. */
class IndexChecks {
  readonly #archive: WorkspaceArchive

  constructor(archive: WorkspaceArchive) {
    this.#archive = archive
  }

  /**
   * Tells of any text of a document what the rules about indexes say; `undefined` when it is no index, or when the archive
   * has not been read yet. Asking for one begins that.
   */
  async checkerOf(
    document: vscode.TextDocument,
  ): Promise<((text: string) => readonly Finding[]) | undefined> {
    const text = document.getText()
    const file = document.uri.toString()
    if (!paperLanguages.includes(document.languageId) || text.length > longest) return undefined
    const lines = findIndexLines(text, file)
    if (lines.length < 2 && findIndexBlocks(text).length === 0) return undefined
    const { index } = this.#archive
    if (!this.#archive.isRead) return undefined
    const missing = await this.#archive.missingAmong(new Set(lines.map((line) => line.file)))
    const facts: IndexFacts = { archive: index, file, isMissing: (other) => missing.has(other) }
    const { checkIndex } = await import('../core/rules/digestCheck.ts')
    const { rules } = readSettings(document)
    return (now) => checkIndex(parseDigest(now), facts, rules)
  }
}
