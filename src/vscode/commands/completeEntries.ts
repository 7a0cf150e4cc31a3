import * as vscode from 'vscode'
import type { Span } from '../../core/base/span.ts'
import { paperLanguages } from '../adapters/documents.ts'
import { showInformation } from '../adapters/show.ts'
import { toSpan } from '../adapters/spans.ts'
import { completeEntries as complete, linesToComplete } from '../paste/completeEntries.ts'
import type { Command } from './command.ts'

/** A stretch of a document, as a code action names it. */
export interface Stretch {
  readonly uri: string
  readonly range: Span
}

/** Makes entries of addresses and identifiers: those of the selection or at the cursor, else all of the document. */
export const completeEntries: Command = {
  id: 'researchDigest.completeEntries',
  async run(services, argument) {
    const stretch = argument as Stretch | undefined
    const editor = vscode.window.activeTextEditor
    if (stretch) {
      const uri = vscode.Uri.parse(stretch.uri)
      return complete(services, await vscode.workspace.openTextDocument(uri), stretch.range)
    }
    if (!editor || !paperLanguages.includes(editor.document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; its addresses are completed.'))
      return
    }
    const { document, selection } = editor
    const { range } = linesToComplete(services, document, toSpan(document, selection))
    await complete(services, document, range)
  },
}
