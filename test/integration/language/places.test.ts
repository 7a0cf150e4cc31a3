import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, placeOf, rangeOf, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const whole = new vscode.Range(0, 0, 1_000, 0)

suite('places in a digest', () => {
  test('selections grow from a title over its entry to its section', async () => {
    const document = await showDigest(digestText, 'research-digest')
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [placeOf(document, 'Is All')],
    )
    const texts: string[] = []
    for (let at = selection; at; at = at.parent) texts.push(document.getText(at.range))
    const wanted = [
      'Is',
      'Attention Is All You Need',
      digestText.slice(digestText.indexOf('Attention'), digestText.indexOf(' too.') + 5),
      digestText,
    ]
    assert.deepEqual(
      texts.filter((text) => wanted.includes(text)),
      wanted,
    )
  })

  test('identifiers in prose are links, in any Markdown', async () => {
    const document = await showDigest('# Notes\n\nAs arXiv:1412.6980 and hep-th/9711200 have it.\n')
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    )
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [
        ['arXiv:1412.6980', 'https://arxiv.org/abs/1412.6980'],
        ['hep-th/9711200', 'https://arxiv.org/abs/hep-th/9711200'],
      ],
    )
  })

  test('an address is one link', async () => {
    const document = await showDigest(
      'See [a paper](https://arxiv.org/abs/1412.6980) and <https://arxiv.org/abs/1706.03762>.\n',
    )
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    )
    assert.equal(links.length, 2)
  })

  test('the places of a paper are highlighted together', async () => {
    const document = await showDigest(
      digestText.replace('Deep.', 'Deep. Unlike https://arxiv.org/pdf/1706.03762.'),
    )
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      placeOf(document, 'Attention Is'),
    )
    assert.deepEqual(
      highlights.map(({ range, kind }) => [document.getText(range), kind]),
      [
        ['Attention Is All You Need', vscode.DocumentHighlightKind.Write],
        ['https://arxiv.org/abs/1706.03762', vscode.DocumentHighlightKind.Write],
        ['https://arxiv.org/pdf/1706.03762', vscode.DocumentHighlightKind.Read],
      ],
    )
  })
})

suite('inlay hints', () => {
  test('say what a bare link leads to, once its record has come', async () => {
    const document = await showDigest(digestText)
    const [hint] = await eventually(
      () => hintsIn(document),
      (all) => all.length === 1,
    )
    assert.equal(hint?.label, 'Adam (2014)')
    assert.deepEqual(hint?.position, rangeOf(document, 'arXiv:1412.6980').end)
  })

  test('are switched off by the setting', async () => {
    const settings = vscode.workspace.getConfiguration('researchDigest')
    const document = await showDigest(digestText)
    await eventually(
      () => hintsIn(document),
      (all) => all.length === 1,
    )
    await settings.update('inlayHints', false, vscode.ConfigurationTarget.Workspace)
    try {
      await eventually(
        () => hintsIn(document),
        (all) => all.length === 0,
      )
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})

function hintsIn(document: vscode.TextDocument): Thenable<vscode.InlayHint[]> {
  return vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, whole)
}
