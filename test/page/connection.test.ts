import assert from 'node:assert/strict'
import { standInPapers } from '../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../localServices/dataCite.ts'
import type { LocalService } from '../localServices/service.ts'
import type { Editor } from './support/editor.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const digest = `Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.
Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
The default.
`

function statusItem(editor: Editor) {
  return editor.page.locator('.statusbar-item[id*="researchDigest.status"]')
}

suite('a person whom arXiv refuses', () => {
  const local = useLocalArxiv()
  let dataCite: LocalService & { readonly url: string }
  suiteSetup(async () => {
    dataCite = await startLocalDataCite(standInPapers)
  })
  suiteTeardown(() => dataCite.close())
  const editor = useEditor(() => {
    local().arxiv.misbehave([{ kind: 'status', status: 403 }])
    return {
      files: { 'week.md': digest },
      settings: {
        ...local().settings,
        'researchDigest.sources': ['arxiv-api', 'datacite'],
        'researchDigest.dataCite.apiUrl': dataCite.url,
        'researchDigest.contactAddress': 'ann@example.org',
      },
    }
  })

  test('has the records from DataCite, and sees so in the status bar', async () => {
    await editor().openFile('week.md')
    await editor().hover('1706.03762', 'Vaswani')
    await statusItem(editor()).locator('.codicon-git-compare').waitFor()
    await editor().screenshot('detour')
    assert.equal(local().arxiv.requests.length, 1)
    assert.match(String(dataCite.requests[0]?.headers['user-agent']), /mailto:ann@example\.org/)
  })

  test('meets neither errors nor messages', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

suite('a person whom arXiv asks to slow down', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => {
    local().arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '1200' }])
    return { files: { 'week.md': digest }, settings: local().settings }
  })

  test('sees in the status bar until when, and in the hover why', async () => {
    await editor().openFile('week.md')
    await local().arxiv.received(1)
    await editor().hover('1706.03762', 'asked us to slow down')
    await statusItem(editor()).locator('.codicon-watch').waitFor()
    assert.match((await statusItem(editor()).textContent()) ?? '', /\d\d/)
    await editor().screenshot('waiting')
    assert.equal(local().arxiv.requests.length, 1)
  })
})
