import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('the preview', () => {
  teardown(async () => {
    await vscode.window.tabGroups.close(previewTabs())
    await eventually(previewTabs, (all) => all.length === 0)
  })

  test('opens beside the editor, once for a document, and closes', async () => {
    await showDigest(digestText, 'research-digest')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    const tabs = await eventually(previewTabs, (all) => all.length > 0)
    assert.equal(tabs.length, 1)
    assert.notEqual(tabs[0]?.group.viewColumn, vscode.window.activeTextEditor?.viewColumn)
  })

  test('opens in place of the editor, from where its source is a command away', async () => {
    const document = await showDigest(digestText, 'research-digest')
    await vscode.commands.executeCommand('researchDigest.openPreview')
    await eventually(previewTabs, (all) => all.some(({ isActive, group }) => isActive && group.isActive))
    await vscode.commands.executeCommand('researchDigest.showPreviewSource')
    await eventually(
      () => vscode.window.activeTextEditor?.document,
      (active) => active === document,
    )
  })

  test('follows the active digest, unless it is locked to its own', async () => {
    await showDigest('# First\n\nA Title\nhttps://arxiv.org/abs/1706.03762\n', 'research-digest')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    const [before] = await eventually(previewTabs, (all) => all.length === 1)
    const name = before?.label
    await showDigest('# Second\n\nA Title\nhttps://arxiv.org/abs/1412.6980\n', 'research-digest')
    const [after] = await eventually(previewTabs, (all) => all[0]?.label !== name)
    assert.match(after?.label ?? '', /^Review of /)
    await vscode.commands.executeCommand('workbench.action.focusNextGroup')
    await vscode.commands.executeCommand('researchDigest.togglePreviewLock')
    const [locked] = await eventually(previewTabs, (all) => all[0]?.label.startsWith('[') === true)
    await showDigest('# Third\n\nA Title\nhttps://arxiv.org/abs/1512.03385\n', 'research-digest')
    await vscode.commands.executeCommand('researchDigest.openPreviewToSide')
    const both = await eventually(previewTabs, (all) => all.length === 2)
    assert.ok(both.some(({ label }) => label === locked?.label))
  })
})

suite('the built-in Markdown preview', () => {
  test('shows a digest as cards, and other documents as they are', async () => {
    const document = await showDigest(`# Week\n\n${digestText}`)
    const html = await eventually(
      () => vscode.commands.executeCommand<string>('markdown.api.render', document),
      (rendered) => rendered.includes('<article class="entry"'),
    )
    assert.equal(html.match(/<article class="entry"/g)?.length, 2)
    const other = await showDigest('# Notes\n\nNothing on papers.\n')
    const plain = await vscode.commands.executeCommand<string>('markdown.api.render', other)
    assert.match(plain, /Nothing on papers/)
    assert.doesNotMatch(plain, /class="review"/)
  })

  test('shows plain Markdown where a setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('researchDigest')
    const document = await showDigest(`# Week\n\n${digestText}`)
    await settings.update('markdownPreview.cards', false, vscode.ConfigurationTarget.Global)
    try {
      const html = await eventually(
        () => vscode.commands.executeCommand<string>('markdown.api.render', document),
        (rendered) => !rendered.includes('<article class="entry"'),
      )
      assert.match(html, /Attention Is All You Need/)
    } finally {
      await settings.update('markdownPreview.cards', undefined, vscode.ConfigurationTarget.Global)
    }
  })
})

function previewTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.filter(({ input }) => {
    return input instanceof vscode.TabInputWebview && input.viewType.endsWith('researchDigest.preview')
  })
}
