import * as vscode from 'vscode'
import { showBriefly } from '../adapters/show.ts'
import { recordAt } from '../paperPlace.ts'
import type { Command } from './command.ts'

/** Copies the paper at the cursor, or at the place that the argument says, for a bibliography. */
export const copyBibtex: Command = {
  id: 'researchDigest.copyBibtex',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { bibtexOf } = await import('../../core/export/formats/bibtex.ts')
    await vscode.env.clipboard.writeText(bibtexOf(place.paper))
    showBriefly(vscode.l10n.t('The BibTeX is on the clipboard.'))
  },
}
