import * as vscode from 'vscode'
import { newDigestFile } from '../../core/digest/newDigest.ts'
import { showInformation } from '../adapters/show.ts'
import type { Command } from './command.ts'

/** Begins the digest of today where the conventions want it, or opens the one that has been begun. */
export const newDigest: Command = {
  id: 'researchDigest.newDigest',
  async run({ conventions }) {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    if (!root) {
      void showInformation(vscode.l10n.t('Open a folder first; the new digest becomes a file in it.'))
      return
    }
    const open = vscode.window.activeTextEditor?.document.uri
    const isInside = open && vscode.workspace.getWorkspaceFolder(open)
    const found = await conventions.find(isInside ? open : vscode.Uri.joinPath(root, 'any.md'))
    const { path, text, cursor } = newDigestFile(found?.conventions, today())
    const file = vscode.Uri.joinPath(found?.folder ?? root, path)
    const edit = new vscode.WorkspaceEdit()
    edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(text) })
    await vscode.workspace.applyEdit(edit)
    const document = await vscode.workspace.openTextDocument(file)
    const at = document.positionAt(cursor)
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })
  },
}

/** In the writer's own time zone. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
