import * as vscode from 'vscode'
import type { Command } from './command.ts'

/** In place of the editor. */
export const openPreview: Command = {
  id: 'researchDigest.openPreview',
  run: ({ previews }) => previews.openActive(vscode.ViewColumn.Active),
}
