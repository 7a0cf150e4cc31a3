import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import { showFile, useArchive, writeText } from '../support/archive.ts'
import { placeOf } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'

const issue = `# Reading notes, December 14, 2024

Rivers as Graphs
https://arxiv.org/abs/2306.00041
Again. See arXiv:2308.00052 and arXiv:2412.00131.

Learning to Wait
https://arxiv.org/abs/2412.00131
New.

#review #long_context
`

suite('finding the way in the archive', () => {
  let folder: vscode.Uri
  let remove: () => Promise<void>
  let document: vscode.TextDocument
  suiteSetup(() => vscode.extensions.getExtension('research-digest.research-digest')?.activate())
  setup(async () => {
    ;({ folder, remove } = await useArchive())
    const newest = vscode.Uri.joinPath(folder, '2024', '2024-12-14.md')
    await writeText(newest, issue)
    document = await showFile(newest)
  })
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await remove()
  })

  test('goes from a mention to its entry, here or in another digest', async () => {
    await eventually(
      () => definitions('arXiv:2412'),
      ([place]) => place === '2024-12-14.md:7',
    )
    await eventually(
      () => definitions('arXiv:2308'),
      ([place]) => place === '2023-09-16.md:7',
    )
    assert.deepEqual(await definitions('Again'), [])
  })

  test('finds the references to a paper', async () => {
    const all = await eventually(
      () => places('vscode.executeReferenceProvider', placeOf(document, 'arXiv:2308', 3)),
      ({ length }) => length >= 3,
    )
    assert.ok(all.includes('2024-12-14.md:5'))
    assert.ok(all.includes('2023-09-16.md:7'))
    assert.ok(all.includes('2024-11-23.md:9'))
  })

  test('finds the references to a tag', async () => {
    const all = await eventually(
      () => places('vscode.executeReferenceProvider', placeOf(document, '#long_context', 3)),
      ({ length }) => length >= 4,
    )
    assert.ok(all.includes('2024-12-14.md:11'))
    assert.ok(all.includes('2023-01-14.md:19'))
  })

  test('finds entries and tags by their names', async () => {
    const [entry] = await eventually(
      () => symbols('rivers as graphs'),
      ({ length }) => length >= 2,
    )
    assert.equal(entry?.name, 'Rivers as Graphs')
    const tags = await symbols('long_context')
    assert.ok(tags.some(({ name }) => name === '#long_context'))
  })

  test('renames nothing but tags, and to nothing that is none', async () => {
    const rename = (words: string, name: string) =>
      vscode.commands.executeCommand(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, words, 3),
        name,
      )
    await assert.rejects(async () => rename('#long_context', 'two words'), /cannot be a tag/)
    await assert.rejects(async () =>
      vscode.commands.executeCommand('vscode.prepareRename', document.uri, placeOf(document, 'Again', 2)),
    )
  })

  test('says above an entry that it was covered, and shows where', async () => {
    const lenses = await eventually(codeLenses, (all) =>
      all.some(({ title }) => title === 'Covered once before'),
    )
    assert.deepEqual(
      lenses.map(({ title, line }) => [line, title]),
      [[3, 'Covered once before']],
    )
    const command = lenses.find(({ title }) => title === 'Covered once before')?.command
    assert.ok(command)
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []))
    await vscode.commands.executeCommand('closeReferenceSearch')
  })

  test('says nothing above entries when the setting is off', async () => {
    const settings = vscode.workspace.getConfiguration('researchDigest')
    await eventually(codeLenses, ({ length }) => length === 1)
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace)
    try {
      await eventually(codeLenses, ({ length }) => length === 0)
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  test('renames a tag in all files, open or not', async () => {
    const other = vscode.Uri.joinPath(folder, '2023', '2023-01-14.md')
    // Of a file that the watcher has not told of yet, nothing can be renamed.
    await eventually(
      () => places('vscode.executeReferenceProvider', placeOf(document, '#long_context', 3)),
      ({ length }) => length >= 4,
    )
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, '#long_context', 3),
      '#long-context',
    )
    await vscode.workspace.applyEdit(edit)
    assert.match(document.getText(), /#review #long-context\n$/)
    const renamed = await vscode.workspace.openTextDocument(other)
    assert.match(renamed.getText(), /#review #long-context\s*$/)
    await vscode.workspace.saveAll(false)
    await eventually(
      () => symbols('long_context'),
      (all) => all.every(({ name }) => name !== '#long_context'),
    )
  })

  async function definitions(words: string): Promise<string[]> {
    const at = placeOf(document, words, 3)
    return places('vscode.executeDefinitionProvider', at)
  }

  async function places(command: string, at: vscode.Position): Promise<string[]> {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      command,
      document.uri,
      at,
    )
    return found.map((place) => {
      const [uri, range] =
        'targetUri' in place ? [place.targetUri, place.targetRange] : [place.uri, place.range]
      return `${path.basename(uri.path)}:${range.start.line + 1}`
    })
  }

  function symbols(query: string): Thenable<vscode.SymbolInformation[]> {
    return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query)
  }

  async function codeLenses() {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    )
    return lenses
      .map(({ command, range }) => ({ command, title: command?.title, line: range.start.line + 1 }))
      .sort((a, b) => a.line - b.line || (a.title ?? '').localeCompare(b.title ?? ''))
  }
})
