import * as vscode from 'vscode'
import type { Command } from './command.ts'

export const setOpenAlexKey: Command = {
  id: 'researchDigest.setOpenAlexKey',
  async run({ openAlexKey }) {
    const key = await vscode.window.showInputBox({
      title: vscode.l10n.t('Key to OpenAlex'),
      prompt: vscode.l10n.t('Free at openalex.org/settings/api. Leave it empty to remove the key.'),
      password: true,
      ignoreFocusOut: true,
    })
    if (key !== undefined) await openAlexKey.set(key.trim())
  },
}
