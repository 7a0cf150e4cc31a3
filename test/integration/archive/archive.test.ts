import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, useArchive, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

const issue = `# Reading notes, December 14, 2024

Rivers as Graphs
https://arxiv.org/abs/2306.00041
Again.

Learning to Wait
https://arxiv.org/abs/2412.00131
New.

#review
`

suite('the archive of the workspace', () => {
  let folder: vscode.Uri
  let remove: () => Promise<void>
  let newest: vscode.Uri
  setup(async () => {
    ;({ folder, remove } = await useArchive())
    newest = vscode.Uri.joinPath(folder, '2024', '2024-12-14.md')
    await writeText(newest, issue)
  })
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await remove()
  })

  function covered(): readonly vscode.Diagnostic[] {
    return vscode.languages.getDiagnostics(newest).filter(({ code }) => ruleOf(code) === 'already-covered')
  }

  test('says when a paper was covered, and where', async () => {
    await showFile(newest)
    const [problem] = await eventually(covered, ({ length }) => length === 1)
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Information)
    assert.match(problem.message, /July 8, 2023/)
    assert.match(problem.message, /a graph that flows one way only/)
    const [place] = problem.relatedInformation ?? []
    assert.match(place?.location.uri.path ?? '', /2023-07-08\.md$/)
    assert.equal(place?.location.range.start.line, 2)
  })

  test('is shown by hovers, with a link', async () => {
    const document = await showFile(newest)
    const text = await eventually(
      () => hoverText(document, '2306.00041'),
      (shown) => shown.includes('Covered in'),
    )
    assert.match(text, /2023-07-08\.md#L3/)
  })

  test('follows files that go, that come, and that change', async () => {
    await showFile(newest)
    await eventually(covered, ({ length }) => length === 1)
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '2023', '2023-07-08.md'))
    await eventually(covered, ({ length }) => length === 0)
    const other = vscode.Uri.joinPath(folder, '2024', '2024-12-01.md')
    await writeText(other, '# December 1, 2024\n\nRivers\nhttps://arxiv.org/abs/2306.00041\nSo.\n\n#review\n')
    await eventually(covered, ({ length }) => length === 1)
    await writeText(other, '# December 1, 2024\n\nWait\nhttps://arxiv.org/abs/2412.00131\nSo.\n\n#review\n')
    await eventually(covered, ([first, ...more]) => more.length === 0 && first?.range.start.line === 6)
  })

  test('follows edits that nobody has saved, and forgets them when they are thrown away', async () => {
    const earlier = vscode.Uri.joinPath(folder, '2024', '2024-11-23.md')
    await showFile(newest)
    await eventually(covered, ({ length }) => length === 1)
    const document = await showFile(earlier)
    const edit = new vscode.WorkspaceEdit()
    edit.insert(earlier, new vscode.Position(2, 0), 'Wait\nhttps://arxiv.org/abs/2412.00131\nSo.\n\n')
    await vscode.workspace.applyEdit(edit)
    assert.ok(document.isDirty)
    await eventually(covered, ({ length }) => length === 2)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await eventually(covered, ({ length }) => length === 1)
  })

  test('leaves out what git ignores and what the settings exclude', async () => {
    await showFile(newest)
    await eventually(covered, ({ length }) => length === 1)
    const ignore = vscode.Uri.joinPath(folder, '.gitignore')
    await writeText(ignore, '/2023/\n')
    await eventually(covered, ({ length }) => length === 0)
    await vscode.workspace.fs.delete(ignore)
    await eventually(covered, ({ length }) => length === 1)
    for (const name of ['files', 'search']) {
      const settings = vscode.workspace.getConfiguration(name)
      await settings.update('exclude', { '**/2023-07*': true }, vscode.ConfigurationTarget.Workspace)
      await eventually(covered, ({ length }) => length === 0)
      await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace)
      await eventually(covered, ({ length }) => length === 1)
    }
  })
})

function ruleOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code
}
