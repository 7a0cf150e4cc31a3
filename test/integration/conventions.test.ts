import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { eventually } from './support/eventually.ts'

const text =
  'Kurz und gut\n\nA Title\nhttps://arxiv.org/abs/1706.03762\nGut.\n\nB Title\nhttps://arxiv.org/abs/1512.03385\nAuch.\n'

suite('the conventions of the workspace', () => {
  test('say which lines are sections, as soon as the file is there and as long as it is', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    const conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
    const file = vscode.Uri.joinPath(folder, 'conventions.digest')
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
    const document = await vscode.workspace.openTextDocument(file)
    await vscode.window.showTextDocument(document)
    assert.deepEqual(await sectionsOf(document, 0), [])
    await vscode.workspace.fs.writeFile(conventions, new TextEncoder().encode('sections: [Kurz und gut]\n'))
    assert.deepEqual(await sectionsOf(document, 1), ['Kurz und gut'])
    await vscode.workspace.fs.delete(conventions)
    assert.deepEqual(await sectionsOf(document, 0), [])
    await vscode.workspace.fs.delete(file)
  })

  test('and settings say what is no digest, for as long as they do', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    const file = vscode.Uri.joinPath(folder, 'excluded.digest')
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
    const document = await vscode.workspace.openTextDocument(file)
    await vscode.window.showTextDocument(document)
    const hasOutline = (isWanted: boolean) =>
      eventually(
        () =>
          vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
            'vscode.executeDocumentSymbolProvider',
            document.uri,
          ),
        (symbols) => (symbols ?? []).length > 0 === isWanted,
      )
    await hasOutline(true)
    const settings = vscode.workspace.getConfiguration('researchDigest')
    // A person may leave the brackets out.
    for (const globs of [['**/excluded.*'], '**/excluded.*']) {
      await settings.update('exclude', globs)
      await hasOutline(false)
      await settings.update('exclude', undefined)
      await hasOutline(true)
    }
    const conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
    await vscode.workspace.fs.writeFile(conventions, new TextEncoder().encode("exclude: ['excl*']\n"))
    await hasOutline(false)
    await vscode.workspace.fs.delete(conventions)
    await hasOutline(true)
    await vscode.workspace.fs.delete(file)
  })
})

async function sectionsOf(document: vscode.TextDocument, count: number): Promise<string[]> {
  const symbols = await eventually(
    // Nobody types meanwhile: VS Code must ask by itself again.
    () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    (all) => all?.length > 0 && sectionNames(all).length === count,
  )
  return sectionNames(symbols)
}

function sectionNames(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.filter(({ children }) => children.length > 0).map(({ name }) => name)
}
