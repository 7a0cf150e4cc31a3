import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('preview', () => {
  test('opens beside the editor, once a document', async () => {
    await showDigest(digestText, 'research-digest')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    const tabs = await eventually(previewTabs, (all) => all.length > 0)
    assert.equal(tabs.length, 1)
    assert.notEqual(tabs[0]?.group.viewColumn, vscode.window.activeTextEditor?.viewColumn)
    await vscode.window.tabGroups.close(tabs)
    await eventually(previewTabs, (all) => all.length === 0)
  })
})

function previewTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.filter(({ input }) => {
    return input instanceof vscode.TabInputWebview && input.viewType.endsWith('researchDigest.preview')
  })
}
