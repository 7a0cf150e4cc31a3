import assert from 'node:assert/strict'
import { type LocalService, startLocalService } from '../localServices/service.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const digest = `# Week 3

Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

A Title
https://arxiv.org/abs/2113.00001
Said.
`

suite('a person who opens a folder that they do not trust', () => {
  const local = useLocalArxiv()
  let elsewhere: LocalService
  suiteSetup(async () => {
    elsewhere = await startLocalService(() => ({ status: 200, document: {} }))
  })
  suiteTeardown(() => elsewhere.close())
  const editor = useEditor(() => {
    const addresses = ['arxiv.apiUrl', 'dataCite.apiUrl', 'crossref.apiUrl', 'semanticScholar.apiUrl']
    const settings = Object.fromEntries(addresses.map((name) => [`researchDigest.${name}`, elsewhere.origin]))
    return {
      files: { 'week.md': digest, '.vscode/settings.json': JSON.stringify(settings) },
      settings: local().settings,
      isUntrusted: true,
    }
  })

  test('is told so by VS Code', async () => {
    await editor().waitForStatus(/Restricted Mode/)
  })

  test('has problems, records and a preview there', async () => {
    await editor().openFile('week.md')
    await editor().problems((rows) => rows.some((row) => row.includes('cannot be an arXiv identifier')))
    await editor().hover('1706.03762', 'Vaswani')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry')
    await preview.getByText('Ashish Vaswani').first().waitFor()
    await editor().screenshot('untrusted')
  })

  test('has nothing sent to the addresses that the folder names', async () => {
    assert.ok(local().arxiv.requests.length > 0)
    assert.deepEqual(elsewhere.requests, [])
    assert.deepEqual(await editor().errors(), [])
  })
})
