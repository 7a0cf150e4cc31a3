import assert from 'node:assert/strict'
import { type PickedPaper, startLocalHuggingFace } from '../localServices/huggingFace.ts'
import type { LocalService } from '../localServices/service.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const pickedAt = new Date().toISOString()
const papers: readonly PickedPaper[] = [
  { id: '2611.00001', title: 'Trees that Wait', pickedAt, summary: 'We let trees wait.' },
  { id: '2611.00002', title: 'Rivers that Run', pickedAt },
]

suite('a person whose feed is that of Hugging Face', () => {
  const local = useLocalArxiv()
  let hub: LocalService & { readonly url: string }
  suiteSetup(async () => {
    hub = await startLocalHuggingFace(papers)
  })
  suiteTeardown(() => hub.close())
  const editor = useEditor(() => ({
    files: {
      'digest.yaml': 'feeds:\n  - { from: hugging-face, keywords: [tree] }\n',
      'issue.md':
        '# Notes\n\nDeep Residual Learning\nhttps://arxiv.org/abs/1512.03385\nOld, and still good.\n',
    },
    settings: { ...local().settings, 'researchDigest.huggingFace.dailyPapersUrl': hub.url },
  }))

  test('sees the papers that were picked and have its words, and why', async () => {
    await editor().openFile('issue.md')
    await editor().runCommand('Research Digest: Focus on Inbox View')
    const row = editor().page.locator('.pane .monaco-list-row', { hasText: 'Trees that Wait' })
    await row.waitFor()
    assert.equal(await editor().page.getByText('Rivers that Run').count(), 0)
    const { shown } = await editor().selectForHover(row, 'We let trees wait')
    assert.match(shown, /Hugging Face: tree/)
    await editor().screenshot('inbox of Hugging Face')
    assert.equal(hub.requests.length, 1)
  })

  test('is told when it cannot be read, and meets no error', async () => {
    hub.misbehave([{ kind: 'htmlPage' }])
    await editor().runCommand('Research Digest: Refresh Inbox')
    await waitUntil('The remark', () => editor().page.getByText('is not a JSON document').count())
    assert.deepEqual(await editor().errors(), [])
  })
})
