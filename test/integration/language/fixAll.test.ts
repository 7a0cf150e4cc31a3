import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'
import { problemsOf } from '../support/problems.ts'

const broken = `# Digest

Atention Is All You Need
http://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/pdf/1512.03385.pdf
Deep.

One with a Version Zero
https://arxiv.org/abs/2401.00001v0
Old.
`

const mended = `# Digest

Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/abs/1512.03385
Deep.

One with a Version Zero
https://arxiv.org/abs/2401.00001
Old.
`

suite('"Fix All"', () => {
  const file = () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    return vscode.Uri.joinPath(folder, 'fixAll.md')
  }

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await vscode.workspace.fs.delete(file())
  })

  test('mends on command, in one step that can be undone', async () => {
    const document = await showBroken()
    // The editor drops what it was asked for where it looks for actions by itself, as it does when problems have changed.
    await eventually(
      async () => {
        await vscode.commands.executeCommand('editor.action.fixAll')
        return document.getText()
      },
      (text) => text !== broken,
    )
    await problemsOf(document, (all) => all.length === 0)
    assert.equal(document.getText(), mended)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), broken)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  test('mends on save where a person wants it', async () => {
    const settings = vscode.workspace.getConfiguration('editor')
    const target = vscode.ConfigurationTarget.Workspace
    await settings.update('codeActionsOnSave', { 'source.fixAll.researchDigest': 'always' }, target)
    try {
      const document = await showBroken()
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\n')
      await vscode.workspace.applyEdit(edit)
      await document.save()
      assert.equal(document.getText(), `${mended}\n`)
    } finally {
      await settings.update('codeActionsOnSave', undefined, target)
    }
  })

  /** With all its problems known, since records come late. */
  async function showBroken(): Promise<vscode.TextDocument> {
    await writeText(file(), broken)
    const document = await showFile(file())
    await problemsOf(document, (all) => all.length === 4)
    return document
  }
})
