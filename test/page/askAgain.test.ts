import assert from 'node:assert/strict'
import { accessibilityProblems } from './support/accessibility.ts'
import type { Editor } from './support/editor.ts'
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
/** Longer than a question waits for its own repetition. */
const refusedSeconds = 14

suite('a person whose records a service refuses for a while', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => {
    local().arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: String(refusedSeconds) }])
    return { files: { 'week.md': digest }, settings: local().settings }
  })

  test('reads the reason once above the list, asks again by keys, is told until when to wait, and gets the records', async () => {
    const { button, review } = await preview(editor())
    await said(editor(), /slow down \(HTTP 429\)\. The next attempt is at \d/)
    assert.doesNotMatch(await review.innerText(), /HTTP 429/)
    await editor().screenshot('ask again, refused')
    await review.locator('a').first().focus()
    await editor().press('Shift+Tab')
    assert.equal(await button.evaluate((element) => element.matches(':focus-visible')), true)
    await editor().press('Enter')
    await said(editor(), /^Waiting until \d.*, as the services ask/)
    assert.equal(await button.getAttribute('aria-disabled'), 'true')
    assert.equal(await button.evaluate((element) => element.matches(':focus')), true)
    assert.deepEqual(await accessibilityProblems(await editor().webview('#notice')), [])
    await editor().screenshot('ask again, waiting')
    assert.equal(local().arxiv.requests.length, 1)
    await review.locator('.authors').nth(1).waitFor()
    await said(editor(), /^$/)
    const [refused, asked] = local().arxiv.requests.map(({ at }) => at)
    assert.ok(Number(asked) - Number(refused) >= refusedSeconds * 1000)
    assert.equal(local().arxiv.requests.length, 2)
    await editor().screenshot('ask again, records')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

async function preview(editor: Editor) {
  await editor.openFile('week.md')
  await editor.runCommand('Research Digest: Open Preview to the Side')
  const frame = await editor.webview('article.entry')
  return { button: frame.locator('#notice button'), review: frame.locator('#review') }
}

/** Waits until the preview says so above its cards, in the place that screen readers listen to. */
async function said(editor: Editor, pattern: RegExp): Promise<void> {
  const frame = await editor.webview('#notice')
  const place = frame.getByRole('status')
  await waitUntil(
    `The notice ${pattern}`,
    async () => (await place.textContent()) ?? '',
    (text) => pattern.test(text),
  )
}
