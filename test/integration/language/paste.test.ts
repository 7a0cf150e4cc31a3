import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ArchiveReader } from '../../../src/archive/archiveReader.ts'
import { PasteThread } from '../../../src/paste/pasteThread.ts'
import type { Records } from '../../../src/records/records.ts'
import { DigestDocuments } from '../../../src/vscode/adapters/documents.ts'
import { WorkspaceArchive } from '../../../src/vscode/archive/workspaceArchive.ts'
import { WorkspaceConventions } from '../../../src/vscode/conventions.ts'
import { WritingHabits } from '../../../src/vscode/paperInDocument.ts'
import { PaperRecords } from '../../../src/vscode/paperRecords.ts'
import { PasteWriter, type PreparedPaste } from '../../../src/vscode/paste/pasteWriter.ts'
import type { Services } from '../../../src/vscode/services.ts'
import { paper } from '../../helpers/papers.ts'
import { placeOf, showDigest } from '../support/digests.ts'

const list =
  '# Week 3\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.\n'
const ids = Array.from({ length: 200 }, (_, index) => `2402.${String(index + 1).padStart(5, '0')}`)

/** Reads no file of the workspace: what is pasted here goes by the document alone. */
const noReader: Partial<ArchiveReader> = {
  read: () => Promise.resolve([]),
  close: () => Promise.resolve(),
}

/** A library that has the papers. */
const known: Partial<Records> = {
  find: (wanted) =>
    Promise.resolve(new Map(wanted.map((id) => [id, paper({ id, title: `A Study of ${id}` })]))),
  close: () => Promise.resolve(),
}

/** Pastes by a person are in the page tests; here is what a clipboard becomes, without a clipboard. */
suite('what is pasted', () => {
  const log = vscode.window.createOutputChannel('Paste test', { log: true })
  const conventions = new WorkspaceConventions(log)
  const documents = new DigestDocuments(conventions)
  const papers = new PaperRecords(known as Records, log)
  const extension = vscode.extensions.getExtension('research-digest.research-digest')
  const pasteThread = new PasteThread(`${extension?.extensionPath}/dist/paste.cjs`)
  const archive = new WorkspaceArchive(noReader as ArchiveReader, conventions, log)
  const habits = new WritingHabits({ archive, documents, conventions, papers })
  const writer = new PasteWriter({
    documents,
    conventions,
    papers,
    pasteThread,
    habits,
  } as Partial<Services> as Services)

  suiteTeardown(async () => {
    for (const each of [conventions, documents, papers, archive, log]) each.dispose()
    await pasteThread.dispose()
  })

  async function prepare(
    text: string,
    data: Readonly<Record<string, string>>,
  ): Promise<PreparedPaste | undefined> {
    const document = await showDigest(text)
    const end = placeOf(document, text, text.length)
    const transfer = new vscode.DataTransfer()
    for (const [type, value] of Object.entries(data)) transfer.set(type, new vscode.DataTransferItem(value))
    return writer.prepare(document, new vscode.Range(end, end), transfer, AbortSignal.timeout(60_000))
  }

  /** The document with the edit, as VS Code makes it. */
  async function applied({ document, written: { span, newText } }: PreparedPaste): Promise<string> {
    const edit = new vscode.WorkspaceEdit()
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end))
    edit.replace(document.uri, range, newText)
    await vscode.workspace.applyEdit(edit)
    return document.getText()
  }

  for (const count of [1, 12, 200]) {
    test(`becomes ${count} entries in the form of the digest, in one step to undo`, async () => {
      const forms = [
        (id: string) => id,
        (id: string) => `arXiv:${id}v2`,
        (id: string) => `https://arxiv.org/pdf/${id}`,
      ]
      const wanted = ids.slice(0, count)
      const pasted = wanted.map((id, index) => forms[index % forms.length]?.(id)).join('\n')
      const prepared = await prepare(list, { 'text/plain': pasted })
      assert.ok(prepared?.isFirst)
      const text = await applied(prepared)
      const lines = wanted.map((id) => `- [A Study of ${id}](https://arxiv.org/abs/${id}):`)
      assert.equal(text.trimEnd(), `${list}${lines.join('\n')}`)
      await vscode.commands.executeCommand('undo')
      assert.equal(prepared.document.getText(), list)
      await vscode.commands.executeCommand('redo')
      assert.equal(prepared.document.getText(), text)
    })
  }

  test('has the line ends of a document that has no line yet', async () => {
    const document = await showDigest('')
    const edit = new vscode.WorkspaceEdit()
    edit.set(document.uri, [vscode.TextEdit.setEndOfLine(vscode.EndOfLine.CRLF)])
    await vscode.workspace.applyEdit(edit)
    const transfer = new vscode.DataTransfer()
    transfer.set('text/plain', new vscode.DataTransferItem('2402.00001\n10.1145/3292500.3330701\n'))
    const start = new vscode.Range(0, 0, 0, 0)
    const prepared = await writer.prepare(document, start, transfer, AbortSignal.timeout(60_000))
    assert.ok(prepared)
    const { newText, pending } = prepared.written
    assert.equal(await applied(prepared), newText)
    assert.match(newText, /^A Study of 2402\.00001\r\n/)
    assert.deepEqual(
      pending.map(({ span }) => newText.slice(span.start, span.end)),
      ['https://doi.org/10.1145/3292500.3330701'],
    )
  })

  test('is a file, by its name or its address', async () => {
    const prepared = await prepare(list, { 'text/uri-list': 'file:///tmp/2402.00007v1.pdf' })
    assert.ok(prepared?.isFirst)
    assert.match(prepared.written.newText, /A Study of 2402\.00007/)
  })

  test('is left alone where it names no paper, and second where words would be lost', async () => {
    assert.equal(await prepare(list, { 'text/plain': 'Words.' }), undefined)
    const words = await prepare(list, { 'text/plain': 'I like arXiv:2402.00001 a lot.' })
    assert.equal(words?.isFirst, false)
    const readme = '# A Library\n\nIt does a lot of things that are told here at length, and more.\n\n'
    assert.equal((await prepare(readme, { 'text/plain': '2402.00001' }))?.isFirst, false)
    const sentence = `${readme}It goes by `
    assert.equal((await prepare(sentence, { 'text/plain': 'arXiv:2402.00001' }))?.isFirst, true)
    assert.equal((await prepare(sentence, { 'text/plain': '2402.00001' }))?.isFirst, false)
  })

  test('is left alone where a setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('researchDigest')
    await settings.update('paste', false, vscode.ConfigurationTarget.Workspace)
    try {
      assert.equal(await prepare(list, { 'text/plain': '2402.00001' }), undefined)
    } finally {
      await settings.update('paste', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
