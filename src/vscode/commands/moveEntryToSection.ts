import * as vscode from 'vscode'
import { moveEntryToSection as move, otherSections } from '../../core/language/arrange/moves.ts'
import { pickRow, showInformation } from '../adapters/show.ts'
import { arrange, arrangingAtCursor } from '../arrange/arrangeEntries.ts'
import type { Command } from './command.ts'

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
      void showInformation(
        vscode.l10n.t('Put the cursor into an entry of a digest that has another section.'),
      )
      return
    }
    const picked = await pickRow(rows, { title: vscode.l10n.t('Move Entry to Section') })
    if (picked && editor.document.version === version) await arrange(editor, move(arranging, picked.section))
  },
}
