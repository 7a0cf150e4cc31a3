import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { type ArchiveChange, ArchiveReader, type ArchiveText } from '../../src/archive/archiveReader.ts'
import { dateIn } from '../../src/core/digest/date.ts'
import type { Records } from '../../src/records/records.ts'
import { DigestDocuments } from '../../src/vscode/adapters/documents.ts'
import { WorkspaceArchive } from '../../src/vscode/archive/workspaceArchive.ts'
import { WorkspaceConventions } from '../../src/vscode/conventions.ts'
import { WritingHabits } from '../../src/vscode/paperInDocument.ts'
import { PaperRecords } from '../../src/vscode/paperRecords.ts'
import { writeText } from './support/archive.ts'
import { eventually } from './support/eventually.ts'

/** Reads as the archive does, only later than anybody waits for what is offered while typing. */
class SlowReader extends ArchiveReader {
  override async read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]> {
    await new Promise((done) => setTimeout(done, 1_500))
    return super.read(texts)
  }
}

suite('"New Digest"', () => {
  test('follows the digest before it, however long the archive takes', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(root)
    const folder = vscode.Uri.joinPath(root, 'slowly')
    const earlier =
      '# Papers of 2020-05-01\n\n## Vision\n\n- [Tides](https://arxiv.org/abs/1512.03385): calm.\n'
    await writeText(vscode.Uri.joinPath(folder, 'reviews/2020-05-01.md'), earlier)
    const log = vscode.window.createOutputChannel('New Digest test', { log: true })
    const extension = vscode.extensions.getExtension('research-digest.research-digest')
    const worker = `${extension?.extensionPath}/dist/archive.cjs`
    const conventions = new WorkspaceConventions(log)
    const documents = new DigestDocuments(conventions)
    const papers = new PaperRecords({ close: () => Promise.resolve() } as Partial<Records> as Records, log)
    const archive = new WorkspaceArchive(new SlowReader(worker, { log }), conventions, log)
    try {
      const habits = new WritingHabits({ archive, documents, conventions, papers })
      const date = dateIn('2020-05-08')
      assert.ok(date)
      const found = await habits.digestBefore(date, folder)
      assert.deepEqual(found, { path: 'reviews/2020-05-01.md', date: '2020-05-01', text: earlier })
    } finally {
      for (const each of [conventions, documents, papers, archive, log]) each.dispose()
      await vscode.workspace.fs.delete(folder, { recursive: true })
    }
  })

  test('begins a file where the conventions of the open document want it', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(root)
    const folder = vscode.Uri.joinPath(root, 'newDigest')
    const conventions = vscode.Uri.joinPath(folder, 'digest.yaml')
    await writeText(conventions, 'newDigest: { file: "reviews/{date}.md", title: "Papers of {date}" }\n')
    try {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(conventions))
      await vscode.commands.executeCommand('researchDigest.newDigest', '2026-11-20')
      const document = await eventually(
        () => vscode.window.activeTextEditor?.document,
        (active) => active?.uri.path.includes('/newDigest/reviews/') ?? false,
      )
      assert.match(
        document?.getText() ?? '',
        /^---\ndigest: true\ndate: 2026-11-20\n---\n\n# Papers of 2026-11-20\n/,
      )
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
      await vscode.workspace.fs.delete(folder, { recursive: true })
    }
  })
})
