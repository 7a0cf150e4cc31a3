import assert from 'node:assert/strict'
import { showInMarkdownEditor } from './support/finding.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const sections = `# Week 2

## Now

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.

## Later

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
`
const week = `# Week 1

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence, unlike arXiv:2413.00001.
- https://arxiv.org/abs/1412.6980
`

/** What VS Code's Markdown Editor lets extensions do: it is a page of its own, and asks no provider. */
suite('a person who writes in the Markdown Editor', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: { 'week.md': week, 'sections.md': sections },
    settings: local().settings,
  }))
  const page = () => editor().webview('li')

  suiteSetup(async function () {
    await editor().openFile('week.md')
    if (!(await showInMarkdownEditor(editor()))) this.skip()
    await (await page()).locator('.md-readonly-toggle').click()
  })

  test('is offered nothing while typing, pasting and pointing, for that editor asks no extension', async () => {
    await (await page()).getByText('https://arxiv.org/abs/1412.6980').click()
    await editor().press('End')
    await typeSlowly('\n')
    await typeSlowly('arXiv:2011.10650')
    await editor().page.waitForTimeout(3_000)
    assert.equal(await editor().page.locator('.suggest-widget.visible').count(), 0)
    await typeSlowly('\n')
    await editor().paste('https://arxiv.org/abs/2006.11239')
    await (await page()).getByText('Attention Is All').hover()
    await editor().page.waitForTimeout(2_000)
    assert.equal(await editor().page.locator('.monaco-hover:not(.hidden)').count(), 0)
    await editor().screenshot('Markdown Editor, typing')
  })

  test('reads what is wrong in the panel of problems', async () => {
    await editor().runCommand('View: Focus Problems')
    await editor().page.locator('.markers-panel .monaco-list-row', { hasText: 'week.md' }).waitFor()
    await editor().screenshot('Markdown Editor with problems')
  })

  test('completes what was typed and pasted by a command, in one step', async () => {
    await editor().runCommand('Research Digest: Complete into Entries')
    const titles = ['Adam: A Method', 'Very Deep VAEs', 'Denoising Diffusion']
    await shows((text) => titles.every((title) => text.includes(title)))
    await editor().screenshot('Markdown Editor, completed')
  })

  test('arranges what is chosen in a list, for that editor does not tell where the cursor is', async () => {
    const order = (...titles: readonly string[]) => shows((text) => isInOrder(text, titles))
    await order('Deep Residual', 'Attention Is', 'Adam: A')
    await editor().runCommand('Research Digest: Move Entry Down')
    await editor().screenshot('Markdown Editor, choosing an entry')
    await choose('Deep Residual')
    await order('Attention Is', 'Deep Residual', 'Adam: A')
    await editor().runCommand('Research Digest: Move Entry Up')
    await choose('Adam: A')
    await order('Attention Is', 'Adam: A', 'Deep Residual')
    await editor().runCommand('Research Digest: Sort Section…')
    await choose('By title')
    await order('Adam: A', 'Attention Is', 'Deep Residual')
    await editor().runCommand('Research Digest: Turn Entry into Mention')
    await choose('Deep Residual')
    await shows((text) => /no recurrence[\s\S]*Deep Residual/.test(text))
  })

  test('copies what is chosen in a list', async () => {
    await editor().runCommand('Research Digest: Copy Paper Link')
    await choose('Adam: A')
    const copied = () => editor().page.evaluate('navigator.clipboard.readText()')
    await waitUntil('The link', copied, (text) => text === 'https://arxiv.org/abs/1412.6980')
  })

  test('is told which editor has what needs the cursor', async () => {
    await editor().runCommand('Research Digest: Read Entries Like This')
    await waitUntil(
      'The message',
      () => editor().notifications(),
      (all) => all.some((each) => each.includes('This editor does not tell extensions where the cursor is.')),
    )
  })

  test('sees it in the preview beside', async () => {
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry')
    await preview.locator('article.entry').nth(3).waitFor()
    await editor().screenshot('Markdown Editor with preview')
  })

  test('inserts a paper into a section, or at the end, for nobody knows the cursor', async () => {
    await editor().runCommand('File: Save All Files')
    await editor().runCommand('View: Close All Editors')
    await editor().openFile('sections.md')
    await showInMarkdownEditor(editor())
    await shows((text) => text.includes('Later'))
    await editor().runCommand('Research Digest: Insert Paper…')
    await editor().page.getByPlaceholder('Title words').waitFor()
    await editor().paste('2011.10650')
    await row('Very Deep VAEs').waitFor()
    await editor().page.getByRole('button', { name: 'Choose Section…' }).click()
    await row('At the end').waitFor()
    await editor().screenshot('Markdown Editor, choosing a section')
    await choose('Now')
    await editor().page.getByText('Insert into: Now').waitFor()
    await choose('Very Deep VAEs')
    await shows((text) => isInOrder(text, ['no recurrence', 'Very Deep VAEs', 'Later', 'skips']))
  })

  test('drops an address, of which that editor makes nothing', async () => {
    const before = await (await page()).locator('body').innerText()
    const box = await (await page()).getByText('skips').boundingBox()
    if (!box) throw new Error('There is nothing to drop at.')
    const point = { x: box.x + box.width - 4, y: box.y + box.height / 2 }
    await editor().dropAddressAt(point, 'https://arxiv.org/abs/2006.11239')
    await editor().page.waitForTimeout(3_000)
    await editor().screenshot('Markdown Editor, dropped')
    assert.equal(await (await page()).locator('body').innerText(), before)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })

  /** That editor loses keys that come before it has answered the last one. */
  async function typeSlowly(text: string): Promise<void> {
    await editor().page.keyboard.type(text, { delay: 150 })
    await editor().page.waitForTimeout(500)
  }

  const row = (words: string) =>
    editor().page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first()

  async function choose(words: string): Promise<void> {
    await row(words).click()
  }

  function isInOrder(text: string, titles: readonly string[]): boolean {
    const places = titles.map((title) => text.indexOf(title))
    return places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))
  }

  async function shows(isRight: (text: string) => boolean): Promise<void> {
    await waitUntil('The text', async () => (await page()).locator('body').innerText(), isRight)
  }
})
