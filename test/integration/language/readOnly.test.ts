import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, placeOf } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const scheme = 'research-digest-test'
const content = `${digestText}\n2006.11239\n`

/** A file system with one file, which cannot be written. */
const oneFile: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length }),
  readDirectory: () => [],
  readFile: () => new TextEncoder().encode(content),
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions()
}

suite('a digest that is read-only', () => {
  let registration: vscode.Disposable

  suiteSetup(() => {
    registration = vscode.workspace.registerFileSystemProvider(scheme, oneFile, { isReadonly: true })
  })

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    registration.dispose()
  })

  test('shows its papers, and is changed by no command', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/a.md`))
    const editor = await vscode.window.showTextDocument(document)
    await eventually(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          placeOf(document, '2006'),
        ),
      (hovers) => hovers.length > 0,
    )
    for (const [command, words] of [
      ['completeEntries', '2006'],
      ['insertTitle', 'arXiv:1412'],
      ['turnIntoEntry', 'arXiv:1412'],
      ['moveEntryDown', 'Attention'],
    ] as const) {
      const at = placeOf(document, words, 2)
      editor.selection = new vscode.Selection(at, at)
      await vscode.commands.executeCommand(`researchDigest.${command}`)
      assert.equal(document.getText(), content, command)
    }
  })
})
