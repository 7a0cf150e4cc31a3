import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { makeWatchedFolder, showFile, writeText } from '../support/archive.ts'
import { placeOf } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const digest =
  '---\ntitle: Week 3\nformat: html\n---\n\nA Quiet Title\nhttps://arxiv.org/abs/2212.00999\nGood.\n\n#review\n'

suite('a digest of Quarto or R Markdown', () => {
  let folder: vscode.Uri

  setup(async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.ok(workspace)
    folder = await makeWatchedFolder(workspace.uri, 'quarto')
  })

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.workspace.fs.delete(folder, { recursive: true })
  })

  for (const name of ['2024-01-19.qmd', '2024-01-19.Rmd']) {
    test(`shows its papers, and is in the archive: ${name}`, async () => {
      const file = vscode.Uri.joinPath(folder, name)
      await writeText(file, digest)
      const document = await showFile(file)
      await eventually(
        () =>
          vscode.commands.executeCommand<vscode.Hover[]>(
            'vscode.executeHoverProvider',
            document.uri,
            placeOf(document, '2212'),
          ),
        (hovers) => hovers.length > 0,
      )
      const find = () =>
        vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'Quiet Title',
        )
      const [found] = await eventually(find, (all) => all.length === 1)
      assert.equal(found?.location.uri.path, file.path)
    })
  }
})
