import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { eventually } from './support/eventually.ts'

suite('"Open Sample Digest"', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  test('opens a digest that is no file', async () => {
    await vscode.commands.executeCommand('researchDigest.openSampleDigest')
    const document = vscode.window.activeTextEditor?.document
    assert.equal(document?.isUntitled, true)
    assert.equal(document.languageId, 'research-digest')
    const symbols = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (found) => (found?.length ?? 0) > 0,
    )
    assert.ok(symbols?.some(({ name }) => name === 'The papers below are the ones to read first.'))
  })
})
