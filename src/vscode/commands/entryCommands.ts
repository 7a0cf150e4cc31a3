// What is done with the entries of a digest: completing them, writing them in another layout, and teaching their form.
import * as vscode from 'vscode'
import { type Span, slice } from '../../core/base/span.ts'
import { type Conventions, conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import type { Example } from '../../core/digest/frames/example.ts'
import type { Digest } from '../../core/digest/model.ts'
import {
  isSelected,
  type LayoutChoice,
  layoutChoices,
  type PatternChoice,
} from '../../core/language/entryRewrites.ts'
import { type IncompleteLine, incompleteLines } from '../../core/paste/completeLines.ts'
import { distinct } from '../../core/paste/references.ts'
import {
  activeDocument,
  change,
  paperLanguages,
  selectionIn,
  tellNoCursor,
  toRange,
  toSpan,
  toWorkspaceEdit,
} from '../adapters/documents.ts'
import { pickRow, type Row, RowPicker, showInformation, withNotification } from '../adapters/show.ts'
import { type RecordsById, recordsOf, writeQuestion } from '../paste/pasteWriter.ts'
import type { Command, Services } from '../services.ts'

/** A range of a document, as a code action passes it. */
export interface Stretch {
  readonly uri: string
  readonly range: Span
}

/**
 * Turns addresses and identifiers into entries: those in the selection or at the cursor, otherwise those of the whole
 * document.
 */
export const completeEntries: Command = {
  id: 'researchDigest.completeEntries',
  async run(services, argument) {
    const stretch = argument as Stretch | undefined
    if (stretch) {
      const uri = vscode.Uri.parse(stretch.uri)
      return completeStretch(services, await vscode.workspace.openTextDocument(uri), stretch.range)
    }
    const document = activeDocument()
    if (!document || !paperLanguages.includes(document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; this command completes its links.'))
      return
    }
    const { range } = linesToComplete(services, document, selectionIn(document))
    await completeStretch(services, document, range)
  },
}

/** Somebody may type while the records arrive; then only what is unchanged is completed. */
const mostAttempts = 3

/**
 * Turns the lines of a range that name papers without titles into entries, in one edit, so that it is one step to undo.
 */
async function completeStretch(
  services: Services,
  document: vscode.TextDocument,
  range: Span,
): Promise<void> {
  const lines = linesIn(services, document, range)
  if (lines.length === 0) return tell(vscode.l10n.t('There is no paper without a title here.'))
  const texts = new Set(lines.map((line) => textOf(document, line)))
  const references = distinct(lines.flatMap((line) => line.references))
  const records = await withNotification(vscode.l10n.t('Looking up papers…'), (signal) =>
    recordsOf(services.papers, references, signal),
  )
  if (records.size === 0) return tell(vscode.l10n.t('The records of these papers are unavailable right now.'))
  for (let attempt = 0; attempt < mostAttempts; attempt++)
    if (await complete(services, document, { texts, records })) return
}

/** The lines at a cursor or in a selection; with a cursor elsewhere, those of the whole document. */
function linesToComplete(
  services: Pick<Services, 'documents'>,
  document: vscode.TextDocument,
  selection: Span,
): { readonly range: Span; readonly lines: readonly IncompleteLine[] } {
  const lines = linesIn(services, document, selection)
  if (lines.length > 0 || selection.start < selection.end) return { range: selection, lines }
  const whole = { start: 0, end: document.getText().length }
  return { range: whole, lines: linesIn(services, document, whole) }
}

function linesIn(
  { documents }: Pick<Services, 'documents'>,
  document: vscode.TextDocument,
  range: Span,
): readonly IncompleteLine[] {
  return incompleteLines(documents.digestOf(document), range)
}

function textOf(document: vscode.TextDocument, { span }: IncompleteLine): string {
  return document.getText().slice(span.start, span.end)
}

/** @returns whether the document was unchanged until the edit was made */
async function complete(
  services: Services,
  document: vscode.TextDocument,
  { texts, records }: { readonly texts: ReadonlySet<string>; readonly records: RecordsById },
): Promise<boolean> {
  const { version } = document
  const whole = { start: 0, end: document.getText().length }
  const lines = linesIn(services, document, whole).filter((line) => texts.has(textOf(document, line)))
  const [first] = lines
  if (!first) return true
  const edits = await services.pasteThread.complete({
    ...(await writeQuestion(services, document, first.span.start)),
    records,
    places: lines.map(({ span }) => span),
    mentions: [],
  })
  if (document.isClosed) return true
  if (document.version !== version) return false
  await change(document, edits)
  return true
}

function tell(message: string): void {
  void showInformation(message)
}

interface ChoiceItem extends Row {
  readonly choice?: LayoutChoice
}

/** Asks for a layout, and converts the entry at the cursor, those of the selection, or all of the document to it. */
export const convertLayout: Command = {
  id: 'researchDigest.convertLayout',
  async run(services) {
    const document = activeDocument()
    const digest = document && services.documents.asDigest(document)
    if (!document || !digest)
      return tell(vscode.l10n.t('Open a digest first; this command converts its entries.'))
    const { version } = document
    const items = choiceItems(services, document, digest)
    if (items.length === 0) return tell(vscode.l10n.t('No entry here can be converted without losing text.'))
    const picked = await pickRow(items, {
      title: vscode.l10n.t('Convert Entry Layout'),
      matchOnDescription: true,
    })
    if (!picked?.choice) return
    if (document.version !== version)
      return tell(vscode.l10n.t('The document has changed in the meantime; nothing was converted.'))
    await change(document, picked.choice.edits)
  },
}

function choiceItems(
  { documents }: Services,
  document: vscode.TextDocument,
  digest: Digest,
): readonly ChoiceItem[] {
  const read = documents.readerFor(document)
  const wanted = selectionIn(document)
  const here = digest.entries.filter((entry) => isSelected(entry, wanted))
  const all = digest.entries.length
  const groups = [
    { label: vscode.l10n.t('Entries here: {0}', here.length), entries: here, isOffered: here.length < all },
    { label: vscode.l10n.t('All entries: {0}', all), entries: digest.entries, isOffered: true },
  ].filter(({ entries, isOffered }) => isOffered && entries.length > 0)
  return groups.flatMap(({ label, entries }) => {
    const among = new Set(entries)
    const choices = layoutChoices(digest, (entry) => among.has(entry), read)
    if (choices.length === 0) return []
    return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices.map(layoutItem)]
  })
}

function layoutItem(choice: LayoutChoice): ChoiceItem {
  const description =
    choice.count === 1 ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', choice.count)
  return { label: choice.example, description: `${choice.layout} · ${description}`, choice }
}

/**
 * Derives a pattern from the entry at the cursor or in the selection, shows what it reads, and adds it to
 * `digest.yaml`.
 */
export const readEntriesLikeThis: Command = {
  id: 'researchDigest.readEntriesLikeThis',
  async run(services) {
    const editor = vscode.window.activeTextEditor
    if (!editor || !paperLanguages.includes(editor.document.languageId))
      return tellNoCursor(
        vscode.l10n.t('Open a digest first, and put the cursor in an entry that is read incorrectly.'),
      )
    const { document } = editor
    const folder = vscode.workspace.getWorkspaceFolder(document.uri)
    if (!folder)
      return tell(vscode.l10n.t("Open the digest's folder first; the pattern is added to its digest.yaml."))
    const { version } = document
    const lesson = await findLesson(services, editor)
    const title = lesson && (await pickTitle(editor, lesson))
    const pattern = title && (await pickPattern(editor, lesson, title))
    if (!pattern) return
    if (document.version !== version)
      return tell(vscode.l10n.t('The document has changed in the meantime; no pattern was added.'))
    const found = await services.conventions.find(document.uri)
    await teach(vscode.Uri.joinPath(found?.folder ?? folder.uri, conventionsFileName), pattern)
    // Watchers may take a while to report the change of the file.
    await services.conventions.find(document.uri)
  },
}

/** Shows a message if the cursor is not in an entry. */
async function findLesson(
  { documents, conventions }: Services,
  { document, selection }: vscode.TextEditor,
): Promise<Lesson | undefined> {
  const { entryExample } = await import('../../core/language/entryRewrites.ts')
  const { sections = [], entries = [] } = conventions.of(document) ?? {}
  const example = entryExample(document.getText(), toSpan(document, selection))
  if (example)
    return { example, known: { sections, entries }, before: documents.digestOf(document).entries.length }
  tell(vscode.l10n.t('There is no title with a link here. Put the cursor in an entry, or select its title.'))
  return undefined
}

async function teach(file: vscode.Uri, pattern: string): Promise<void> {
  const { withEntry } = await import('../../core/digest/conventions/readConventions.ts')
  if (!(await exists(file))) {
    const edit = withEntry('', pattern)
    const create = new vscode.WorkspaceEdit()
    create.createFile(file, { contents: new TextEncoder().encode(edit?.newText) })
    await vscode.workspace.applyEdit(create)
    return
  }
  const document = await vscode.workspace.openTextDocument(file)
  const wasSaved = !document.isDirty
  const edit = withEntry(document.getText(), pattern)
  if (!edit) {
    await vscode.window.showTextDocument(document)
    return tell(vscode.l10n.t('The pattern could not be added: {0} is not valid YAML.', conventionsFileName))
  }
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]))
  // The conventions are those on disk; unsaved edits of the file remain unsaved.
  if (wasSaved) await document.save()
  else await vscode.window.showTextDocument(document, { preserveFocus: true, preview: false })
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file)
    return true
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false
    throw error
  }
}

/** An entry from which a pattern is derived. */
interface Lesson {
  readonly example: Example
  readonly known: Pick<Conventions, 'sections' | 'entries'>
  /** How many entries the document has so far. */
  readonly before: number
}

interface SpanItem extends Row {
  /** Shown in the editor while the item is the active one. */
  readonly titles: readonly Span[]
  readonly lines: readonly Span[]
}

interface PatternItem extends SpanItem {
  readonly pattern: string
}

/** Asks which words are the title if that is not clear; `undefined` if the person cancels. */
async function pickTitle(
  editor: vscode.TextEditor,
  { example: { text, titles } }: Lesson,
): Promise<Span | undefined> {
  const [only] = titles
  if (titles.length === 1) return only
  const items = titles.map((title): SpanItem => {
    return { label: slice(text, title).replace(/\s+/g, ' '), titles: [title], lines: [] }
  })
  const picked = await pickShown(editor, items, {
    title: vscode.l10n.t('Read Entries Like This'),
    placeholder: vscode.l10n.t(
      'Which words are the title? If none of these is right, select the title in the editor first',
    ),
  })
  return picked?.titles[0]
}

/** Shows how many entries the document has with each pattern, and where; `undefined` if none is chosen. */
async function pickPattern(
  editor: vscode.TextEditor,
  { example, known, before }: Lesson,
  title: Span,
): Promise<string | undefined> {
  const { patternChoices } = await import('../../core/language/entryRewrites.ts')
  const items = patternChoices(example, title, known).map((choice) => patternItem(choice, before))
  if (items.length === 0) {
    void showInformation(
      vscode.l10n.t('Nothing here marks where the title ends, so other entries cannot be read the same way.'),
    )
    return undefined
  }
  const picked = await pickShown(editor, items, {
    title: vscode.l10n.t('Read Entries Like This'),
    placeholder: vscode.l10n.t('Press Enter to add the pattern to digest.yaml, or Escape to change nothing'),
  })
  return picked?.pattern
}

function patternItem({ pattern, entryCount, taught }: PatternChoice, before: number): PatternItem {
  return {
    label: pattern.replaceAll('\n', ' ⏎ '),
    detail: vscode.l10n.t(
      'Entries in this document: {0} now, {1} with this pattern, which reads {2} of them',
      before,
      entryCount,
      taught.length,
    ),
    pattern,
    titles: taught.flatMap((entry) => entry.title?.span ?? []),
    lines: taught.map(({ head }) => head),
  }
}

/** A list whose active item is shown in the editor. */
function pickShown<T extends SpanItem>(
  editor: vscode.TextEditor,
  items: readonly T[],
  texts: { readonly title: string; readonly placeholder: string },
): Promise<T | undefined> {
  const picker = new RowPicker<T>()
  const pick = picker.view
  Object.assign(pick, texts, { matchOnDetail: true })
  picker.rows = items
  const highlights = new Highlights(editor)
  return new Promise((resolve) => {
    pick.onDidChangeActive(([active]) => active && highlights.show(active.row))
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.row)
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      highlights.dispose()
      pick.dispose()
    })
    pick.show()
  })
}

/** Titles and lines of entries, marked in an editor. */
class Highlights {
  readonly #editor: vscode.TextEditor
  readonly #titles = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  })
  readonly #lines = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  })

  constructor(editor: vscode.TextEditor) {
    this.#editor = editor
  }

  show({ titles, lines }: Pick<SpanItem, 'titles' | 'lines'>): void {
    const { document } = this.#editor
    const [first] = titles
    this.#editor.setDecorations(
      this.#titles,
      titles.map((title) => toRange(document, title)),
    )
    this.#editor.setDecorations(
      this.#lines,
      lines.map((line) => toRange(document, line)),
    )
    if (first)
      this.#editor.revealRange(
        toRange(document, first),
        vscode.TextEditorRevealType.InCenterIfOutsideViewport,
      )
  }

  dispose(): void {
    this.#titles.dispose()
    this.#lines.dispose()
  }
}
