import * as vscode from 'vscode'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { showInformation } from '../adapters/show.ts'
import type { Command } from './command.ts'

/** A feed to change, and then to save. */
const example = 'feeds:\n  - name: Mine\n    categories: [cs.LG]\n    keywords: [digest]\n    authors: []\n'

/** Opens the conventions of the workspace, with an example feed if they have none. Nothing is saved. */
export const setUpFeeds: Command = {
  id: 'researchDigest.setUpFeeds',
  async run() {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    if (!folder) {
      void showInformation(
        vscode.l10n.t('Open a folder first; its feeds are stored in {0}.', conventionsFileName),
      )
      return
    }
    const file = vscode.Uri.joinPath(folder.uri, conventionsFileName)
    const creation = new vscode.WorkspaceEdit()
    creation.createFile(file, { ignoreIfExists: true })
    await vscode.workspace.applyEdit(creation)
    const document = await vscode.workspace.openTextDocument(file)
    const text = document.getText()
    if (!/^feeds[ \t]*:/m.test(text)) {
      const edit = new vscode.WorkspaceEdit()
      const isOpen = text !== '' && !text.endsWith('\n')
      edit.insert(file, document.positionAt(text.length), `${isOpen ? '\n' : ''}${example}`)
      await vscode.workspace.applyEdit(edit)
    }
    const editor = await vscode.window.showTextDocument(document)
    const at = document.positionAt(document.getText().search(/^feeds[ \t]*:/m))
    editor.selection = new vscode.Selection(at, at)
    editor.revealRange(editor.selection)
  },
}
