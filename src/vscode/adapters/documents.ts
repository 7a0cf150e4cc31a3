import * as vscode from 'vscode'
import type { TextEdit } from '../../core/base/textEdit.ts'
import { conventionsFileName } from '../../core/digest/conventionsFileName.ts'
import { looksLikeDigest } from '../../core/digest/detect.ts'
import type { Digest } from '../../core/digest/digest.ts'
import { parseDigest } from '../../core/digest/parseDigest.ts'
import { usualOptions } from '../../core/digest/reading/readParts.ts'
import { DigestSession } from '../../core/digest/session.ts'
import type { WorkspaceConventions } from '../conventions.ts'
import { FileGlobs } from './fileGlobs.ts'
import { readSettings } from './settings.ts'

/** Documents in which papers can be named. */
export const paperLanguages: readonly string[] = ['research-digest', 'markdown', 'plaintext']

export const paperSelector: vscode.DocumentSelector = paperLanguages.map((language) => ({ language }))

/** Files in which folders say how their digests are written. */
export const conventionsSelector: vscode.DocumentSelector = [{ pattern: `**/${conventionsFileName}` }]

/** Documents that rules check. */
export const checkedSelector: vscode.DocumentSelector = [
  ...paperLanguages.map((language) => ({ language })),
  { pattern: `**/${conventionsFileName}` },
]

const none: readonly string[] = []

interface OpenDocument {
  readonly session: DigestSession
  readonly sections: readonly string[]
  version: number
}

/** The digest of each open document: an edit is read once, and all features share what comes of it. */
export class DigestDocuments implements vscode.Disposable {
  readonly #conventions: WorkspaceConventions
  readonly #open = new WeakMap<vscode.TextDocument, OpenDocument>()
  readonly #listener = vscode.workspace.onDidChangeTextDocument((change) => this.#follow(change))

  /** @param conventions say which lines introduce entries; when they change, what was read counts no more */
  constructor(conventions: WorkspaceConventions) {
    this.#conventions = conventions
  }

  digestOf(document: vscode.TextDocument): Digest {
    const sections = this.#conventions.of(document)?.sections ?? none
    const known = this.#open.get(document)
    if (known?.version === document.version && known.sections === sections) return known.session.digest
    const session = new DigestSession(document.getText(), { ...usualOptions, statements: new Set(sections) })
    this.#open.set(document, { session, sections, version: document.version })
    return session.digest
  }

  /** Reads other texts as the document is read. */
  readerFor(document: vscode.TextDocument): (text: string) => Digest {
    const sections = this.#conventions.of(document)?.sections
    return (text) => parseDigest(text, sections)
  }

  dispose(): void {
    this.#listener.dispose()
  }

  /** The digest, if the document is treated as one: by its language, our front matter, a setting, or what it holds. */
  asDigest(document: vscode.TextDocument): Digest | undefined {
    if (!paperLanguages.includes(document.languageId)) return undefined
    const digest = this.digestOf(document)
    const isDigest =
      document.languageId === 'research-digest' ||
      looksLikeDigest(digest) ||
      isChosen(document) ||
      this.#conventions.nameAsDigest(document)
    return isDigest ? digest : undefined
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.#open.get(document)
    if (!known || known.version === document.version) return
    // All changes count from the text before the first of them; from the last one back none moves another.
    const changes = contentChanges.toSorted((a, b) => b.rangeOffset - a.rangeOffset)
    const edits = changes.map(({ rangeOffset: start, rangeLength, text: newText }) => {
      return { span: { start, end: start + rangeLength }, newText }
    })
    known.version = document.version
    // Other line ends change every line without a change being told; then the text is read anew when somebody asks.
    if (!applyAll(known.session, edits) || known.session.length !== lengthOf(document))
      this.#open.delete(document)
  }
}

function applyAll(session: DigestSession, edits: readonly TextEdit[]): boolean {
  try {
    for (const edit of edits) session.edit(edit)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end)
}

function isChosen(document: vscode.TextDocument): boolean {
  const { files } = readSettings(document)
  if (files.length === 0) return false
  return new FileGlobs(vscode.workspace.getWorkspaceFolder(document.uri)?.uri, files).match(document.uri)
}
