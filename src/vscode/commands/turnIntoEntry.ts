import * as vscode from 'vscode'
import { mentionToEntry } from '../../core/language/arrange/mentions.ts'
import { showBriefly } from '../adapters/show.ts'
import { applyEdit, putCursor } from '../arrange/arrangeEntries.ts'
import type { Command } from './command.ts'
import { recordAt } from './paperCommands.ts'

/** Writes an entry of the paper that is mentioned at the cursor, with the cursor where its commentary begins. */
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
    if (!edit)
      showBriefly(vscode.l10n.t('An entry cannot be put here without changing what the digest says.'))
    else if (await applyEdit(editor, edit)) putCursor(editor, edit.span.start + edit.cursor)
  },
}
