import assert from 'node:assert/strict'
import { extensionId, readManifest } from '../../scripts/support/project.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { useEditor } from './support/useEditor.ts'

suite('a person who types in a Markdown file', () => {
  const editor = useEditor(() => ({ files: { '주간 논문.md': '# Weekly\n' } }))

  test('finds the extension active', async () => {
    await editor().openFile('주간 논문.md')
    const running = await readRunningExtensions(editor().page, readManifest().name)
    assert.ok(running.some(({ name }) => extensionId().endsWith(`.${name}`)))
  })

  test('finds every word in the saved file, composed ones too', async () => {
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('A plain line.\n')
    await editor().compose(['ㅎ', '하', '한'])
    await editor().type(' 2401')
    await editor().screenshot('typing')
    assert.equal(await editor().savedText('주간 논문.md'), '# Weekly\nA plain line.\n한 2401')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
