import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { showFile, useArchive, writeText } from '../support/archive.ts'
import { eventually } from '../support/eventually.ts'

const readme = `# Reading notes

- 2024-11-23 [the last](2024/2024-11-23.md)
- 2024-09-28 [the one before](2024/2024-09-28.md)
- 2024-07-08 [and before](2024/2024-07-06.md)
- 2024-05-18 [gone](2024/2024-05-19.md)

Kept.
`

suite('the index of the archive', () => {
  let file: vscode.Uri
  let folder: vscode.Uri
  let remove: () => Promise<void>
  setup(async () => {
    ;({ folder, remove } = await useArchive())
    file = vscode.Uri.joinPath(folder, 'README.md')
  })
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await remove()
  })

  const stale = () => vscode.languages.getDiagnostics(file).filter(({ code }) => isStaleIndex(code))

  test('has its lines with a wrong date or target reported, and put right', async () => {
    await writeText(file, readme)
    const document = await showFile(file)
    const problems = await eventually(stale, ({ length }) => length === 2)
    assert.deepEqual(
      problems.map(({ range }) => document.getText(range)),
      ['2024-07-08', '2024/2024-05-19.md'],
    )
    for (const { range } of problems) {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file,
        range,
      )
      const [fix] = actions.filter(({ title }) => /^(?:Change to|Link to)/.test(title))
      assert.ok(fix?.edit)
      await vscode.workspace.applyEdit(fix.edit)
    }
    await eventually(stale, ({ length }) => length === 0)
    assert.match(document.getText(), /2024-07-06 \[and before\]/)
    assert.match(document.getText(), /\(2024\/2024-05-18\.md\)/)
  })

  test('is put into no document before a person has agreed, nor where letters would be lost', async () => {
    for (const own of [
      '# Ours\n\nNo index.\n',
      '# Caf\ufffd\n\n<!-- digest-index:start -->\n<!-- digest-index:end -->\n',
    ]) {
      await writeText(file, own)
      const document = await showFile(file)
      await eventually(
        () => document.getText(),
        (text) => text === own,
      )
      // A window under test refuses to show a dialog, which is no consent.
      await vscode.commands.executeCommand('researchDigest.updateIndex').then(undefined, () => {})
      assert.equal(document.getText(), own)
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    }
  })

  test('is put below front matter where the cursor is at the beginning', async () => {
    const front = '---\ntitle: Ours\n---\n'
    await writeText(file, `${front}Kept.\n`)
    const document = await showFile(file)
    await eventually(
      () => document.getText(),
      (text) => text === `${front}Kept.\n`,
    )
    const editor = await vscode.window.showTextDocument(document)
    editor.selection = new vscode.Selection(0, 0, 0, 0)
    await vscode.commands.executeCommand('researchDigest.updateIndex', { insert: true })
    assert.ok(document.getText().startsWith(`${front}<!-- digest-index:start -->\n`))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  test('is put where the cursor is, then kept current, in one step of undo each', async () => {
    const own = '# Ours\n\nKept.\n'
    await writeText(file, own)
    const document = await showFile(file)
    // The editor may still have what another test has left under the same name.
    await eventually(
      () => document.getText(),
      (text) => text === own,
    )
    const editor = await vscode.window.showTextDocument(document)
    editor.selection = new vscode.Selection(2, 1, 2, 1)
    await eventually(
      () => vscode.window.activeTextEditor,
      (active) => active?.document === document && active.selection.active.line === 2,
    )
    await vscode.commands.executeCommand('researchDigest.updateIndex', { insert: true })
    const text = document.getText()
    assert.match(text, /^# Ours\n\n<!-- digest-index:start -->\n/)
    assert.match(text, /- 2024-03-09 \[Reading notes, March 9, 2024\]\(2024\/2024-03-09\.md\)\n/)
    assert.match(text, /<!-- digest-index:end -->\nKept\.\n$/)

    await writeText(
      vscode.Uri.joinPath(folder, '2024', '2024-12-14.md'),
      '# December 14, 2024\n\nA Title\nhttps://arxiv.org/abs/2412.00131\nNew.\n\n#new_tag\n',
    )
    await eventually(
      () => vscode.commands.executeCommand<object[]>('vscode.executeWorkspaceSymbolProvider', 'new_tag'),
      ({ length }) => length > 0,
    )
    await eventually(stale, ({ length }) => length > 0)
    await vscode.commands.executeCommand('researchDigest.updateIndex')
    assert.match(
      document.getText(),
      /- 2024-12-14 \[December 14, 2024\]\(2024\/2024-12-14\.md\)\n- 2024-11-23 /,
    )
    assert.match(document.getText(), /- #new_tag\n/)
    await eventually(stale, ({ length }) => length === 0)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), text)
  })
})

function isStaleIndex(code: vscode.Diagnostic['code']): boolean {
  return (typeof code === 'object' ? code.value : code) === 'stale-index'
}
