import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const week = `# Week 1

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.
`

suite('a person who looks for what can be done', () => {
  const local = useLocalArxiv()
  const files = { 'week.md': week, 'week.txt': week, 'notes.md': '# Notes\n\nOnly words.\n' }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const previewButton = () => editor().page.locator('.editor-actions .codicon-book')
  const menu = () => editor().page.locator('.monaco-menu')

  test('finds the button of the preview above each digest and above no other text', async () => {
    for (const file of ['week.md', 'week.txt']) {
      await editor().openFile(file)
      await previewButton().waitFor()
    }
    await editor().screenshot('button of the preview')
    await editor().openFile('notes.md')
    await previewButton().waitFor({ state: 'detached' })
  })

  test('finds our actions in the menu of the text', async () => {
    await editor().openFile('week.md')
    await previewButton().waitFor()
    await editor().page.locator('.view-line', { hasText: 'Attention' }).first().click({ button: 'right' })
    await menu().getByText('Research Digest').hover()
    await menu().getByText('Insert Paper…').waitFor()
    await editor().screenshot('menu of the text')
    await editor().press('Escape')
    await editor().press('Escape')
  })

  test('finds the preview in the menu of a file', async () => {
    await editor()
      .page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'week.txt' })
      .click({ button: 'right' })
    await menu().getByText('Research Digest').hover()
    await menu().getByText('Open Preview').hover()
    await editor().press('Enter')
    await editor().page.locator('.tab', { hasText: 'Review of week.txt' }).waitFor()
  })

  test('has preview, commands and Insert Paper in the Markdown Editor', async () => {
    await editor().openFile('week.md')
    await editor().runCommand('View: Reopen Editor With...')
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: 'Markdown Editor' })
      .first()
      .click()
    await editor().webview('li')
    await previewButton().waitFor()
    await editor().runCommand('Research Digest: Insert Paper…')
    await editor().page.getByPlaceholder('Title words').waitFor()
    await editor().type('1412.6980')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Adam' }).waitFor()
    await editor().press('Enter')
    const page = await editor().webview('li')
    await waitUntil(
      'The paper in the Markdown Editor',
      () => page.locator('body').innerText(),
      (text) => text.includes('Adam: A Method'),
    )
    await editor().screenshot('Markdown Editor')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    await editor().page.locator('.tab', { hasText: 'Review of week.md' }).waitFor()
    await editor().screenshot('Markdown Editor with the preview')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
