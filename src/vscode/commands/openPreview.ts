import * as vscode from 'vscode'
import { paperLanguages } from '../adapters/documents.ts'
import type { Command } from './command.ts'

export const openPreview: Command = {
  id: 'researchDigest.openPreview',
  run({ previews }) {
    const document = vscode.window.activeTextEditor?.document
    if (document && paperLanguages.includes(document.languageId)) previews.open(document)
    else
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a digest first; the preview shows the active one.'),
      )
  },
}
