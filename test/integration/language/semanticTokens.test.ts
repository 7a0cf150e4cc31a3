import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('semantic tokens', () => {
  for (const language of ['markdown', 'plaintext', 'research-digest']) {
    test(`are given for a digest in ${language}`, async () => {
      const document = await showDigest(digestText, language)
      assert.deepEqual((await titlesIn(document)).slice(0, 2), [
        'Attention Is All You Need',
        'Deep Residual Learning for Image Recognition',
      ])
    })
  }

  test('are given for no other text, and not where the setting is off', async () => {
    assert.deepEqual(await titlesIn(await showDigest('Only words.\n', 'plaintext')), [])
    const settings = vscode.workspace.getConfiguration('researchDigest')
    const document = await showDigest(digestText)
    await settings.update('semanticHighlighting', false, vscode.ConfigurationTarget.Workspace)
    try {
      await eventually(
        () => titlesIn(document),
        ({ length }) => length === 0,
      )
    } finally {
      await settings.update('semanticHighlighting', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})

async function titlesIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const [legend, tokens] = await Promise.all([
    vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    ),
    vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    ),
  ])
  const data = tokens?.data ?? new Uint32Array()
  let [line, character] = [0, 0]
  const found: string[] = []
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(at)
    line += down
    character = down > 0 ? right : character + right
    if (legend?.tokenTypes[type] === 'paperTitle')
      found.push(document.getText(new vscode.Range(line, character, line, character + length)))
  }
  return found
}
