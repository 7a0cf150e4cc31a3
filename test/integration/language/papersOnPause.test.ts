import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { readWhole } from '../../../src/core/digest/session.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { PapersOnPause } from '../../../src/vscode/language/papersOnPause.ts'
import { showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const text = 'As in @small mod'
/** Longer than a pause. */
const waitMs = 1_200

suite('words of a title whose typing pauses', () => {
  const disposables: vscode.Disposable[] = []
  teardown(() => {
    for (const disposable of disposables.splice(0)) disposable.dispose()
  })

  test('are suggested where they were typed faster than the first suggestions came, and not where those came', async () => {
    const document = await showDigest(text, 'plaintext')
    const end = document.positionAt(text.length)
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(end, end)
    let asked = 0
    const counter = { provideCompletionItems: () => void asked++ }
    const titles = new PapersOnPause({
      documents: { digestOf: (each) => readWhole(each.getText()) },
      papers: { lookUpDoi: async () => ({ kind: 'unavailable', reason: '', until: 0 }) },
      paperSearch: {
        search: async () => [paper],
        shouldAsk: () => false,
        askArxiv: async () => ({ papers: [] }),
      },
      log: vscode.window.createOutputChannel('test', { log: true }),
    })
    disposables.push(titles, vscode.languages.registerCompletionItemProvider('plaintext', counter))
    titles.begin(document)
    titles.answer()
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    assert.equal(asked, 0)
    titles.begin(document)
    await eventually(
      async () => asked,
      (times) => times === 1,
    )
  })
})

const paper = { id: '2401.00001', title: 'Small Models' } as Paper
