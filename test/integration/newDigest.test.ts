import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { writeText } from './support/archive.ts'
import { eventually } from './support/eventually.ts'

suite('"New Digest"', () => {
  test('begins a file where the conventions of the open document want it', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(root)
    const folder = vscode.Uri.joinPath(root, 'newDigest')
    const conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
    await writeText(conventions, 'newDigest: { file: "reviews/{date}.md", title: "Papers of {date}" }\n')
    try {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(conventions))
      await vscode.commands.executeCommand('researchDigest.newDigest', '2026-11-20')
      const document = await eventually(
        () => vscode.window.activeTextEditor?.document,
        (active) => active?.uri.path.includes('/newDigest/reviews/') ?? false,
      )
      assert.match(
        document?.getText() ?? '',
        /^---\ndigest: true\ndate: 2026-11-20\n---\n\n# Papers of 2026-11-20\n/,
      )
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
      await vscode.workspace.fs.delete(folder, { recursive: true })
    }
  })
})
