import * as vscode from 'vscode'
import type { Archive } from '../../core/archive/archive.ts'
import { findIndexBlocks } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import { toRange } from '../adapters/documents.ts'
import { confirm, showInformation, showWarning, withStatus } from '../adapters/show.ts'
import type { Command } from '../services.ts'

/**
 * Refreshes the indexes of the active document, or puts one where the cursor is. Takes `{ insert: true }` as an argument;
 * without it a person is asked before the first one is put there.
 */
export const updateIndex: Command = {
  id: 'researchDigest.updateIndex',
  async run({ archive }, argument) {
    const editor = vscode.window.activeTextEditor
    if (editor?.document.languageId !== 'markdown') {
      void showInformation(
        vscode.l10n.t(
          'Open a Markdown document first, such as the README of the digests; the index goes there.',
        ),
      )
      return
    }
    if (!(await mayWrite(editor, argument))) return
    const index = await withStatus(vscode.l10n.t('Reading the archive'), () => archive.settled())
    for (let attempt = 0; attempt < attempts; attempt++) if (await update(editor, index)) return
    void showWarning(vscode.l10n.t('The index could not be written: the document has changed meanwhile.'))
  },
}

async function mayWrite({ document, selection }: vscode.TextEditor, argument: unknown): Promise<boolean> {
  const text = document.getText()
  if (text.includes('\ufffd')) {
    void showWarning(
      vscode.l10n.t(
        'The document has characters that could not be read; saving it would lose them. Reopen it with its encoding first.',
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

/** The editor refuses an edit of a text that has changed since; the next one is of the text as it is then. */
const attempts = 3

async function update(editor: vscode.TextEditor, index: Archive): Promise<boolean> {
  const { document } = editor
  const text = document.getText()
  const file = document.uri.toString()
  const hasIndex = findIndexBlocks(text).length > 0
  const changes = hasIndex ? indexChanges(text, index, file) : []
  return editor.edit((builder) => {
    for (const { edit } of changes) builder.replace(toRange(document, edit.span), edit.newText)
    // The editor gives it the line ends of the document.
    if (!hasIndex) builder.insert(startOfLine(editor.selection.active), newIndex(index, file))
  })
}

function startOfLine({ line }: vscode.Position): vscode.Position {
  return new vscode.Position(line, 0)
}
