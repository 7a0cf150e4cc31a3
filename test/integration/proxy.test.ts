import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { startOaiServer } from '../localArxiv/oaiServer.ts'
import { type LocalProxy, startLocalProxy } from '../localServices/proxy.ts'
import { snapshotRecord } from '../unit/catalogue/snapshots.ts'
import { showDigest } from './support/digests.ts'
import { eventually } from './support/eventually.ts'
import { hoverText } from './support/hovers.ts'

suite("VS Code's proxy", () => {
  let proxy: LocalProxy

  suiteSetup(async () => {
    proxy = await startLocalProxy()
  })
  suiteTeardown(async () => {
    await change('http', 'proxy', undefined)
    await change('http', 'noProxy', undefined)
    await proxy.close()
  })

  /** Other tests' papers may be asked for at the same time. */
  const questionsFor = (number: string) =>
    proxy.requests.filter((request) => request.includes('/api/query') && request.includes(number))

  test('is used from the moment it is set', async () => {
    await change('http', 'proxy', proxy.url)
    const document = await showDigest('See https://arxiv.org/abs/math/0211159 here.\n')
    await eventually(
      () => hoverText(document, 'math/0211159'),
      (shown) => shown.includes('Perelman'),
    )
    assert.equal(questionsFor('0211159').length, 1)
  })

  test('is used by the process that updates the catalogue', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-proxy-'))
    const snapshot = path.join(folder, 'snapshot.json')
    await writeFile(snapshot, snapshotRecord({ id: '2601.90001', title: 'What an Update Begins With' }))
    await vscode.commands.executeCommand('researchDigest.importCatalogue', vscode.Uri.file(snapshot))
    const oai = await startOaiServer([{ id: '2601.90002', datestamp: '2026-11-20' }])
    await change('researchDigest', 'arxiv.oaiUrl', oai.url)
    try {
      await vscode.commands.executeCommand('researchDigest.updateCatalogue')
      assert.equal(oai.requests.length, 1)
      assert.equal(proxy.requests.filter((request) => request.includes('/oai')).length, 1)
    } finally {
      await change('researchDigest', 'arxiv.oaiUrl', undefined)
      await oai.close()
      await rm(folder, { recursive: true })
    }
  })

  test('is left out for hosts that need none', async () => {
    await change('http', 'noProxy', ['127.0.0.1'])
    const document = await showDigest('See https://arxiv.org/abs/2112.05682 here.\n')
    await eventually(
      () => hoverText(document, '2112.05682'),
      (shown) => shown.includes('Rabe'),
    )
    assert.equal(questionsFor('2112.05682').length, 0)
  })
})

/** Changes a setting, and waits until everybody has heard of it: the setting is there before its listeners are told. */
async function change(section: string, name: string, value: unknown): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(`${section}.${name}`)) return
      listener.dispose()
      resolve()
    })
  })
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global)
  await heard
}
