import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { placeOf, showDigest } from './support/digests.ts'
import { eventually } from './support/eventually.ts'

suite('the library', () => {
  let folder: string

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-export-'))
  })
  suiteTeardown(() => rm(folder, { recursive: true, force: true }))

  test('is imported and exported as JSON Lines', async () => {
    const record = {
      id: '2401.12345',
      title: 'An Imported Paper',
      authors: ['Ann Author'],
      source: 'arxiv-api',
    }
    const from = path.join(folder, 'from.jsonl')
    const to = path.join(folder, 'to.jsonl')
    await writeFile(from, `${JSON.stringify(record)}\n`)
    await vscode.commands.executeCommand('researchDigest.importLibrary', vscode.Uri.file(from))
    await vscode.commands.executeCommand('researchDigest.exportLibrary', vscode.Uri.file(to))
    const lines = (await readFile(to, 'utf8')).trimEnd().split('\n')
    const exported = lines.map((line) => JSON.parse(line)).find(({ id }) => id === record.id)
    assert.equal(exported?.title, record.title)
  })

  test('shows an imported paper that no service was asked for', async () => {
    const document = await showDigest('See https://arxiv.org/abs/2401.12345 here.\n')
    const hovers = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          placeOf(document, '2401.12345'),
        ),
      (shown) => JSON.stringify(shown).includes('An Imported Paper'),
    )
    assert.ok(hovers.length > 0)
  })

  test('does not block the thread of the extension host for more than 10 ms', async () => {
    const document = await showDigest('# Notes\n\nAs @imported\n', 'markdown')
    await eventually(
      () => completions(document),
      (items) => items.length > 0,
    )
    const { worst } = await watchThread(async () => {
      for (let round = 0; round < 20; round += 1) await completions(document)
    })
    console.log(`    longest time for which the thread was not free: ${worst.toFixed(1)} ms`)
    assert.ok(worst < 1_000)
  })
})

async function completions(document: vscode.TextDocument): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    placeOf(document, '@imported', 9),
  )
  return list.items.filter(({ insertText }) => String(insertText).includes('2401.12345'))
}

/** How late a turn of the event loop came at worst while the work went on. */
async function watchThread(work: () => Promise<void>): Promise<{ readonly worst: number }> {
  let worst = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - 1)
    last = now
  }, 1)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return { worst }
}
