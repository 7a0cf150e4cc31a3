import * as vscode from 'vscode'
import { fileName } from '../../core/archive/archivedDigest.ts'
import { finishInSlices } from '../../core/base/async.ts'
import { joinedEdits, type Span, type TextEdit, withLineEnds } from '../../core/base/span.ts'
import { type Conventions, conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { type Designation, isDigest } from '../../core/digest/detect.ts'
import type { Digest } from '../../core/digest/model.ts'
import { DigestSession, parseDigest, readOptions } from '../../core/digest/session.ts'
import { FileGlobs, type WorkspaceConventions } from '../conventions.ts'
import { readSettings } from './settings.ts'
import { showInformation } from './show.ts'

/** Documents in which papers can be named; those of Quarto and R Markdown have a language if their extensions are there. */
export const paperLanguages: readonly string[] = ['research-digest', 'markdown', 'plaintext', 'quarto', 'rmd']

export const paperSelector: vscode.DocumentSelector = paperLanguages.map((language) => ({ language }))

/** Documents that rules check. */
export const checkedSelector: vscode.DocumentSelector = [
  ...paperLanguages.map((language) => ({ language })),
  { pattern: `**/${conventionsFileName}` },
]

/** The scheme of documents that show what is made of a digest: they are none themselves, whatever they hold. */
export const shownScheme = 'research-digest-shown'

const designatingSettings: readonly string[] = ['researchDigest.files', 'researchDigest.exclude']

const none: readonly string[] = []

interface OpenDocument {
  readonly session: DigestSession
  readonly sections: readonly string[]
  readonly entries: readonly string[]
  version: number
}

/** How settings treat a document, and the data that this was computed for. */
interface DesignatedDocument extends Designation {
  readonly languageId: string
  readonly conventions: Conventions | undefined
}

/** The digest of each open document: an edit is read once, and all features share the result. */
export class DigestDocuments implements vscode.Disposable {
  readonly #conventions: WorkspaceConventions
  readonly #open = new WeakMap<vscode.TextDocument, OpenDocument>()
  #designated = new WeakMap<vscode.TextDocument, DesignatedDocument>()
  readonly #listeners: vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument((change) => this.#follow(change)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!designatingSettings.some((name) => change.affectsConfiguration(name))) return
      this.#designated = new WeakMap()
      this.#changed.fire()
    }),
  ]
  readonly #changed = new vscode.EventEmitter<void>()
  /** Settings or conventions have changed: which documents are digests, or how they are read, may be different now. */
  readonly onDidChange = this.#changed.event

  /** @param conventions define which lines introduce entries; when they change, documents are read again */
  constructor(conventions: WorkspaceConventions) {
    this.#conventions = conventions
    this.#listeners.push(conventions.onDidChange(() => this.#changed.fire()))
  }

  digestOf(document: vscode.TextDocument): Digest {
    const { sections = none, entries = none } = this.#conventions.of(document) ?? {}
    const { version } = document
    const known = this.#open.get(document)
    if (known?.version === version && known.sections === sections && known.entries === entries)
      return known.session.digest
    const session = new DigestSession(document.getText(), readOptions(sections, entries))
    this.#open.set(document, { session, sections, entries, version })
    return session.digest
  }

  /** Reads other texts as the document is read. */
  readerFor(document: vscode.TextDocument): (text: string) => Digest {
    const { sections, entries } = this.#conventions.of(document) ?? {}
    return (text) => parseDigest(text, sections, entries)
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    this.#changed.dispose()
  }

  /** The digest, if the document is treated as one: by its language, our front matter, a setting, or its content. */
  asDigest(document: vscode.TextDocument): Digest | undefined {
    if (!paperLanguages.includes(document.languageId)) return undefined
    const designation = this.#designationOf(document)
    if (designation.isExcluded) return undefined
    const digest = this.digestOf(document)
    return isDigest(digest, designation) ? digest : undefined
  }

  /** Whether a setting, or that we show it, says that the document is no digest. */
  isExcluded(document: vscode.TextDocument): boolean {
    return this.#designationOf(document).isExcluded ?? false
  }

  /** Cached, because each feature asks at each keystroke. */
  #designationOf(document: vscode.TextDocument): Designation {
    const { languageId } = document
    const conventions = this.#conventions.of(document)
    const known = this.#designated.get(document)
    if (known?.languageId === languageId && known.conventions === conventions) return known
    const settings = readSettings(document)
    const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri
    const globsOf = (list: 'files' | 'exclude') => [
      new FileGlobs(root, settings[list]),
      ...[this.#conventions.globsOf(document, list) ?? []].flat(),
    ]
    const designation = {
      languageId,
      conventions,
      fileName: fileName(document.uri.path),
      isChosen:
        languageId === 'research-digest' || globsOf('files').some((globs) => globs.match(document.uri)),
      isExcluded:
        document.uri.scheme === shownScheme || globsOf('exclude').some((globs) => globs.cover(document.uri)),
    }
    this.#designated.set(document, designation)
    return designation
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.#open.get(document)
    if (!known || known.version === document.version) return
    // The positions of all changes refer to the text before the first of them; applied from the last to the first, none
    // moves another.
    const changes = contentChanges.toSorted((a, b) => b.rangeOffset - a.rangeOffset)
    const edits = changes.map(({ rangeOffset: start, rangeLength, text: newText }) => {
      return { span: { start, end: start + rangeLength }, newText }
    })
    known.version = document.version
    // Changing the line ends changes every line without an event; the text is then read again when somebody asks.
    if (!begin(known.session, edits) || known.session.length !== lengthOf(document))
      this.#open.delete(document)
    // Whoever asks in the meantime reads the rest at once, and what cannot be read is read from its beginning then.
    else finishInSlices(known.session.reading()).catch(() => this.#open.delete(document))
  }
}

/** Reading so much text takes no longer than one more edit does. In UTF-16 units. */
const mostBetween = 2_000

function begin(session: DigestSession, edits: readonly TextEdit[]): boolean {
  try {
    session.begin(edits.length > 1 ? joinedEdits(session.digest.text, edits, mostBetween) : edits)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end)
}

/** The document of the active tab, in a text editor or in another one, such as VS Code's Markdown Editor. */
export function activeDocument(): vscode.TextDocument | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  if (!(input instanceof vscode.TabInputCustom)) return vscode.window.activeTextEditor?.document
  const uri = input.uri.toString()
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)
}

/** What is selected there, or the end if the editor does not expose it, such as VS Code's Markdown Editor. */
export function selectionIn(document: vscode.TextDocument): Span {
  const editor = vscode.window.activeTextEditor
  const end = document.getText().length
  return editor?.document === document ? toSpan(document, editor.selection) : { start: end, end }
}

/** Says that a command needs the cursor, which the active editor does not expose, or else what is missing. */
export function tellNoCursor(missing: string): void {
  const document = activeDocument()
  const isElsewhere = document !== undefined && document !== vscode.window.activeTextEditor?.document
  const message = vscode.l10n.t(
    'This editor does not tell extensions where the cursor is. Use “Reopen Editor With…” to open the document in the text editor.',
  )
  void showInformation(isElsewhere ? message : missing)
}

/** Calls when another document is active, or the active one has another language; it may appear a little later than its tab. */
export function onDidChangeActiveDocument(follow: () => void): vscode.Disposable {
  let before = activeDocument()
  // Tabs also change with the first edit of their document.
  const look = () => {
    const now = activeDocument()
    if (now === before) return
    before = now
    follow()
  }
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.tabGroups.onDidChangeTabs(look),
    vscode.window.tabGroups.onDidChangeTabGroups(look),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document !== activeDocument()) return
      before = document
      follow()
    }),
  )
}

/** The document of the file on which an explorer menu was opened, otherwise the active one. */
export async function chosenDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  return argument instanceof vscode.Uri ? vscode.workspace.openTextDocument(argument) : activeDocument()
}

export function lineEndOf({ eol }: vscode.TextDocument): string {
  return eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n'
}

/** VS Code counts in the same UTF-16 units; a BOM is not part of its text. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
}

export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit()
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(document, span), newText)
  return edit
}

/**
 * Changes a document in one step: in its editor, if there is one, because it keeps its cursors and changes nothing that is
 * read-only.
 * @returns whether the document was still as the edits expect
 */
export async function applyEdits(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<boolean> {
  if (edits.length === 0) return true
  if (!isWritable(document)) return false
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
  if (!editor) return vscode.workspace.applyEdit(toWorkspaceEdit(document, edits))
  return editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(document, span), newText)
  })
}

/**
 * The same for an edit that somebody asked for: a message says if it cannot be made.
 * @param version the document's, for which the edits are
 */
export async function change(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  version = document.version,
): Promise<boolean> {
  const isDone = document.version === version && (await applyEdits(document, edits))
  if (!isDone) tellUnchanged()
  return isDone
}

/**
 * The same for an edit after which the writer goes on at an offset of the new text: text and cursor are one step, so that
 * what is typed as soon as the text is there goes where the cursor is. The active editor gets the keyboard.
 */
export async function changeAndGoOn(
  document: vscode.TextDocument,
  edit: TextEdit,
  { cursor, version = document.version }: { readonly cursor: number; readonly version?: number },
): Promise<boolean> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return change(document, [edit], version)
  const isDone =
    document.version === version &&
    isWritable(document) &&
    (await editor.insertSnippet(...asSnippet(document, edit, cursor))) &&
    // VS Code inserts nothing where an editor is read-only, without saying so.
    document.version !== version
  if (!isDone) tellUnchanged()
  return isDone
}

/** An edit with the cursor at an offset of its text, or beside it. */
function asSnippet(document: vscode.TextDocument, { span, newText }: TextEdit, cursor: number) {
  const range = toRange(document, {
    start: span.start + Math.min(cursor, 0),
    end: span.end + Math.max(cursor - newText.length, 0),
  })
  const before = document.getText(new vscode.Range(range.start, document.positionAt(span.start)))
  const after = document.getText(new vscode.Range(document.positionAt(span.end), range.end))
  const { text, at } = withLineEnds(before + newText + after, lineEndOf(document))
  const snippet = snippetWithCursor(text, at(cursor + before.length))
  return [snippet, range, { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true }] as const
}

/** A text that leaves the cursor at an offset of it. */
export function snippetWithCursor(text: string, cursor: number): vscode.SnippetString {
  return new vscode.SnippetString()
    .appendText(text.slice(0, cursor))
    .appendTabstop(0)
    .appendText(text.slice(cursor))
}

function tellUnchanged(): void {
  void showInformation(
    vscode.l10n.t('The document cannot be changed: it is read-only, or was edited in the meantime.'),
  )
}

function isWritable({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false
}
