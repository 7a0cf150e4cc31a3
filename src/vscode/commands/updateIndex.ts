import * as vscode from 'vscode'
import type { Archive } from '../../core/archive/archive.ts'
import { findIndexBlocks } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import { toRange } from '../adapters/documents.ts'
import { confirm, showInformation, showWarning, withStatus } from '../adapters/show.ts'
import type { Command } from '../services.ts'

/**
 * Updates the indexes in the active document, or inserts one at the cursor. With the argument `{ insert: true }` the
 * person is not asked before the first one is inserted.
 */
export const updateIndex: Command = {
  id: 'researchDigest.updateIndex',
  async run({ archive }, argument) {
    const editor = vscode.window.activeTextEditor
    if (editor?.document.languageId !== 'markdown') {
      void showInformation(
        vscode.l10n.t(
          'Open a Markdown document first, such as the README of your digests; the index is inserted there.',
        ),
      )
      return
    }
    if (!(await mayWrite(editor, argument))) return
    const index = await withStatus(vscode.l10n.t('Reading the archive'), () => archive.settled())
    for (let attempt = 0; attempt < attempts; attempt++) if (await update(editor, index)) return
    void showWarning(
      vscode.l10n.t('The index could not be written: the document has changed in the meantime.'),
    )
  },
}

async function mayWrite({ document, selection }: vscode.TextEditor, argument: unknown): Promise<boolean> {
  const text = document.getText()
  if (text.includes('\ufffd')) {
    void showWarning(
      vscode.l10n.t(
        'The document contains characters that could not be decoded; saving it would lose them. Reopen it with the right encoding first.',
      ),
    )
    return false
  }
  const isAgreed = (argument as { readonly insert?: unknown } | undefined)?.insert === true
  if (isAgreed || findIndexBlocks(text).length > 0) return true
  const insert = vscode.l10n.t('Insert')
  const question = vscode.l10n.t(
    'This document has no index yet. Insert one at line {0}?',
    selection.active.line + 1,
  )
  return confirm(question, insert)
}

/** The editor rejects an edit of a text that has changed since; the next attempt uses the new text. */
const attempts = 3

async function update(editor: vscode.TextEditor, index: Archive): Promise<boolean> {
  const { document } = editor
  const text = document.getText()
  const file = document.uri.toString()
  const hasIndex = findIndexBlocks(text).length > 0
  const changes = hasIndex ? indexChanges(text, index, file) : []
  return editor.edit((builder) => {
    for (const { edit } of changes) builder.replace(toRange(document, edit.span), edit.newText)
    // The editor applies the document's line ends.
    if (!hasIndex) builder.insert(startOfLine(editor.selection.active), newIndex(index, file))
  })
}

function startOfLine({ line }: vscode.Position): vscode.Position {
  return new vscode.Position(line, 0)
}
