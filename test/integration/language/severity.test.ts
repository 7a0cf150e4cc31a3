import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { makeWatchedFolder, showFile, writeText } from '../support/archive.ts'
import { problemsOf, ruleOf } from '../support/problems.ts'

const text =
  '# Digest\n\nA Title\nhttps://arxiv.org/abs/2113.00001\nGood.\n\nB Title\nhttps://arxiv.org/abs/2401.00001\nToo.\n'

suite('the severity of rules', () => {
  let root: vscode.Uri

  setup(async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.ok(workspace)
    root = await makeWatchedFolder(workspace.uri, 'severity')
  })

  teardown(() => vscode.workspace.fs.delete(root, { recursive: true }))

  test('comes from the nearest digest.yaml, as it changes', async () => {
    const inner = await makeWatchedFolder(root, 'inner')
    const file = vscode.Uri.joinPath(inner, 'digest.md')
    await writeText(file, text)
    const document = await showFile(file)
    await problemsOf(document, isOne(vscode.DiagnosticSeverity.Error))
    await writeText(vscode.Uri.joinPath(root, 'digest.yaml'), 'rules: { malformed-arxiv-id: off }\n')
    await problemsOf(document, (all) => all.length === 0)
    const nearest = vscode.Uri.joinPath(inner, 'digest.yaml')
    await writeText(nearest, 'rules: { malformed-arxiv-id: warning }\n')
    await problemsOf(document, isOne(vscode.DiagnosticSeverity.Warning))
    await vscode.workspace.fs.delete(nearest)
    await problemsOf(document, (all) => all.length === 0)
  })

  test('comes from a digest.yaml of which no watcher tells, once a person comes back', async () => {
    const folder = vscode.Uri.joinPath(root, 'unwatched')
    const settings = vscode.workspace.getConfiguration('files')
    await settings.update('watcherExclude', { '**/unwatched/**': true }, vscode.ConfigurationTarget.Workspace)
    try {
      const file = vscode.Uri.joinPath(folder, 'digest.md')
      await writeText(file, text)
      const document = await showFile(file)
      await problemsOf(document, isOne(vscode.DiagnosticSeverity.Error))
      const conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
      await writeText(conventions, 'rules: { malformed-arxiv-id: warning }\n')
      await showFile(conventions)
      await showFile(file)
      await problemsOf(document, isOne(vscode.DiagnosticSeverity.Warning))
    } finally {
      await settings.update('watcherExclude', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  test('is off where a quick fix has put a comment', async () => {
    for (const title of [
      'Disable malformed-arxiv-id for this line',
      'Disable malformed-arxiv-id in this file',
    ]) {
      const file = vscode.Uri.joinPath(root, `${title}.md`)
      await writeText(file, text)
      const document = await showFile(file)
      const [problem] = await problemsOf(document, isOne(vscode.DiagnosticSeverity.Error))
      const fix = (await quickFixes(document, problem)).find((action) => action.title === title)
      assert.ok(fix?.edit, title)
      await vscode.workspace.applyEdit(fix.edit)
      await problemsOf(document, (all) => all.length === 0)
      assert.ok(document.getText().includes('<!-- digest-disable'))
      await vscode.commands.executeCommand('workbench.action.files.revert')
    }
  })
})

function isOne(severity: vscode.DiagnosticSeverity) {
  return (all: readonly vscode.Diagnostic[]) =>
    all.length === 1 && all[0]?.severity === severity && ruleOf(all[0]) === 'malformed-arxiv-id'
}

function quickFixes(
  document: vscode.TextDocument,
  problem: vscode.Diagnostic | undefined,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    problem?.range,
    vscode.CodeActionKind.QuickFix.value,
  )
}
