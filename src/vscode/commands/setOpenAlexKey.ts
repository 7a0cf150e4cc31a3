import * as vscode from 'vscode'
import type { Command } from './command.ts'

export const setOpenAlexKey: Command = {
  id: 'researchDigest.setOpenAlexKey',
  async run({ openAlexKey }) {
    const key = await vscode.window.showInputBox({
      title: vscode.l10n.t('OpenAlex API key'),
      prompt: vscode.l10n.t(
        'Get a free key at openalex.org/settings/api. Leave this empty to remove the stored key.',
      ),
      password: true,
      ignoreFocusOut: true,
    })
    if (key !== undefined) await openAlexKey.set(key.trim())
  },
}
