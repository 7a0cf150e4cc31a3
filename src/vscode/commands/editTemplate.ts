import * as vscode from 'vscode'
import { usualTemplate } from '../../core/digest/newDigest.ts'
import { templateFileName } from '../../core/digest/template.ts'
import type { Command } from './command.ts'
import { homeOfDigests } from './newDigest.ts'

/** Opens the file with which new digests begin; where there is none, one to begin with. */
export const editTemplate: Command = {
  id: 'researchDigest.editTemplate',
  async run(services) {
    const home = await homeOfDigests(services)
    if (!home) return
    const file = vscode.Uri.joinPath(home.folder, home.conventions?.newDigest.template ?? templateFileName)
    const edit = new vscode.WorkspaceEdit()
    edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(usualTemplate) })
    await vscode.workspace.applyEdit(edit)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file), { preview: false })
  },
}
