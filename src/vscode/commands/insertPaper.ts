import * as vscode from 'vscode'
import { choiceAt } from '../../core/language/paperChoices.ts'
import { paperLanguages } from '../adapters/documents.ts'
import { showInformation } from '../adapters/show.ts'
import { toRange, toSpan } from '../adapters/spans.ts'
import { pickPaper } from '../pickPaper.ts'
import type { Command } from './command.ts'

/** Inserts a paper in the digest's own form; an argument that is a text is searched for at once. */
export const insertPaper: Command = {
  id: 'researchDigest.insertPaper',
  async run({ documents, conventions, papers: facts, paperSearch }, words) {
    const editor = vscode.window.activeTextEditor
    if (!editor || !paperLanguages.includes(editor.document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; the paper is inserted into the active one.'))
      return
    }
    const paper = await pickPaper(paperSearch, typeof words === 'string' ? words : '')
    if (!paper) return
    const { document, selection } = editor
    const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
    const { span, newText, cursor } = choiceAt(paper, habit, toSpan(document, selection))
    if (!(await editor.edit((edit) => edit.replace(toRange(document, span), newText)))) return
    const place = document.positionAt(span.start + cursor)
    editor.selection = new vscode.Selection(place, place)
    editor.revealRange(editor.selection)
  },
}
