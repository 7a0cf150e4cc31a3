import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { type LocalProxy, startLocalProxy } from '../localServices/proxy.ts'
import { showDigest } from './support/digests.ts'
import { eventually } from './support/eventually.ts'
import { hoverText } from './support/hovers.ts'

suite("VS Code's proxy", () => {
  const http = () => vscode.workspace.getConfiguration('http')
  let proxy: LocalProxy

  suiteSetup(async () => {
    proxy = await startLocalProxy()
  })
  suiteTeardown(async () => {
    await http().update('proxy', undefined, vscode.ConfigurationTarget.Global)
    await http().update('noProxy', undefined, vscode.ConfigurationTarget.Global)
    await proxy.close()
  })

  const questions = () => proxy.requests.filter((request) => request.includes('/api/query'))

  test('is used from the moment it is set', async () => {
    await http().update('proxy', proxy.url, vscode.ConfigurationTarget.Global)
    const document = await showDigest('See https://arxiv.org/abs/1810.04805 here.\n')
    await eventually(
      () => hoverText(document, '1810.04805'),
      (shown) => shown.includes('Devlin'),
    )
    assert.equal(questions().length, 1)
  })

  test('is left out for hosts that need none', async () => {
    await http().update('noProxy', ['127.0.0.1'], vscode.ConfigurationTarget.Global)
    const document = await showDigest('See https://arxiv.org/abs/2010.11929 here.\n')
    await eventually(
      () => hoverText(document, '2010.11929'),
      (shown) => shown.includes('Dosovitskiy'),
    )
    assert.equal(questions().length, 1)
  })
})
