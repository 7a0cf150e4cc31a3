import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

suite('a person who copies a digest', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ settings: local().settings }))

  test('finds rich text and plain text on the clipboard', async () => {
    await editor().openFile('2021-02-headings.md')
    await editor().runCommand('Research Digest: Copy Digest As…')
    // The list of commands, which closes a moment before, has rows as well.
    const richText = editor().page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Rich text' })
    await richText.waitFor()
    await editor().screenshot('copy digest as')
    // The list shows a moment before it takes keys.
    await waitUntil('The list of forms to close', async () => {
      await editor().press('Enter')
      return richText.waitFor({ state: 'hidden', timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    })
    await editor().waitForStatus(/Digest copied to the clipboard/)
    await editor().focusEditor()
    const forms = await waitUntil('Rich text on the clipboard', clipboard, (all) => 'text/html' in all)
    assert.match(forms['text/html'] ?? '', /<h2[^>]*>Learning<\/h2>/)
    assert.match(forms['text/html'] ?? '', /<a [^>]*href="https:\/\/arxiv\.org\/abs\/1412\.6980"/)
    assert.match(forms['text/plain'] ?? '', /^Foundations, read again/)
  })

  test('is back in the digest, and meets no error', async () => {
    await editor().page.locator('.tab.active[data-resource-name="2021-02-headings.md"]').waitFor()
    assert.deepEqual(await editor().errors(), [])
  })

  /** What the clipboard holds, by the type of each form; a page without the focus may not read it. */
  async function clipboard(): Promise<Record<string, string>> {
    await editor().page.bringToFront()
    return editor().page.evaluate(`navigator.clipboard.read().then(async ([item]) => Object.fromEntries(
      await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]))
    )).catch((error) => ({ error: String(error) }))`)
  }
})
