// What is known of open documents: their problems, and the context keys that menus depend on.
import * as vscode from 'vscode'
import { archiveSeenFrom, type Viewpoint } from '../core/archive/archive.ts'
import { findIndexBlocks, findIndexLines, type IndexFacts } from '../core/archive/digestIndex/indexBlocks.ts'
import type { TextEdit } from '../core/base/span.ts'
import {
  type Conventions,
  conventionsFileName,
  type RuleSettings,
} from '../core/digest/conventions/conventions.ts'
import type { Digest } from '../core/digest/model.ts'
import { parseDigest } from '../core/digest/session.ts'
import type { CheckOptions, DigestCheck } from '../core/rules/digestCheck.ts'
import type { Finding } from '../core/rules/rule.ts'
import {
  activeDocument,
  type DigestDocuments,
  onDidChangeActiveDocument,
  paperLanguages,
} from './adapters/documents.ts'
import { readSettings } from './adapters/settings.ts'
import { viewpointOf, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { WorkspaceConventions } from './conventions.ts'
import type { PaperRecords } from './paperRecords.ts'

/** The data that the checks use. */
interface CheckParts {
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly conventions: WorkspaceConventions
  readonly log: vscode.LogOutputChannel
}

/** What a check was made for; if any of it changes, a new check is made. */
interface CheckContext {
  readonly settings: RuleSettings
  readonly conventions: Conventions | undefined
  readonly viewpoint: Viewpoint
  readonly archiveChanges: number
}

interface DocumentCheck {
  readonly check: DigestCheck
  readonly context: CheckContext
  /** How often records had changed at the last run. */
  recordChanges: number
}

/** The checks of open documents. After an edit, only what it affects is checked again. */
export class DocumentChecks {
  readonly #parts: CheckParts
  readonly #checks = new WeakMap<vscode.TextDocument, DocumentCheck>()
  readonly #indexes: IndexChecks

  constructor(parts: CheckParts) {
    this.#parts = parts
    this.#indexes = new IndexChecks(parts.archive)
  }

  /**
   * The findings of the rules for a document; `undefined` if it is neither a digest, nor an index of digests, nor a
   * conventions file. The rules are loaded when the first digest is checked, not when the editor starts.
   */
  async findingsOf(document: vscode.TextDocument): Promise<readonly Finding[] | undefined> {
    if (isConventionsFile(document)) {
      const [{ checkConventions }, { parseDigest }] = await Promise.all([
        import('../core/rules/digestCheck.ts'),
        import('../core/digest/session.ts'),
      ])
      // Checked with the text in the editor, saved or not.
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

  /** The edits that fix all problems that need no decision. */
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
    const context = this.#contextOf(document, digest)
    const options = this.#optionsFor(context)
    return fixAll(digest.text, (text) => {
      const { sections, entries } = context.conventions ?? {}
      const digest = parseDigest(text, sections, entries)
      return [...checkDigest(digest, options), ...(checkIndex?.(text) ?? [])]
    })
  }

  /** The open digests for which a conventions file is the nearest. */
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
    const check = this.#checkOf(document, digest, DigestCheck)
    await check.checkDue()
    const now = this.#parts.documents.digestOf(document)
    const isCurrent = now === digest && this.#checks.get(document)?.check === check
    return isCurrent ? check.findings() : this.#findingsIn(document, now)
  }

  #checkOf(document: vscode.TextDocument, digest: Digest, Check: typeof DigestCheck): DigestCheck {
    const context = this.#contextOf(document, digest)
    const { changeCount: recordChanges } = this.#parts.papers
    const known = this.#checks.get(document)
    if (!known || !isSame(known.context, context)) {
      const check = new Check(digest, this.#optionsFor(context))
      this.#checks.set(document, { context, check, recordChanges })
      return check
    }
    known.check.update(digest)
    if (known.recordChanges !== recordChanges) known.check.recheck()
    known.recordChanges = recordChanges
    return known.check
  }

  #contextOf(document: vscode.TextDocument, digest: Digest): CheckContext {
    const { conventions, archive } = this.#parts
    return {
      settings: readSettings(document).rules,
      conventions: conventions.of(document),
      viewpoint: viewpointOf(document, digest),
      archiveChanges: archive.changeCount,
    }
  }

  #optionsFor({ settings, conventions, viewpoint }: CheckContext): CheckOptions {
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

/** Whether a document is a conventions file. */
export function isConventionsFile({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith(`/${conventionsFileName}`)
}

function isSame(one: CheckContext, other: CheckContext): boolean {
  if (one.conventions !== other.conventions) return false
  const rest = ({ settings, viewpoint, archiveChanges }: CheckContext) =>
    JSON.stringify([settings, viewpoint, archiveChanges])
  return rest(one) === rest(other)
}

/** A longer document is not an index, in UTF-16 units. */
const longest = 1_000_000

/** The checks of documents that list the digests of the archive. */
class IndexChecks {
  readonly #archive: WorkspaceArchive

  constructor(archive: WorkspaceArchive) {
    this.#archive = archive
  }

  /**
   * Returns a check of any text of the document against the rules about indexes; `undefined` if it is not an index, or
   * if the archive has not been read yet. The first call starts reading it.
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
