import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, placeOf, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const otherForms = 'Other forms…'

suite('completion', () => {
  test('offers each paper of the library whose identifier begins so in one row, as an entry', async () => {
    const items = await offered(`${digestText}\n1706.03`, (all) => all.length > 1)
    assert.deepEqual(items.map(textOf), [
      'Attention Is All You Need\n\nhttps://arxiv.org/abs/1706.03762\n\n',
      '1706.03',
    ])
    assert.deepEqual(items.map(labelOf), [
      'Attention Is All You Need | Vaswani et al., 2017',
      `${otherForms} | `,
    ])
  })

  test('offers an entry as the digest writes its own, with the cursor where the commentary begins', async () => {
    const table =
      '| # | Paper | Notes | Code |\n|---|---|---|---|\n| 1 | [A Study of Old Trees](https://arxiv.org/abs/2303.00001) | fine | [code](https://github.com/a/b) |\n'
    const [item] = await offered(`${table}| 1706.03`, (all) => all.length > 1)
    const text = item?.insertText
    assert.ok(text instanceof vscode.SnippetString)
    assert.equal(text.value, '| 2 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | $0 | |')
    assert.ok(item?.range instanceof vscode.Range && item.range.start.isEqual(new vscode.Position(3, 0)))
  })

  test('offers papers by words of their title', async () => {
    const items = await offered(`${digestText}\nAs in @residual lear`, (all) => all.length > 1)
    assert.equal(
      textOf(items[0]),
      '[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)',
    )
  })

  test('fetches the record of an identifier that is typed out, its version too', async () => {
    const items = await offered('2006.11239v2', (all) => all.length > 1)
    // In the form of the workspace's latest digest.
    assert.match(textOf(items[0]), /Denoising Diffusion Probabilistic Models\W+https:\S+2006\.11239v2/)
  })

  test('replaces the address of a link by another one, at once', async () => {
    const document = await showDigest('As [they say](https://arxiv.org/pdf/2006.11299v1) there.')
    const cursor = placeOf(document, '299v1')
    const [item] = await itemsAt(document, cursor)
    assert.ok(item?.range instanceof vscode.Range)
    assert.match(document.getText(item.range), /^https:\S+2006\.11299v1$/)
    assert.match(textOf(item), /^https:\/\/arxiv\.org\/abs\/2006\.112\d\d$/)
    const unknown = await showDigest('[they](2401.99998)')
    assert.deepEqual((await itemsAt(unknown, placeOf(unknown, ')'))).map(textOf), [
      'https://arxiv.org/abs/2401.99998',
    ])
  })

  test('fetches the record of a DOI once the typing pauses, and writes an entry of it', async () => {
    const text = `${digestText}\n10.1038/nature14539`
    const document = await showDigest(text)
    const end = document.positionAt(text.length)
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(end, end)
    assert.deepEqual(await itemsAt(document, end), [])
    // Each question begins the pause again.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const items = await itemsAt(document, end)
    assert.equal(textOf(items[0]), 'Deep learning\n\nhttps://doi.org/10.1038/nature14539\n\n')
    assert.equal(labelOf(items[0]), 'Deep learning | LeCun et al., 2015')
  })

  test('opens nothing by itself for a number in a sentence, and something when asked', async () => {
    const document = await showDigest('It took 1706.03')
    const end = new vscode.Position(0, 15)
    assert.deepEqual(await itemsAt(document, end, '3'), [])
    assert.equal(textOf((await itemsAt(document, end))[0]).startsWith('[Attention'), true)
  })

  test('stays away from other words, code and front matter', async () => {
    for (const text of [
      'Since 2011. And me@example.com, version 1.2',
      'as `1706.03762',
      '```\n1706.03762',
      '<!-- 1706.03762',
    ])
      assert.deepEqual(await offered(text, () => true), [], text)
  })
})

/** What our provider offers at the end of the text, once it is as wanted. */
async function offered(
  text: string,
  isRight: (items: readonly vscode.CompletionItem[]) => boolean,
): Promise<readonly vscode.CompletionItem[]> {
  const document = await showDigest(text)
  const end = placeOf(document, text, text.length)
  return eventually(() => itemsAt(document, end), isRight)
}

async function itemsAt(
  document: vscode.TextDocument,
  place: vscode.Position,
  typed?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    place,
    typed,
  )
  return list.items.filter(
    ({ kind }) => kind === vscode.CompletionItemKind.Reference || kind === vscode.CompletionItemKind.Folder,
  )
}

function textOf(item: vscode.CompletionItem | undefined): string {
  const text = item?.insertText
  return text instanceof vscode.SnippetString ? text.value : (text ?? '')
}

function labelOf(item: vscode.CompletionItem | undefined): string {
  const label = item?.label
  return typeof label === 'string' ? label : `${label?.label} | ${label?.description ?? ''}`
}
