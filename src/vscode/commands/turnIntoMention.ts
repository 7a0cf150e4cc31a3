import * as vscode from 'vscode'
import { entryToMention } from '../../core/language/arrange/mentions.ts'
import { showBriefly } from '../adapters/show.ts'
import { applyEdit, arrangingAtCursor } from '../arrange/arrangeEntries.ts'
import type { Command } from './command.ts'

/** Makes of the entry at the cursor a mention in what is said there. */
export const turnIntoMention: Command = {
  id: 'researchDigest.turnIntoMention',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (!place) return
    const edit = entryToMention(place.arranging)
    if (edit) await applyEdit(place.editor, edit)
    else showBriefly(vscode.l10n.t('Here a mention would be read as an entry, or as something else.'))
  },
}
