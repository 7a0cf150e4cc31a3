import * as vscode from 'vscode'
import type { Command } from './command.ts'

export const openPreviewToSide: Command = {
  id: 'researchDigest.openPreviewToSide',
  run: ({ previews }) => previews.openActive(vscode.ViewColumn.Beside),
}
