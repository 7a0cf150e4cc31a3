import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, writeText } from '../support/archive.ts'
import { rangeOf } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('formatting and converting', () => {
  const text = `# Week

One Paper
https://arxiv.org/abs/2401.00001
Good.

Two Papers
https://arxiv.org/pdf/2401.00002v1.pdf
Better.

Three Papers (https://arxiv.org/abs/2401.00003)

Best.
`

  test('a digest takes the layout and the form of link of most of its entries', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text })
    await vscode.window.showTextDocument(document)
    const edits = await eventually(
      () => formatEdits(document),
      ({ length }) => length > 0,
    )
    const edit = new vscode.WorkspaceEdit()
    edit.set(document.uri, edits)
    await vscode.workspace.applyEdit(edit)
    assert.equal(
      document.getText(),
      text
        .replace('pdf/2401.00002v1.pdf', 'abs/2401.00002v1')
        .replace(
          'Three Papers (https://arxiv.org/abs/2401.00003)',
          'Three Papers\nhttps://arxiv.org/abs/2401.00003',
        ),
    )
  })

  test('a digest takes what the conventions prefer, where there are any', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    const within = vscode.Uri.joinPath(folder, 'formatted')
    await writeText(vscode.Uri.joinPath(within, 'digest.yaml'), 'layout: linked-title\nlink: pdf\n')
    await writeText(vscode.Uri.joinPath(within, 'week.md'), text)
    const document = await showFile(vscode.Uri.joinPath(within, 'week.md'))
    const edits = await eventually(
      () => formatEdits(document),
      (all) => all.some(({ newText }) => newText.includes('](')),
    )
    const edit = new vscode.WorkspaceEdit()
    edit.set(document.uri, edits)
    await vscode.workspace.applyEdit(edit)
    assert.match(document.getText(), /\n\[One Paper\]\(https:\/\/arxiv\.org\/pdf\/2401\.00001\)\nGood\./)
    await document.save()
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await vscode.workspace.fs.delete(within, { recursive: true })
  })

  test('other Markdown has no formatter of ours', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Notes\n\nSee https://arxiv.org/pdf/2401.00001.\n',
    })
    await vscode.window.showTextDocument(document)
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      {},
    )
    assert.equal(edits, undefined)
  })

  test('an entry has an action that asks for another layout', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text })
    await vscode.window.showTextDocument(document)
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'Two Papers'),
      vscode.CodeActionKind.RefactorRewrite.value,
    )
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      ['researchDigest.convertLayout'],
    )
  })
})

async function formatEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    {},
  )
  return edits ?? []
}
