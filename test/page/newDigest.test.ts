import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const last =
  '# Papers of 2021-01-05\n\n## Vision\n\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.\n\n## Language\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.\n\n## Rest\n\n- [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239): noise.\n'

suite('a person who begins a digest', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: { 'reviews/2021-01-05.md': last, 'other.md': '# Other\n' },
    settings: local().settings,
  }))
  const input = () => editor().page.locator('.quick-input-widget input[type="text"]')

  test('says the day and the sections, and writes the first paper', async () => {
    await editor().openFile('reviews/2021-01-05.md')
    await editor().outline((rows) => rows.some((row) => row.includes('Attention')))
    await editor().runCommand('Research Digest: New Digest…')
    await input().waitFor()
    await input().fill('2021-01-12')
    await editor().press('Enter')
    const rest = editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Rest' })
    await rest.waitFor()
    await editor().screenshot('new digest, sections')
    await rest.click()
    await editor().page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click()
    await editor().page.locator('.tab.active[data-resource-name="2021-01-12.md"]').waitFor()
    await editor().waitForStatus(/Ln 5, Col 1\b/)
    await editor().paste('2006.11239')
    await waitUntil(
      'The paper',
      () => editor().savedText('reviews/2021-01-12.md'),
      (text) => text.startsWith('# Papers of 2021-01-12\n\n## Vision\n\n') && text.includes('Denoising'),
    )
    await editor().screenshot('new digest')
    const text = await editor().savedText('reviews/2021-01-12.md')
    assert.ok(text.includes('\n## Language\n'))
    assert.ok(!text.includes('## Rest'))
  })

  test('begins from a template of their own', async () => {
    await editor().runCommand('Research Digest: Edit New Digest Template')
    await editor().page.locator('.tab.active[data-resource-name="digest.template"]').waitFor()
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('\nThat is all.')
    await editor().savedText('digest.template')
    await editor().runCommand('Research Digest: New Digest…')
    await input().waitFor()
    await input().fill('2021-01-19')
    await editor().press('Enter')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Vision' }).waitFor()
    await editor().press('Escape')
    await editor().runCommand('Research Digest: New Digest…')
    await input().fill('2021-01-19')
    await editor().press('Enter')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Vision' }).waitFor()
    await editor().page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click()
    await editor().page.locator('.tab.active[data-resource-name="2021-01-19.md"]').waitFor()
    await editor().screenshot('new digest, template')
    const text = await editor().savedText('reviews/2021-01-19.md')
    assert.match(
      text,
      /^---\ndigest: true\ndate: 2021-01-19\ntags: \[\]\n---\n\n# Papers of 2021-01-19\n\n## Vision\n[\s\S]*That is all\.$/,
    )
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
