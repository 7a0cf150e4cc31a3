import * as vscode from 'vscode'
import { findIndexBlocks } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import { toRange } from '../adapters/spans.ts'
import type { Command } from './command.ts'

/** Refreshes the indexes of the active document, or puts one where the cursor is. */
export const updateIndex: Command = {
  id: 'researchDigest.updateIndex',
  async run({ archive }) {
    const editor = vscode.window.activeTextEditor
    if (editor?.document.languageId !== 'markdown') {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Open a Markdown document first, such as the README of the digests; the index goes there.',
        ),
      )
      return
    }
    const index = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading the archive') },
      () => archive.settled(),
    )
    const { document } = editor
    const text = document.getText()
    const file = document.uri.toString()
    const hasIndex = findIndexBlocks(text).length > 0
    await editor.edit((edit) => {
      for (const { edit: change } of hasIndex ? indexChanges(text, index, file) : []) {
        edit.replace(toRange(document, change.span), change.newText)
      }
      // The editor gives it the line ends of the document.
      if (!hasIndex) edit.insert(startOfLine(editor.selection.active), newIndex(index, file))
    })
  },
}

function startOfLine({ line }: vscode.Position): vscode.Position {
  return new vscode.Position(line, 0)
}
