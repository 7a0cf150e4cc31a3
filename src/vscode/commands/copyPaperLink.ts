import * as vscode from 'vscode'
import { paperUrl } from '../../core/paper/paperUrl.ts'
import { showBriefly } from '../adapters/show.ts'
import { paperPlace, tellNoPaper } from '../paperPlace.ts'
import type { Command } from './command.ts'

/** Copies the address of the paper at the cursor, or at the place that the argument says; in the form of the conventions. */
export const copyPaperLink: Command = {
  id: 'researchDigest.copyPaperLink',
  async run(services, argument) {
    const place = paperPlace(services, argument)
    if (!place) return tellNoPaper()
    const { named } = place.found
    const form = services.conventions.of(place.document)?.link ?? 'abs'
    await vscode.env.clipboard.writeText(paperUrl(named, form, named.version))
    showBriefly(vscode.l10n.t('The link is on the clipboard.'))
  },
}
