import assert from 'node:assert/strict'
import { showInMarkdownEditor } from './support/finding.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const entry = `Attention Is All You Need
https://arxiv.org/abs/1706.03762v1
No recurrence at all, and none is missed: what the words have to do with each other is looked up at once, however far apart they stand in the text that is read or written.
`
const seed = `The papers below are well known.

${entry}
Deep Residual Learning for Image Recognition (CVPR 2016)
https://arxiv.org/abs/1512.03385
Deep, as in https://arxiv.org/abs/1412.6980 and arXiv:2006.11239.

#review
`
const list = `# Week 3

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence. #review
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
`

suite('a person who looks at digests', () => {
  const local = useLocalArxiv()
  const files = {
    'seed.txt': seed,
    'list.md': list,
    'seed.digest': seed,
    'notes.md': '# Notes\n\nOnly words.\n',
    'log.txt': `${'word '.repeat(80)}\n`,
  }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const weightOf = (words: string) =>
    editor()
      .page.locator('.view-line span[class^="mtk"]', { hasText: words })
      .first()
      .evaluate((element) => String(Reflect.get(globalThis, 'getComputedStyle')(element).fontWeight))
  const previewButton = () => editor().page.locator('.editor-actions .codicon-book')
  const menu = () => editor().page.locator('.monaco-menu')
  const rows = () => editor().page.locator('.editor-instance .view-lines .view-line').count()

  for (const file of ['seed.txt', 'seed.digest', 'list.md']) {
    for (const theme of ['Light Modern', 'Dark Modern', 'Light High Contrast', 'Dark High Contrast']) {
      test(`tells a title from what is said of it: ${file}, ${theme}`, async () => {
        await editor().openFile(file)
        await editor().chooseTheme(theme)
        await waitUntil(
          'A title in bold',
          () => weightOf('Attention'),
          (weight) => weight === '700',
        )
        assert.notEqual(await weightOf('recurrence'), '700')
        await editor().screenshot(`colours of ${file}, ${theme}`)
      })
    }
  }

  test('sees long lines of a plain-text digest wrapped, and those of other text not', async () => {
    await editor().openFile('log.txt')
    assert.equal(await rows(), 2)
    await editor().openFile('seed.txt')
    const lines = seed.split('\n').length
    await waitUntil('Wrapped lines', rows, (count) => count > lines)
  })

  test('sees lenses only where they say something, and whole hints', async () => {
    await editor().openFile('seed.txt')
    await editor()
      .page.locator('.codelens-decoration', { hasText: /Version.7.is.out/ })
      .first()
      .waitFor()
    const lenses = await editor().page.locator('.codelens-decoration').allInnerTexts()
    assert.ok(
      lenses.every((each) => !each.includes('PDF')),
      lenses.join(),
    )
    await editor()
      .page.locator('.view-line', { hasText: /2014|2020/ })
      .first()
      .waitFor()
    await editor().screenshot('lenses and hints')
  })

  test('finds the button of the preview above each digest and above no other text', async () => {
    for (const file of ['list.md', 'seed.txt']) {
      await editor().openFile(file)
      await previewButton().waitFor()
    }
    await editor().screenshot('button of the preview')
    await editor().openFile('notes.md')
    await previewButton().waitFor({ state: 'detached' })
  })

  test('finds our actions in the menu of the text', async () => {
    await editor().openFile('list.md')
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
      .page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'seed.txt' })
      .click({ button: 'right' })
    await menu().getByText('Research Digest').hover()
    await menu().getByText('Open Preview').hover()
    await editor().press('Enter')
    await editor().page.locator('.tab', { hasText: 'Review of seed.txt' }).waitFor()
  })

  test('has preview, commands and Insert Paper in the Markdown Editor', async function () {
    await editor().openFile('list.md')
    if (!(await showInMarkdownEditor(editor()))) this.skip()
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
    await editor().page.locator('.tab', { hasText: 'Review of list.md' }).waitFor()
    await editor().screenshot('Markdown Editor with the preview')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})
