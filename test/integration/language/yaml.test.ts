import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, writeText } from '../support/archive.ts'
import { placeOf, rangeOf, showDigest } from '../support/digests.ts'
import { hoverText } from '../support/hovers.ts'
import { problemsOf, ruleOf } from '../support/problems.ts'

suite('digest.yaml', () => {
  const folder = () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(root)
    return vscode.Uri.joinPath(root, 'yaml')
  }

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await vscode.workspace.fs.delete(folder(), { recursive: true })
  })

  test('is checked at exact positions, and mended by the quick fix', async () => {
    const document = await show('checked', 'link: pdf\ntags:\n  requird: [review]\n')
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.equal(ruleOf(problem), 'invalid-conventions')
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error)
    assert.deepEqual(problem?.range, rangeOf(document, 'requird'))
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    )
    assert.ok(fix?.edit)
    await vscode.workspace.applyEdit(fix.edit)
    await problemsOf(document, (all) => all.length === 0)
    assert.match(document.getText(), /^ {2}required: /m)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  test('completes keys and values, and explains them', async () => {
    const document = await show('completed', 'rules:\n  missing-title: \n\n')
    const value = await completed(document, placeOf(document, 'missing-title: ', 'missing-title: '.length))
    assert.deepEqual(value, ['off', 'hint', 'information', 'warning', 'error'])
    const keys = await completed(document, new vscode.Position(3, 0))
    assert.ok(keys.includes('newDigest'))
    assert.ok(!keys.includes('rules'))
    assert.match(await hoverText(document, 'missing-title'), /has a link but no title/)
  })

  async function show(name: string, text: string): Promise<vscode.TextDocument> {
    const file = vscode.Uri.joinPath(folder(), name, 'digest.yaml')
    await writeText(file, text)
    return showFile(file)
  }
})

suite('front matter', () => {
  const text = `---\ndigest:\n  rules:\n    missing-title: \n  \n---\nA Title\nhttps://arxiv.org/abs/2401.00001\nGood.\n`

  test('completes keys and values, and explains them', async () => {
    const document = await showDigest(text)
    const value = await completed(document, placeOf(document, 'missing-title: ', 'missing-title: '.length))
    assert.deepEqual(value, ['off', 'hint', 'information', 'warning', 'error'])
    assert.deepEqual(await completed(document, new vscode.Position(4, 2)), ['title', 'date', 'tags', 'draft'])
    assert.match(await hoverText(document, 'rules'), /severity of each rule/)
  })

  test('is checked at exact positions', async () => {
    const document = await showDigest(text.replace('missing-title: ', 'missing-title: of'))
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.equal(ruleOf(problem), 'invalid-front-matter')
    assert.deepEqual(problem?.range, new vscode.Range(3, 19, 3, 21))
  })
})

/** The labels of what is offered of the kinds that keys and values are. */
async function completed(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  )
  const kinds = [vscode.CompletionItemKind.Property, vscode.CompletionItemKind.EnumMember]
  return list.items
    .filter(({ kind }) => kind !== undefined && kinds.includes(kind))
    .map(({ label }) => (typeof label === 'string' ? label : label.label))
}
