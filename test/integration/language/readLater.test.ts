import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

suite('read later', () => {
  test('keeps a paper once, below what somebody has written and not saved', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    assert.ok(folder)
    const notes = vscode.Uri.joinPath(folder.uri, 'read-later-notes.md')
    const file = vscode.Uri.joinPath(folder.uri, 'reading-list.md')
    try {
      await writeText(notes, 'See https://arxiv.org/abs/1706.03762 and https://arxiv.org/abs/1412.6980.\n')
      const document = await showFile(notes)
      const hover = await eventually(
        () => hoverText(document, '1706.03762'),
        (shown) => shown.includes('Vaswani'),
      )
      assert.match(hover, /command:researchDigest\.readLater/)
      const read = (id: string) =>
        vscode.commands.executeCommand('researchDigest.readLater', {
          uri: notes.toString(),
          offset: document.getText().indexOf(id),
        })
      await read('1706')
      const line = '- [ ] Attention Is All You Need https://arxiv.org/abs/1706.03762\n'
      const header = '---\ndigest: false\ndraft: true\n---\n\n'
      const list = await vscode.workspace.openTextDocument(file)
      assert.equal(list.getText(), header + line)
      assert.equal(list.isDirty, false)
      const edit = new vscode.WorkspaceEdit()
      edit.insert(file, list.positionAt(header.length), '# Mine\n')
      await vscode.workspace.applyEdit(edit)
      await read('1706')
      await read('1412')
      assert.match(
        list.getText(),
        /^---\n[^#]*# Mine\n- \[ \] Attention[^\n]*\n- \[ \] Adam[^\n]*1412\.6980\n$/,
      )
      assert.ok(list.isDirty)
      await list.save()
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
      for (const uri of [notes, file]) await vscode.workspace.fs.delete(uri).then(undefined, () => {})
    }
  })
})
