import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, rangeOf, showDigest } from '../support/digests.ts'
import { problemsOf, ruleOf } from '../support/problems.ts'

suite('diagnostics', () => {
  test('name rule, severity and place, and are repaired by the quick fix', async () => {
    const document = await showDigest(digestText.replace('Attention Is', 'Attenttion Is'))
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.equal(ruleOf(problem), 'title-mismatch')
    assert.equal(problem?.source, 'research-digest')
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning)
    assert.deepEqual(problem?.range, rangeOf(document, 'Attenttion Is All You Need'))

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem?.range,
      vscode.CodeActionKind.QuickFix.value,
    )
    const fix = actions.find(({ title }) => title === 'Use the title from the record')
    assert.ok(fix?.edit && fix.isPreferred)
    await vscode.workspace.applyEdit(fix.edit)
    await problemsOf(document, (all) => all.length === 0)
    assert.equal(document.getText(), digestText)
  })

  test('offer each action once, whether it mends a problem or arranges entries', async () => {
    const again = `${digestText}\nAttention Is All You Need\nhttps://arxiv.org/abs/1706.03762\nSaid again.\n`
    const document = await showDigest(again)
    const [problem] = await problemsOf(document, (all) =>
      all.some((each) => ruleOf(each) === 'duplicate-paper'),
    )
    const at = problem?.range.start
    assert.ok(at)
    const titles = await titlesOfActions(document, new vscode.Range(at, at))
    assert.equal(titles.filter((title) => /mention/i.test(title)).length, 1, titles.join('\n'))
    assert.equal(new Set(titles).size, titles.length, titles.join('\n'))
    const said = rangeOf(document, 'Said again').start
    assert.ok(
      (await titlesOfActions(document, new vscode.Range(said, said))).includes('Turn Entry into Mention'),
    )
  })

  test('offer to remove an empty section, which "Fix All" keeps', async () => {
    const document = await showDigest(`${digestText}\n## Next week\n`)
    const [problem] = await problemsOf(document, (all) =>
      all.some((each) => ruleOf(each) === 'empty-section'),
    )
    assert.ok(problem)
    const actions = await actionsAt(document, problem.range)
    const fix = actions.find(({ title }) => title === 'Remove the empty section')
    assert.ok(fix?.edit && !fix.isPreferred)
    await vscode.commands.executeCommand('editor.action.fixAll')
    assert.match(document.getText(), /Next week/)
    await vscode.workspace.applyEdit(fix.edit)
    assert.equal(document.getText(), digestText)
  })

  test('lead to the page about their rule, which is part of the extension', async () => {
    const document = await showDigest(digestText.replace('Attention Is', 'Attention Was'))
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.ok(typeof problem?.code === 'object')
    const page = await vscode.workspace.openTextDocument(problem.code.target)
    assert.match(page.getText(), /^# title-mismatch: /)
  })

  test('say that a paper which only has a DOI was retracted', async () => {
    const torn = '\nLearning from Torn Maps\nhttps://doi.org/10.5555/torn-maps\nIt mends them.\n'
    const document = await showDigest(digestText + torn)
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.equal(ruleOf(problem), 'retracted-paper')
    assert.match(problem?.message ?? '', /2024-05-06, doi:10\.5555\/notice/)
  })

  test('follow the typing', async () => {
    const document = await showDigest(digestText)
    await problemsOf(document, (all) => all.length === 0)
    const edit = new vscode.WorkspaceEdit()
    edit.replace(document.uri, rangeOf(document, '1512.03385'), '1513.03385')
    await vscode.workspace.applyEdit(edit)
    const [problem] = await problemsOf(document, (all) => all.length === 1)
    assert.equal(ruleOf(problem), 'malformed-arxiv-id')
  })

  test('follow the settings', async () => {
    const settings = vscode.workspace.getConfiguration('researchDigest')
    const document = await showDigest(digestText.replace('Attention Is', 'Attention Was'))
    await problemsOf(document, (all) => all.length === 1)
    await settings.update('rules', { 'title-mismatch': 'off' }, vscode.ConfigurationTarget.Workspace)
    try {
      await problemsOf(document, (all) => all.length === 0)
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace)
    }
    await problemsOf(document, (all) => all.length === 1)
  })

  test('leave Markdown alone that is no digest', async () => {
    const document = await showDigest('# Notes\n\nSee https://arxiv.org/abs/2113.10650 for more.\n')
    const digest = await showDigest(digestText.replace('1512', '1513'))
    await problemsOf(digest, (all) => all.length === 1)
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), [])
  })
})

function actionsAt(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range)
}

async function titlesOfActions(document: vscode.TextDocument, range: vscode.Range): Promise<string[]> {
  return (await actionsAt(document, range)).map(({ title }) => title)
}
