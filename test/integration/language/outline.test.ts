import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

suite('outline and folding', () => {
  test('show sections with their entries', async () => {
    const document = await showDigest(digestText, 'research-digest')
    const symbols = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (all) => all?.length > 0,
    )
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.map((child) => [child.name, child.detail])]),
      [
        [
          'The papers below are well known.',
          [
            ['Attention Is All You Need', '1706.03762'],
            ['Deep Residual Learning for Image Recognition', '1512.03385'],
          ],
        ],
      ],
    )
  })

  test('fold a section and each entry, without the blank lines behind', async () => {
    const document = await showDigest(digestText, 'research-digest')
    const ranges = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.FoldingRange[]>(
          'vscode.executeFoldingRangeProvider',
          document.uri,
        ),
      (all) => all?.length >= 3,
    )
    const lines = ranges.map(({ start, end }) => [start, end])
    for (const expected of [
      [0, 12],
      [2, 6],
      [8, 12],
    ]) {
      assert.ok(
        lines.some(([start, end]) => start === expected[0] && end === expected[1]),
        `${expected} in ${lines.join(' ')}`,
      )
    }
  })
})
