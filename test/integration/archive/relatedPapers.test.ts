import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { makeWatchedFolder, showFile, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

const earlier = `# Reading notes, February 3, 2021

A Stochastic Optimization Method of Long Ago
https://arxiv.org/abs/2101.00077
Still the default of everybody.

#review
`
const citing = '# Notes\n\nAs https://arxiv.org/abs/1412.6980 has it.\n'

suite('related papers', () => {
  let folder: vscode.Uri
  setup(async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.ok(workspace)
    folder = await makeWatchedFolder(workspace.uri, 'related')
    await writeText(vscode.Uri.joinPath(folder, '2021-02-03.md'), earlier)
    await writeText(vscode.Uri.joinPath(folder, 'citing.md'), citing)
  })
  teardown(async () => {
    await setting(undefined)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.workspace.fs.delete(folder, { recursive: true })
  })

  async function setting(value: boolean | undefined): Promise<void> {
    await vscode.workspace.getConfiguration('researchDigest').update('relatedPapers', value, true)
  }

  test('of the archive are named by hovers, with when they were covered, unless that is switched off', async () => {
    const document = await showFile(vscode.Uri.joinPath(folder, 'citing.md'))
    const text = await eventually(
      () => hoverText(document, 'arxiv.org/abs/1412'),
      (shown) => shown.includes('of Long Ago'),
    )
    assert.match(
      text,
      /- \[A Stochastic Optimization Method of Long Ago\]\([^)]*2021-02-03\.md#L3\), covered on 2021\\-02\\-03: Still the default/,
    )
    await setting(false)
    const without = await eventually(
      () => hoverText(document, 'arxiv.org/abs/1412'),
      (shown) => shown.includes('Kingma') && !shown.includes('Similar to what you covered'),
    )
    assert.match(without, /Kingma/)
  })
})
