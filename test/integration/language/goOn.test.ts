import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, placeOf, showDigest } from '../support/digests.ts'

/** What a command makes of {@link digestText}, with `|` where somebody goes on. */
const commands: readonly (readonly [command: string, at: string, result: string])[] = [
  [
    'turnIntoEntry',
    'arXiv:1412',
    digestText.replace(
      'too.\n',
      'too.\n\nAdam: A Method for Stochastic Optimization\n\nhttps://arxiv.org/abs/1412.6980\n\n|\n',
    ),
  ],
  [
    'moveEntryUp',
    'Deep Residual',
    `The papers below are well known.

|Deep Residual Learning for Image Recognition

https://arxiv.org/abs/1512.03385

Deep.

Attention Is All You Need

https://arxiv.org/abs/1706.03762

No recurrence at all. See arXiv:1412.6980 too.
`,
  ],
]

suite('somebody who types as soon as the text has changed', () => {
  for (const [command, at, result] of commands)
    for (const eol of [vscode.EndOfLine.LF, vscode.EndOfLine.CRLF])
      test(`goes on where ${command} has put the cursor, in a text with ${vscode.EndOfLine[eol]}`, async () => {
        const document = await showDigest(digestText)
        const editor = vscode.window.activeTextEditor
        assert.ok(editor)
        await editor.edit((builder) => builder.setEndOfLine(eol))
        const place = placeOf(document, at, 2)
        editor.selection = new vscode.Selection(place, place)
        let typed: Thenable<unknown> | undefined
        const listener = vscode.workspace.onDidChangeTextDocument((event) => {
          if (event.document === document) typed ??= vscode.commands.executeCommand('type', { text: '|' })
        })
        try {
          await vscode.commands.executeCommand(`researchDigest.${command}`)
          await typed
          assert.equal(document.getText().replaceAll('\r\n', '\n'), result)
        } finally {
          listener.dispose()
          await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
        }
      })
})
