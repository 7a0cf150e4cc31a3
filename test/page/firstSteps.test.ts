import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { projectRoot } from '../../scripts/support/project.ts'
import { partProblems } from './support/accessibility.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const steps = ['open', 'complete', 'paste', 'preview', 'export']

suite('a newcomer', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files: { 'notes.txt': 'Nothing yet.\n' }, settings: local().settings }))
  const input = () => editor().page.locator('.quick-input-widget input[type="text"]')
  const step = (id: string) =>
    editor().page.locator(`.getting-started-step[data-step-id$="#firstDigest#${id}"]`)
  const view = (name: string) => {
    const header = editor().page.locator(`.pane-header[aria-label="${name} Section"]`)
    return editor().page.locator('.pane', { has: header })
  }
  /** The rows of a view, once one of them contains the text. */
  const rows = (name: string, containing: string) =>
    waitUntil(
      `"${containing}" in ${name}`,
      () => view(name).locator('.monaco-list-row').allInnerTexts(),
      (texts) => texts.some((text) => text.includes(containing)),
    )

  async function openWalkthrough(): Promise<void> {
    await editor().runCommand('Welcome: Open Walkthrough...')
    const list = editor().page.locator('.quick-input-list .monaco-list-row')
    await list.getByText('Write Your First Research Digest', { exact: true }).first().click()
    await step('open').waitFor()
  }

  test('finds five steps with pictures', async () => {
    await editor().press('Control+B')
    await openWalkthrough()
    for (const id of steps) {
      await step(id).click()
      const picture = await readFile(path.join(projectRoot, 'images', `walkthrough-${id}.svg`), 'utf8')
      const [, title = ''] = /<title id="title">([^<]+)/.exec(picture) ?? []
      await editor().webview(`svg:has(title:text-is("${title}"))`)
      await editor().screenshot(`first steps, ${id}`)
    }
  })

  // In the walkthrough they are pages without scripts, in which axe does not run.
  test('has pictures there that screen readers can tell', async () => {
    const page = await editor().page.context().newPage()
    for (const file of await readdir(path.join(projectRoot, 'images'))) {
      if (!file.startsWith('walkthrough-')) continue
      await page.setContent(await readFile(path.join(projectRoot, 'images', file), 'utf8'))
      assert.deepEqual(await partProblems(page, 'svg'), [], file)
    }
    await page.close()
  })

  test('is welcomed by empty views', async () => {
    await editor().runCommand('View: Show Research Digest')
    await view('Digests').getByRole('button', { name: 'Open Sample Digest' }).waitFor()
    await view('Papers').getByText('The papers that your digests cover are listed here.').waitFor()
    await view('Tags').getByText('The tags of your digests').waitFor()
    await editor().screenshot('first steps, empty views')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
  })

  test('opens the sample, completes and pastes papers', async () => {
    await view('Digests').getByRole('button', { name: 'Open Sample Digest' }).click()
    await editor().page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor()
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('\n1412.6980')
    await editor().acceptSuggestion('Adam')
    await editor().type('Small steps.\n\n')
    await editor().paste('https://arxiv.org/abs/1810.04805')
    await waitUntil(
      'The pasted entry',
      () => editor().page.locator('.editor-instance .view-lines').innerText(),
      (text) => text.replaceAll('\u00a0', ' ').includes('BERT: Pre-training'),
    )
    await editor().screenshot('first steps, sample')
  })

  test('previews and exports it', async () => {
    await editor().press('Control+K')
    await editor().press('v')
    await editor().webview('article.entry')
    await editor().screenshot('first steps, previewed')
    await editor().focusEditor()
    await editor().runCommand('Research Digest: Export Digest…')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Web page' }).waitFor()
    await editor().press('Escape')
  })

  test('has done all steps of the walkthrough', async () => {
    await openWalkthrough()
    await waitUntil(
      'Five steps that are done',
      () => editor().page.locator('.getting-started-step .codicon-getting-started-step-checked').count(),
      (count) => count >= steps.length,
    )
    await editor().screenshot('first steps, done')
  })

  test('finds the digest in the views once it is saved in the folder', async () => {
    await editor().page.locator('.tab[data-resource-name^="Untitled"]').click()
    await editor().focusEditor()
    await editor().press('Control+S')
    // Its own proposal would take the place of what is typed before.
    await waitUntil(
      'The proposed name',
      () => input().inputValue(),
      (name) => name.endsWith('.digest'),
    )
    await input().fill(path.join(editor().folder, '2020-11-30.digest'))
    await editor().press('Enter')
    await editor().page.locator('.tab.active[data-resource-name="2020-11-30.digest"]').waitFor()
    await rows('Digests', '2020-11-30')
    await rows('Papers', 'Very Deep VAEs')
    await rows('Tags', '#review')
    assert.match(await readFile(path.join(editor().folder, '2020-11-30.digest'), 'utf8'), /Small steps\./)
    await editor().screenshot('first steps, views')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
  })

  test('comes to the line of an entry by a click', async () => {
    await view('Papers').locator('.monaco-list-row', { hasText: 'Dual Contradistinctive' }).click()
    await editor().waitForStatus(/Ln 6, Col /)
    await editor().screenshot('first steps, at an entry')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
