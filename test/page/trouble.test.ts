import assert from 'node:assert/strict'
import { startLocalArxiv } from '../localArxiv/server.ts'
import { localArxivSettings } from '../localArxiv/settings.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const digest = `Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.
Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
The default.
`

const binary = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)

suite('a person whose network is gone', () => {
  let port = 0
  // Nothing listens there: connections are refused at once, as on a machine without a network.
  const editor = useEditor(async () => {
    const gone = await startLocalArxiv()
    port = Number(new URL(gone.url).port)
    await gone.close()
    const files = { 'week.md': digest, 'broken.md': binary, 'broken.digest': binary }
    return { files, settings: localArxivSettings(gone) }
  })

  test('still has outline and preview, and reads in the hover why there is no record', async () => {
    await editor().openFile('week.md')
    await editor().outline((rows) => rows.length === 2)
    const hover = await editor().hover('1706.03762', 'unavailable right now')
    assert.match(hover, /127\.0\.0\.1/)
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry')
    assert.equal(await preview.locator('article.entry').count(), 2)
    await preview.locator('article.entry .no-record').nth(1).waitFor()
    assert.match(await preview.locator('#notice').innerText(), /127\.0\.0\.1/)
    assert.doesNotMatch(await preview.locator('#review').innerText(), /127\.0\.0\.1/)
    assert.deepEqual(await accessibilityProblems(preview), [])
    await editor().page.locator('.statusbar-item', { hasText: 'offline' }).waitFor()
    await editor().screenshot('offline')
  })

  test('reads in the log what happened', async () => {
    await editor().runCommand('Research Digest: Show Log')
    await editor()
      .page.locator('.output-view, .output-view-container, .panel')
      .getByText('127.0.0.1')
      .first()
      .waitFor()
    await editor().screenshot('log offline')
  })

  test('asks again when the network is back, and gets the records', async () => {
    const preview = await editor().webview('article.entry')
    const said = () => preview.locator('#notice').getByRole('status').textContent()
    assert.match((await said()) ?? '', /^Offline: /)
    const arxiv = await startLocalArxiv({ port })
    try {
      await preview.locator('#notice button').click()
      await preview.locator('#review .authors').nth(1).waitFor()
      await waitUntil('Nothing more to say', said, (text) => text === '')
    } finally {
      await arxiv.close()
    }
  })

  test('opens binary files without harm', async () => {
    for (const file of ['broken.md', 'broken.digest']) await editor().openBinaryFile(file)
    await editor().screenshot('binary file')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

suite('a person whose arXiv is cut off in the middle of an answer', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => {
    local().arxiv.misbehave([{ kind: 'cutOff' }, { kind: 'htmlPage' }, { kind: 'reset' }])
    return { files: { 'week.md': digest }, settings: local().settings }
  })

  test('reads in the hover why there is no record', async () => {
    await editor().openFile('week.md')
    await editor().outline((rows) => rows.length === 2)
    await local().arxiv.received(1)
    await editor().hover('1706.03762', 'unavailable right now')
    await editor().screenshot('cut off')
  })

  test('has the record as soon as arXiv answers well again', async () => {
    await editor().hover('1706.03762', 'Vaswani')
  })

  test('meets no error when arXiv dies with a question open', async () => {
    const asked = local().arxiv.requests.length
    local().arxiv.hold()
    await editor().goToEnd()
    await editor().type('\nhttps://arxiv.org/abs/1512.03385')
    await local().arxiv.received(asked + 1)
    await local().arxiv.close()
    await editor().hover('1512.03385', 'unavailable right now')
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})
