import * as vscode from 'vscode'
import type { TextEdit } from '../../core/base/textEdit.ts'
import type { Arrangement } from '../../core/language/arrange/arrangement.ts'
import type { Arranging } from '../../core/language/arrange/moves.ts'
import { showBriefly, showInformation } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import type { Services } from '../services.ts'

/** The digest in the active editor, and where its cursor is; people are told where there is none. */
export function arrangingAtCursor({
  documents,
}: Services): { readonly editor: vscode.TextEditor; readonly arranging: Arranging } | undefined {
  const editor = vscode.window.activeTextEditor
  const digest = editor && documents.asDigest(editor.document)
  if (!editor || !digest) {
    void showInformation(vscode.l10n.t('Open a digest first; its entries are arranged.'))
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

/** Makes the change in one step, with the cursor at the entry that was moved. */
export async function arrange(
  editor: vscode.TextEditor,
  arrangement: Arrangement | undefined,
): Promise<void> {
  if (!arrangement) {
    showBriefly(vscode.l10n.t('The entry cannot be put there without changing what the digest says.'))
    return
  }
  if (await applyEdit(editor, arrangement.edit)) putCursor(editor, arrangement.offset)
}

export async function applyEdit(editor: vscode.TextEditor, { span, newText }: TextEdit): Promise<boolean> {
  return editor.edit((edit) => edit.replace(toRange(editor.document, span), newText))
}

export function putCursor(editor: vscode.TextEditor, offset: number): void {
  const place = editor.document.positionAt(offset)
  editor.selection = new vscode.Selection(place, place)
  editor.revealRange(editor.selection)
}
