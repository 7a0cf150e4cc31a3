import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { digestText, showDigest } from './support/digests.ts'
import { eventually } from './support/eventually.ts'

suite('export', () => {
  let folder: string

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-export-'))
  })
  suiteTeardown(() => rm(folder, { recursive: true, force: true }))

  test('writes the active digest with the records of its papers', async () => {
    await showDigest(digestText)
    const file = path.join(folder, 'papers.bib')
    const choice = { format: 'bibtex', file: vscode.Uri.file(file) }
    await vscode.commands.executeCommand('researchDigest.exportDigest', choice)
    const bibliography = await readFile(file, 'utf8')
    assert.match(bibliography, /author = \{Vaswani, Ashish and /)
    assert.match(bibliography, /eprint = \{1412\.6980\}/)
  })

  test('writes a page that needs nothing else', async () => {
    await showDigest(digestText)
    const file = path.join(folder, 'page.html')
    const choice = { format: 'html', file: vscode.Uri.file(file) }
    await vscode.commands.executeCommand('researchDigest.exportDigest', choice)
    const page = await readFile(file, 'utf8')
    assert.match(page, /<style>.*--rd-ground.*<\/style>/s)
    assert.doesNotMatch(page, /<link|<script|src=/)
  })

  test('replaces no file before a person has agreed, and never the digest itself', async () => {
    const own = path.join(folder, 'week.md')
    await writeFile(own, digestText)
    const other = path.join(folder, 'mine.md')
    await writeFile(other, 'mine')
    await symlink('week.md', path.join(folder, 'link.md'))
    const document = await vscode.workspace.openTextDocument(own)
    await vscode.window.showTextDocument(document)
    for (const file of [own, other, path.join(folder, 'link.md')]) {
      const choice = { format: 'markdown', file: vscode.Uri.file(file) }
      // A window under test refuses to show a dialog, which is no consent.
      await vscode.commands.executeCommand('researchDigest.exportDigest', choice).then(undefined, () => {})
    }
    assert.equal(await readFile(other, 'utf8'), 'mine')
    assert.equal(await readFile(own, 'utf8'), digestText)
  })

  test('copies the active digest in the form that is asked for', async () => {
    await showDigest(digestText)
    await vscode.commands.executeCommand('researchDigest.copyDigestAs', 'slack')
    assert.match(
      await vscode.env.clipboard.readText(),
      /• <https:\/\/arxiv\.org\/abs\/1706\.03762\|Attention/,
    )
  })

  test('writes all digests of the workspace as a site', async () => {
    const target = vscode.Uri.file(path.join(folder, 'site'))
    await exportSite(target)
    const files = await readdir(target.fsPath, { recursive: true })
    assert.ok(files.includes('index.html'))
    assert.ok(files.includes('feed.atom'))
    assert.ok(files.some((file) => /^digests.2020-11-generative-models\.html$/.test(file)))
  })
  test('writes no site that would leave out files which cannot be read', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.ok(workspace)
    const file = path.join(workspace.uri.fsPath, 'unread.digest')
    await writeFile(file, '# Caf\xe9\n\n- [A Title](https://arxiv.org/abs/1706.03762)\n', 'latin1')
    try {
      const found = () => vscode.workspace.findFiles('unread.digest')
      await eventually(found, ({ length }) => length === 1)
      const target = vscode.Uri.file(path.join(folder, 'no-site'))
      await exportSite(target)
      assert.deepEqual(await readdir(target.fsPath).catch(() => []), [])
    } finally {
      await rm(file)
    }
  })
})

async function exportSite(target: vscode.Uri): Promise<void> {
  let isDone = false
  const done = vscode.commands.executeCommand('researchDigest.exportSite', target).then(() => {
    isDone = true
  })
  // The workspace has two folders: which of them is asked first, and answered by Enter.
  await eventually(
    () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
    () => isDone,
  )
  await done
}
