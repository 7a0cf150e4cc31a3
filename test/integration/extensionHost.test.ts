import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import * as vscode from 'vscode'

const extensionId = 'research-digest.research-digest'

suite('extension host', () => {
  test('has SQLite with ranked full-text search', () => {
    const database = new DatabaseSync(':memory:')
    database.exec('CREATE VIRTUAL TABLE papers USING fts5(title)')
    const insert = database.prepare('INSERT INTO papers (title) VALUES (?)')
    for (const title of ['Deep learning for deep seas', 'Shallow water', 'One deep title among many words']) {
      insert.run(title)
    }
    const found = database
      .prepare("SELECT title FROM papers WHERE papers MATCH 'deep' ORDER BY bm25(papers)")
      .all()
    database.close()
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Deep learning for deep seas', 'One deep title among many words'],
    )
  })

  test('activates the extension when a Markdown document is opened', async () => {
    const extension = vscode.extensions.getExtension(extensionId)
    assert.ok(extension, `${extensionId} is not installed`)
    await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Any' })
    await activated(extension)
    assert.equal(extension.isActive, true)
  })

  test('gives the extension the address of the local arXiv', () => {
    const address = vscode.workspace.getConfiguration('researchDigest').get<string>('arxiv.apiUrl')
    assert.match(address ?? '', /^http:\/\/127\.0\.0\.1:\d+\/api\/query$/)
  })
})

/** VS Code has no event for this; activation follows the opening of the document without our doing. */
async function activated(extension: vscode.Extension<unknown>): Promise<void> {
  while (!extension.isActive) await new Promise((resolve) => setImmediate(resolve))
}
