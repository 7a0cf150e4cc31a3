import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, placeOf, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('completion', () => {
  test('offers the papers of the library whose identifier begins so, as entry, linked title, link and title', async () => {
    const items = await offered(`${digestText}\n1706.03`, (all) => all.length > 0)
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      [
        'Attention Is All You Need\n\nhttps://arxiv.org/abs/1706.03762\n\n',
        '[Attention Is All You Need](https://arxiv.org/abs/1706.03762)',
        'https://arxiv.org/abs/1706.03762',
        'Attention Is All You Need',
      ],
    )
  })

  test('offers an entry as the digest writes its own, with the cursor where the commentary begins', async () => {
    const table =
      '| # | Paper | Notes | Code |\n|---|---|---|---|\n| 1 | [A Study of Old Trees](https://arxiv.org/abs/2303.00001) | fine | [code](https://github.com/a/b) |\n'
    const [item] = await offered(`${table}| 1706.03`, (all) => all.length > 0)
    const text = item?.insertText
    assert.ok(text instanceof vscode.SnippetString)
    assert.equal(text.value, '| 2 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | $0 | |')
    assert.ok(item?.range instanceof vscode.Range && item.range.start.isEqual(new vscode.Position(3, 0)))
  })

  test('offers papers by words of their title', async () => {
    const items = await offered(`${digestText}\nAs in @residual lear`, (all) => all.length > 0)
    assert.equal(
      items[0]?.insertText,
      '[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)',
    )
  })

  test('fetches the record of an identifier that is typed out', async () => {
    const items = await offered('2006.11239', (all) => all.length > 0)
    assert.match(String(items[0]?.insertText), /^Denoising Diffusion Probabilistic Models\n/)
  })

  test('stays away from other words', async () => {
    assert.deepEqual(await offered('Since 2011. And me@example.com, version 1.2', () => true), [])
  })
})

/** What our provider offers at the end of the text, once it is as wanted. */
async function offered(
  text: string,
  isRight: (items: readonly vscode.CompletionItem[]) => boolean,
): Promise<readonly vscode.CompletionItem[]> {
  const document = await showDigest(text)
  const end = placeOf(document, text, text.length)
  return eventually(async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    )
    return list.items.filter(
      ({ label }) => typeof label !== 'string' && /^\d{4}\.\d{5}$/.test(label.description ?? ''),
    )
  }, isRight)
}
