import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { manyRecords, snapshotRecord } from '../../unit/catalogue/snapshots.ts'
import { placeOf, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const titleLink = `Some Thoughts

Graphs of Made-up Things
https://arxiv.org/abs/2401.90001
Good.

More Made-up Things
https://arxiv.org/abs/2401.90002
Better.

`

suite('the catalogue', () => {
  let folder: string
  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-catalogue-'))
  })
  suiteTeardown(() => rm(folder, { recursive: true, force: true }))

  async function importLines(name: string, lines: readonly string[]): Promise<void> {
    const file = path.join(folder, name)
    await writeFile(file, lines.join('\n'))
    await vscode.commands.executeCommand('researchDigest.importCatalogue', vscode.Uri.file(file))
  }

  test('is imported by a command, and found by completion and by the picker', async () => {
    await importLines('small.json', [
      snapshotRecord({ id: '2302.90001', title: 'Quixotic Windmills for Knights Errant' }),
      snapshotRecord({ id: '2302.90002', title: 'On Donkeys', authors_parsed: [['Panza', 'Sancho', '']] }),
      'no record',
    ])
    const labels = await offered('@quixotic wind')
    assert.match(labels, /2302\.90001/)
    assert.match(await offered('@panza donk'), /2302\.90002/)
    assert.match(await offered('2302.9000'), /2302\.9000[12]/)
  })

  test('gives the picker papers, which it inserts in the form of the digest', async () => {
    await importLines('picked.json', [
      snapshotRecord({ id: '2302.90003', title: 'Quixotic Windmills for Squires' }),
    ])
    const document = await showDigest(titleLink)
    const editor = vscode.window.activeTextEditor
    const end = document.positionAt(titleLink.length)
    if (editor) editor.selection = new vscode.Selection(end, end)
    const inserting = vscode.commands.executeCommand('researchDigest.insertPaper', 'quixotic squires')
    const inserted = 'Quixotic Windmills for Squires\nhttps://arxiv.org/abs/2302.90003\n'
    await eventually(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
        return document.getText().slice(titleLink.length)
      },
      (text) => text !== '',
    )
    await inserting
    assert.equal(document.getText().slice(titleLink.length), inserted)
  })

  test('takes over files of many papers beside what it has', async () => {
    await importLines('large.json', manyRecords(30_000))
    assert.match(await offered('2402.0999'), /2402\.0999/)
    assert.match(await offered('@quixotic wind'), /2302\.90001/)
  })
})

async function offered(text: string): Promise<string> {
  const document = await showDigest(text)
  return eventually(
    async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        placeOf(document, text, text.length),
      )
      return list.items
        .map(({ insertText }) => (typeof insertText === 'string' ? insertText : (insertText?.value ?? '')))
        .filter((inserted) => /abs\/\d{4}\.\d{5}/.test(inserted))
        .join(' ')
    },
    (ids) => ids !== '',
  )
}
