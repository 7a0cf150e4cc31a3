import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { delay } from '../../src/core/base/async.ts'
import { type DraftService, startDraftService } from '../localServices/draftServices.ts'
import { readNotifications, showNotifications } from './support/notifications.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const digest = `# Week 48

## Learning

### [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)

Still what we all use; see [last week](2026-47.md).
<!-- for nobody -->

### [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

No recurrence at all.
`

suite('a person who publishes a digest as a draft', () => {
  const local = useLocalArxiv()
  let service: DraftService
  let chat: DraftService
  suiteSetup(async () => {
    service = await startDraftService('ghost')
    chat = await startDraftService('discord')
  })
  suiteTeardown(async () => {
    await service.close()
    await chat.close()
  })
  const editor = useEditor(() => ({
    asInstalled: true,
    files: { 'week.md': digest, 'kept.md': `---\ndraft: true\n---\n${digest}` },
    settings: { ...local().settings, 'researchDigest.ghost.url': `${service.address}/` },
  }))

  const dialog = () => editor().page.locator('.monaco-dialog-box')

  async function choose(name: string): Promise<void> {
    await editor().runCommand('Research Digest: Publish Digest as Draft…')
    const row = editor().page.locator('.quick-input-widget .monaco-list-row', { hasText: name })
    await row.waitFor()
    await editor().screenshot('publish, service')
    await row.click()
  }

  test('enters the key once, and reads what would be sent before anything is', async () => {
    await editor().openFile('week.md')
    await choose('Ghost')
    const input = editor().page.locator('.quick-input-widget input[type="password"]')
    await input.fill('not a key')
    await editor().page.getByText('This is not a key for Ghost. The Admin API key').waitFor()
    await input.fill(service.key)
    await editor().screenshot('publish, key')
    await editor().press('Enter')
    await dialog().waitFor()
    const said = await dialog().innerText()
    assert.match(said, /Send “Week 48” to Ghost as a draft\?/)
    assert.match(said, /Links that would lead nowhere and become plain text: 2026-47\.md/)
    await editor().screenshot('publish, check')
    await dialog().getByText('Show What Is Sent').click()
    await editor().page.locator('.tab', { hasText: 'Ghost.html' }).waitFor()
    await editor()
      .page.locator('.editor-group-container.active .view-line', { hasText: 'Status: draft' })
      .waitFor()
    await editor().screenshot('publish, what is sent')
    assert.deepEqual(service.requests, [])
  })

  test('has a draft, without what is for nobody, and a way to it', async () => {
    const centre = await showNotifications(editor().page)
    await centre.getByText('Send', { exact: true }).click()
    await waitUntil(
      'The draft to arrive',
      async () => service.requests.length,
      (count) => count === 1,
    )
    const [post] = JSON.parse(service.requests[0]?.body ?? '').posts
    assert.deepEqual([post.title, post.status], ['Week 48', 'draft'])
    assert.match(post.html, /Attention Is All You Need/)
    assert.doesNotMatch(post.html, /for nobody/)
    await waitUntil(
      'The news of it',
      () => readNotifications(editor().page),
      (all) => all.some((text) => text.includes('The digest is now a draft at Ghost')),
    )
    await (await showNotifications(editor().page)).getByText('Open Draft').waitFor()
    await editor().screenshot('publish, sent')
    await editor().runCommand('View: Close All Editors')
  })

  test('is not asked for the key again, and sends none of a draft of their own', async () => {
    await editor().openFile('kept.md')
    await choose('Ghost')
    await waitUntil(
      'The refusal',
      () => readNotifications(editor().page),
      (all) => all.some((text) => text.includes('The front matter of the digest says that it is a draft')),
    )
    await editor().openFile('week.md')
    await choose('Ghost')
    await dialog().getByRole('button', { name: 'Send', exact: true }).click()
    await waitUntil(
      'The second draft',
      async () => service.requests.length,
      (count) => count === 2,
    )
  })

  test('enters another key where the service does not accept the one that is kept', async () => {
    service.answerWith({ status: 401, document: { errors: [{ message: 'Unknown Admin API Key' }] } })
    await choose('Ghost')
    await dialog().getByRole('button', { name: 'Send', exact: true }).click()
    await waitUntil(
      'The refusal of the key',
      () => readNotifications(editor().page),
      (all) => all.some((text) => text.includes('Ghost does not accept the key (HTTP 401)')),
    )
    service.answerWith(undefined)
    await (await showNotifications(editor().page)).getByText('Enter Key…').click()
    const input = editor().page.locator('.quick-input-widget input[type="password"]')
    await input.fill(service.key)
    await editor().press('Enter')
    await waitUntil(
      'The third draft',
      async () => service.requests.length,
      (count) => count === 4,
    )
  })

  test('posts to a chat what was shown, which is no other digest of theirs', async () => {
    await editor().runCommand('View: Close All Editors')
    await editor().openFile('week.md')
    await choose('Discord')
    await editor().page.locator('.quick-input-widget input[type="password"]').fill(chat.key)
    await editor().press('Enter')
    await dialog().waitFor()
    assert.match(await dialog().innerText(), /Everyone in the channel sees it immediately/)
    await dialog().getByText('Show What Is Sent').click()
    const shown = editor().page.locator('.editor-group-container.active')
    await shown.locator('.view-line', { hasText: 'Adam: A Method' }).waitFor()
    // Above entries of digests it would be said that they are covered elsewhere.
    await delay(2_000)
    assert.equal(await shown.locator('.codelens-decoration').count(), 0)
    await editor().screenshot('publish, message')
    await (await showNotifications(editor().page)).getByText('Send', { exact: true }).click()
    await waitUntil(
      'The message',
      async () => chat.requests.length,
      (count) => count === 1,
    )
    assert.doesNotMatch(chat.requests[0]?.body ?? '', /for nobody/)
  })

  test('meets no error', async () => {
    // This VS Code has no place for secrets beyond the session, and shows errors in its log.
    const expected = /405 \(Method Not Allowed\)|^\w+: Method Not Allowed|does not accept the key/
    const errors = await editor().errors()
    assert.deepEqual(
      errors.filter((error) => !expected.test(error)),
      [],
    )
  })
})

const index = `# Ours

<!-- digest-index:start -->
<!-- digest-index:end -->
`

suite('a person whose exclusions cannot be read', () => {
  const editor = useEditor(() => ({
    asInstalled: true,
    files: { 'week.md': digest, 'README.md': index, 'digest.yaml': 'exclude: [drafts/**\n' },
  }))

  const isRefused = (name: string) =>
    waitUntil(
      `The refusal of ${name}`,
      () => readNotifications(editor().page),
      (all) => all.filter((text) => text.includes('digest.yaml: its exclusions cannot be read')).length === 1,
    )
  const clear = () => editor().runCommand('Notifications: Clear All Notifications')

  test('reads why there is no site, before a folder is asked for', async () => {
    await editor().openFile('week.md')
    await editor().runCommand('Research Digest: Export Archive as Site…')
    await isRefused('the site')
    assert.equal(await editor().page.locator('.quick-input-widget').isVisible(), false)
    await clear()
  })

  test('reads why the index is not updated', async () => {
    await editor().openFile('README.md')
    await editor().runCommand('Research Digest: Update Index')
    await isRefused('the index')
    assert.equal(await editor().page.locator('.view-line', { hasText: 'week.md' }).count(), 0)
    await clear()
  })

  test('has both once they are mended', async () => {
    await writeFile(path.join(editor().folder, 'digest.yaml'), 'exclude: [drafts/**]\n')
    await waitUntil(
      'The index',
      async () => {
        await editor().runCommand('Research Digest: Update Index')
        return editor().page.locator('.view-line', { hasText: 'week.md' }).count()
      },
      (count) => count > 0,
    )
    await clear()
    await editor().runCommand('Research Digest: Export Archive as Site…')
    await editor().page.locator('.quick-input-title', { hasText: 'Select a folder for the site' }).waitFor()
  })
})
