import * as vscode from 'vscode'
import type { Span } from '../../core/base/span.ts'
import type { Digest } from '../../core/digest/model.ts'
import { isSelected, type LayoutChoice, layoutChoices } from '../../core/language/entryRewrites.ts'
import { type IncompleteLine, incompleteLines } from '../../core/paste/completeLines.ts'
import { distinct } from '../../core/paste/references.ts'
import { activeDocument, paperLanguages, selectionIn, toWorkspaceEdit } from '../adapters/documents.ts'
import { pickRow, type Row, showInformation, withNotification } from '../adapters/show.ts'
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
    ...writeQuestion(services, document, first.span.start),
    records,
    places: lines.map(({ span }) => span),
    mentions: [],
  })
  if (document.isClosed) return true
  if (document.version !== version) return false
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits))
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
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, picked.choice.edits))
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
    return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices.map(toItem)]
  })
}

function toItem(choice: LayoutChoice): ChoiceItem {
  const description =
    choice.count === 1 ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', choice.count)
  return { label: choice.example, description: `${choice.layout} · ${description}`, choice }
}
