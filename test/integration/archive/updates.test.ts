import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { showFile, useArchive, writeText } from '../support/archive.ts'

const issue = '# December 14, 2024\n\nLearning to Wait\nhttps://arxiv.org/abs/2412.00131\nNew.\n\n'
const record = {
  id: '2306.00041',
  title: 'Rivers as Graphs',
  authors: ['Ann Author'],
  comment: 'This paper has been withdrawn by the authors',
  source: 'arxiv-api',
}

suite('updates on earlier papers', () => {
  test('are drafted at the cursor, in one step of undo, and of papers with news alone', async () => {
    const { folder, remove } = await useArchive()
    const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-updates-'))
    try {
      const newest = vscode.Uri.joinPath(folder, '2024', '2024-12-14.md')
      await writeText(newest, issue)
      const document = await showFile(newest)
      const editor = await vscode.window.showTextDocument(document)
      const end = document.positionAt(issue.length)
      editor.selection = new vscode.Selection(end, end)
      const insert = () => vscode.commands.executeCommand('researchDigest.insertUpdates', { all: true })
      await insert()
      // Other tests may have left records of papers that the sample covers.
      const before = document.getText()
      assert.equal(before.slice(0, issue.length), issue)
      assert.doesNotMatch(before, /Rivers as Graphs/)
      if (before !== issue) await vscode.commands.executeCommand('undo')
      editor.selection = new vscode.Selection(end, end)
      assert.equal(document.getText(), issue)

      const file = path.join(temporary, 'records.jsonl')
      await writeFile(file, `${JSON.stringify(record)}\n`)
      await vscode.commands.executeCommand('researchDigest.importLibrary', vscode.Uri.file(file))
      await insert()
      const text = document.getText()
      assert.match(text, /Updates on earlier papers/)
      assert.match(text, /Rivers as Graphs\nhttps:\/\/arxiv\.org\/abs\/2306\.00041\nSince withdrawn/)
      assert.match(text, /Covered on 2023-07-08: “/)
      await vscode.commands.executeCommand('undo')
      assert.equal(document.getText(), issue)
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
      await rm(temporary, { recursive: true, force: true })
      await remove()
    }
  })
})
