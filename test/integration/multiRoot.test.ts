import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { makeWatchedFolder, showFile, writeText } from './support/archive.ts'
import { eventually } from './support/eventually.ts'
import { problemsOf, ruleOf } from './support/problems.ts'

const malformed =
  'A Title\nhttps://arxiv.org/abs/2113.00001\nGood.\n\nB Title\nhttps://arxiv.org/abs/2401.00001\nToo.\n'

suite('a workspace of two folders', () => {
  let first: vscode.Uri
  let second: vscode.Uri

  setup(async () => {
    const [one, other] = vscode.workspace.workspaceFolders ?? []
    assert.ok(one && other)
    first = await makeWatchedFolder(one.uri, 'root')
    second = await makeWatchedFolder(other.uri, 'root')
  })

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    for (const folder of [first, second]) await vscode.workspace.fs.delete(folder, { recursive: true })
  })

  test('has conventions for each of them, which hold up to its root', async () => {
    const [, other] = vscode.workspace.workspaceFolders ?? []
    assert.ok(other)
    const conventions = vscode.Uri.joinPath(other.uri, 'digest.yaml')
    await writeText(conventions, 'rules: { malformed-arxiv-id: off }\n')
    try {
      const here = vscode.Uri.joinPath(first, 'digest.md')
      const there = vscode.Uri.joinPath(second, 'digest.md')
      for (const file of [here, there]) await writeText(file, `# Digest\n\n${malformed}`)
      const silent = await showFile(there)
      await problemsOf(silent, ({ length }) => length === 0)
      await problemsOf(await showFile(here), (all) => ruleOf(all[0]) === 'malformed-arxiv-id')
      assert.deepEqual(vscode.languages.getDiagnostics(there), [])
    } finally {
      await vscode.workspace.fs.delete(conventions)
    }
  })

  test('is one archive', async () => {
    const earlier = vscode.Uri.joinPath(second, '2024-01-01.md')
    const later = vscode.Uri.joinPath(first, '2024-02-02.md')
    await writeText(
      earlier,
      '# January 1, 2024\n\nA Paper\nhttps://arxiv.org/abs/2212.00777\nGood.\n\n#review\n',
    )
    await writeText(
      later,
      '# February 2, 2024\n\nA Paper\nhttps://arxiv.org/abs/2212.00777\nAgain.\n\n#review\n',
    )
    await showFile(later)
    const [problem] = await eventually(
      () => vscode.languages.getDiagnostics(later).filter((one) => ruleOf(one) === 'already-covered'),
      ({ length }) => length === 1,
    )
    assert.equal(problem?.relatedInformation?.[0]?.location.uri.path, earlier.path)
  })
})
