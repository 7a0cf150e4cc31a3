import * as vscode from 'vscode'
import type { TextEdit } from '../../core/base/span.ts'
import type { Arrangement } from '../../core/language/arrange/arrangement.ts'
import {
  type Arranging,
  entryToMention,
  mentionToEntry,
  moveEntryToSection as move,
  moveEntry,
  otherSections,
  type SortKey,
  sortSection as sort,
  sortKeys,
} from '../../core/language/arrange/moves.ts'
import { toRange, toWorkspaceEdit } from '../adapters/documents.ts'
import { pickRow, showBriefly, showInformation } from '../adapters/show.ts'
import type { Command, Services } from '../services.ts'
import { recordAt } from './paperCommands.ts'

/** Moves the entry at the cursor to the end of a section that the person chooses. */
export const moveEntryToSection: Command = {
  id: 'researchDigest.moveEntryToSection',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (!place) return
    const { editor, arranging } = place
    const { version } = editor.document
    const { sections } = arranging.digest
    const rows = otherSections(arranging).flatMap((section) => {
      const label = sections[section]?.label.text
      return label === undefined ? [] : [{ label, section }]
    })
    if (rows.length === 0) {
      void showInformation(vscode.l10n.t('Put the cursor in an entry of a digest that has another section.'))
      return
    }
    const picked = await pickRow(rows, { title: vscode.l10n.t('Move Entry to Section') })
    if (picked && editor.document.version === version)
      await arrange(editor.document, move(arranging, picked.section))
  },
}

/** Moves the entry at the cursor past the one below it, or into the section below. */
export const moveEntryDown: Command = {
  id: 'researchDigest.moveEntryDown',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (place) await arrange(place.editor.document, moveEntry(place.arranging, 'down'))
  },
}

/** Moves the entry at the cursor past the one above it, or into the section above. */
export const moveEntryUp: Command = {
  id: 'researchDigest.moveEntryUp',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (place) await arrange(place.editor.document, moveEntry(place.arranging, 'up'))
  },
}

/** Sorts the entries of the section at the cursor by what the person chooses. */
export const sortSection: Command = {
  id: 'researchDigest.sortSection',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (!place) return
    const { editor, arranging } = place
    const { version } = editor.document
    const rows = sortKeys.map((key) => ({ label: labelOf(key), key }))
    const picked = await pickRow(rows, { title: vscode.l10n.t('Sort Section') })
    if (!picked || editor.document.version !== version) return
    const arrangement = sort(arranging, picked.key, services.papers)
    if (arrangement) await arrange(editor.document, arrangement)
    else showBriefly(vscode.l10n.t('The section is already in this order, or cannot be sorted this way.'))
  },
}

function labelOf(key: SortKey): string {
  switch (key) {
    case 'title':
      return vscode.l10n.t('By title')
    case 'author':
      return vscode.l10n.t('By first author')
    case 'newest':
      return vscode.l10n.t('Newest first')
    case 'oldest':
      return vscode.l10n.t('Oldest first')
  }
}

/** Writes an entry for the paper that is mentioned at the cursor, and puts the cursor where its commentary begins. */
export const turnIntoEntry: Command = {
  id: 'researchDigest.turnIntoEntry',
  async run(services) {
    const place = await recordAt(services, undefined)
    const editor = vscode.window.activeTextEditor
    if (!place || editor?.document !== place.document) return
    const { documents, conventions, papers } = services
    const { layout, link, sections = [] } = conventions.of(place.document) ?? {}
    const edit = mentionToEntry(documents.digestOf(place.document), place.found.span.start, place.paper, {
      paper: (id) => papers.paper(id),
      ...{ layout, link, statements: sections },
    })
    if (!edit) showBriefly(vscode.l10n.t('An entry here would change how the rest of the digest is read.'))
    else if (await applyEdit(editor, edit)) putCursor(editor, edit.span.start + edit.cursor)
  },
}

/** Turns the entry at the cursor into a mention within its commentary. */
export const turnIntoMention: Command = {
  id: 'researchDigest.turnIntoMention',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (!place) return
    const edit = entryToMention(place.arranging)
    if (edit) await applyEdit(place.editor, edit)
    else showBriefly(vscode.l10n.t('A mention here would be read as an entry, or as something else.'))
  },
}

/** The digest in the active editor, and the position of its cursor; shows a message if there is none. */
function arrangingAtCursor({
  documents,
}: Services): { readonly editor: vscode.TextEditor; readonly arranging: Arranging } | undefined {
  const editor = vscode.window.activeTextEditor
  const digest = editor && documents.asDigest(editor.document)
  if (!editor || !digest) {
    void showInformation(vscode.l10n.t('Open a digest first; this command arranges its entries.'))
    return undefined
  }
  const { document, selection } = editor
  const arranging = {
    digest,
    read: documents.readerFor(document),
    offset: document.offsetAt(selection.active),
  }
  return { editor, arranging }
}

/** Makes the change in one step, with the cursor at the moved entry; says so if it cannot be made. */
export async function arrange(
  document: vscode.TextDocument,
  arrangement: Arrangement | undefined,
): Promise<void> {
  if (!arrangement) {
    showBriefly(vscode.l10n.t('Moving the entry there would change how the digest is read.'))
    return
  }
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
  if (!editor) await vscode.workspace.applyEdit(toWorkspaceEdit(document, [arrangement.edit]))
  else if (await applyEdit(editor, arrangement.edit)) putCursor(editor, arrangement.offset)
}

async function applyEdit(editor: vscode.TextEditor, { span, newText }: TextEdit): Promise<boolean> {
  return editor.edit((edit) => edit.replace(toRange(editor.document, span), newText))
}

function putCursor(editor: vscode.TextEditor, offset: number): void {
  const place = editor.document.positionAt(offset)
  editor.selection = new vscode.Selection(place, place)
  editor.revealRange(editor.selection)
}
