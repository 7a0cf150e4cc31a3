import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { useArchive } from '../support/archive.ts'
import { placeOf, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const text =
  'The papers below are about tuning.\n\nA Title\nhttps://arxiv.org/abs/2401.00001\nGood. #own #\n\n'

suite('completion of words used before', () => {
  test('offers the tags of the archive with their counts, and those of the digest', async () => {
    const archive = await useArchive()
    try {
      const document = await showDigest(text)
      const tags = await eventually(
        () => offered(document, placeOf(document, '#own #', '#own #'.length)),
        (all) => all.some(({ detail }) => Number(detail) > 1),
      )
      assert.ok(tags.some(({ label }) => label === '#own'))
    } finally {
      await archive.remove()
    }
  })

  test('offers the statements of the digest on an empty line', async () => {
    const document = await showDigest(text)
    const end = document.lineAt(document.lineCount - 1).range.end
    const lines = await offered(document, end)
    assert.ok(lines.some(({ label }) => label === 'The papers below are about tuning.'))
  })
})

async function offered(document: vscode.TextDocument, position: vscode.Position) {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  )
  return list.items.map(({ label }) =>
    typeof label === 'string'
      ? { label, detail: '' }
      : { label: label.label, detail: label.description ?? '' },
  )
}
