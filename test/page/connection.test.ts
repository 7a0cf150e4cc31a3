import assert from 'node:assert/strict'
import { standInPapers } from '../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../localServices/dataCite.ts'
import type { LocalService } from '../localServices/service.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const digest = `Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.
Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
The default.
`

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
    await editor().page.locator('.statusbar-item[id*="researchDigest.status"] .codicon-git-compare').waitFor()
    await editor().screenshot('detour')
    assert.equal(local().arxiv.requests.length, 1)
    assert.match(String(dataCite.requests[0]?.headers['user-agent']), /mailto:ann@example\.org/)
  })

  test('meets neither errors nor messages', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})
