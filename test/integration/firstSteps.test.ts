import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { ArchiveReader } from '../../src/archive/archiveReader.ts'
import type { TreeNode } from '../../src/core/language/archiveTrees.ts'
import { WorkspaceArchive } from '../../src/vscode/archive/workspaceArchive.ts'
import { ArchiveViews } from '../../src/vscode/archiveViews.ts'
import { WorkspaceConventions } from '../../src/vscode/conventions.ts'
import { useArchive, writeText } from './support/archive.ts'
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

/** Trees can be asked by their views alone, so the test has views of its own over the same workspace. */
suite('the views of the archive', () => {
  const disposables: vscode.Disposable[] = []
  const log = vscode.window.createOutputChannel('Views in tests', { log: true })
  let views: ArchiveViews
  let folder: vscode.Uri
  let remove: () => Promise<void>

  setup(async () => {
    ;({ folder, remove } = await useArchive())
    const extension = vscode.extensions.getExtension('research-digest.research-digest')
    assert.ok(extension)
    const conventions = new WorkspaceConventions(log)
    const worker = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'archive.cjs').fsPath
    const archive = new WorkspaceArchive(new ArchiveReader(worker, { log }), conventions, log)
    disposables.push(archive, conventions)
    views = new ArchiveViews(archive)
  })
  teardown(async () => {
    for (const disposable of disposables.splice(0)) disposable.dispose()
    await remove()
  })

  suiteTeardown(() => log.dispose())

  async function labels(view: string, node?: TreeNode): Promise<string[]> {
    const nodes = await views.children(view, node)
    return nodes.map((each) => String(views.item(each).label))
  }

  test('show the digests of the workspace by year', async () => {
    assert.deepEqual(await labels('researchDigest.digests'), ['2024', '2023', '2021', '2020'])
    const [latest] = await views.children('researchDigest.digests', undefined)
    assert.equal((await labels('researchDigest.digests', latest))[0], 'Reading notes, November 23, 2024')
    assert.ok((await labels('researchDigest.tags')).includes('#review'))
  })

  test('open a paper at the line of its entry', async () => {
    const [latest] = await views.children('researchDigest.papers', undefined)
    const papers = await views.children('researchDigest.papers', latest)
    const [uri, { selection }] = papers.map((paper) => views.item(paper))[0]?.command?.arguments ?? []
    const document = await vscode.workspace.openTextDocument(uri)
    assert.equal(document.getText(selection), papers[0]?.label)
  })

  test('tell when a digest has come, and show it', async () => {
    await views.children('researchDigest.digests', undefined)
    let changes = 0
    disposables.push(views.onDidChange(() => changes++))
    const text =
      '# Notes $(alert) of 2025-01-04\n\nRivers as Graphs\nhttps://arxiv.org/abs/2306.00041\nAgain.\n\n#review\n'
    await writeText(vscode.Uri.joinPath(folder, '2025-01-04.md'), text)
    const years = await eventually(
      () => labels('researchDigest.digests'),
      ([first]) => first === '2025',
    )
    assert.ok(years.length > 1)
    // The archive answers a moment before it tells its views.
    await eventually(
      () => changes,
      (count) => count > 0,
    )
    const [latest] = await views.children('researchDigest.digests', undefined)
    const [label] = await labels('researchDigest.digests', latest)
    assert.equal(label, 'Notes $\u2060(alert) of 2025-01-04')
  })
})
