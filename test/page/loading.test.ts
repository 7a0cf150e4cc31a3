import assert from 'node:assert/strict'
import { readManifest } from '../../scripts/support/project.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

suite('a person who opens text that names no papers', () => {
  const local = useLocalArxiv()
  const files = { 'log.txt': 'Started at 10:00.\nEnded at 11:00.\n', 'site.yaml': 'title: A site\n' }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const status = () =>
    editor().page.locator('.statusbar-item', { has: editor().page.locator('.codicon-book') })

  const running = async (awaited: string) =>
    (await readRunningExtensions(editor().page, awaited)).map(({ name }) => name)

  test('loads nothing of ours for a file in YAML', async () => {
    await editor().openFile('site.yaml')
    // VS Code's own, which begins after all that the file asks for.
    assert.ok(!(await running('emmet')).includes(readManifest().name))
  })

  test('has nothing of ours at work', async () => {
    for (const file of ['site.yaml', 'log.txt']) {
      await editor().openFile(file)
      await editor().page.waitForTimeout(1_500)
      assert.equal(await status().count(), 0, file)
    }
  })

  test('has all of it as soon as a paper is named', async () => {
    await editor().goToEnd()
    await editor().type('See arXiv:1706.03762 for more.')
    await status().waitFor()
    assert.match(await editor().hover('1706.03762', 'Vaswani'), /Attention/)
  })

  test('has it for a command, whatever is open', async () => {
    await editor().openFile('site.yaml')
    await editor().runCommand('Research Digest: New Digest…')
    const day = editor().page.locator('.quick-input-widget input[type="text"]')
    // The palette of commands has the same box until the day is asked for.
    await waitUntil(
      'the day',
      () => day.inputValue(),
      (value) => /^\d{4}-\d\d-\d\d$/.test(value),
    )
    await editor().press('Enter')
    await editor()
      .page.locator('.tab', { hasText: /^\d{4}-\d\d-\d\d\.md/ })
      .waitFor()
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
