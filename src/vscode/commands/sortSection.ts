import * as vscode from 'vscode'
import { type SortKey, sortSection as sort, sortKeys } from '../../core/language/arrange/sortSection.ts'
import { pickRow, showBriefly } from '../adapters/show.ts'
import { arrange, arrangingAtCursor } from '../arrange/arrangeEntries.ts'
import type { Command } from './command.ts'

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
    if (arrangement) await arrange(editor, arrangement)
    else showBriefly(vscode.l10n.t('The section is in this order, or cannot be put into it.'))
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
