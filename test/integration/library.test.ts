import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { showDigest } from './support/digests.ts'
import { eventually } from './support/eventually.ts'
import { hoverText } from './support/hovers.ts'

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
    await eventually(
      () => hoverText(document, '2401.12345'),
      (shown) => shown.includes('An Imported Paper'),
    )
  })
})
