import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../scripts/support/project.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const texts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path.join(projectRoot, 'package.nls.ko.json'), 'utf8'),
)
const said: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path.join(projectRoot, 'l10n/bundle.l10n.ko.json'), 'utf8'),
)
const text = (key: string) => texts[key] ?? assert.fail(key)
const steps = ['open', 'complete', 'paste', 'preview', 'export']
const command = (key: string) => `Research Digest: ${text(key)}`

suite('a newcomer who reads Korean', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: { 'notes.txt': 'Nothing yet.\n' },
    settings: local().settings,
    language: 'ko',
  }))
  const step = (id: string) =>
    editor().page.locator(`.getting-started-step[data-step-id$="#firstDigest#${id}"]`)

  test('finds the walkthrough in Korean, with its pictures', async () => {
    await editor().press('Control+B')
    await editor().runCommand('Welcome: Open Walkthrough...')
    const list = editor().page.locator('.quick-input-list .monaco-list-row')
    await list.getByText(text('walkthrough.title'), { exact: true }).first().click()
    for (const id of steps) {
      await step(id)
        .getByText(text(`walkthrough.${id}.title`), { exact: true })
        .waitFor()
      await step(id).click()
      const picture = readFileSync(path.join(projectRoot, 'images', `walkthrough-${id}.ko.svg`), 'utf8')
      const [, title = ''] = /<title id="title">([^<]+)/.exec(picture) ?? []
      await editor().webview(`svg:has(title:text-is("${title}"))`)
      await editor().screenshot(`first steps in Korean, ${id}`)
    }
  })

  test('is welcomed by empty views', async () => {
    await editor().runCommand('View: Show Research Digest')
    const button = editor().page.getByRole('button', { name: text('command.openSampleDigest') })
    await button.waitFor()
    assert.ok(await button.evaluate((element) => element.scrollWidth <= element.clientWidth))
    for (const id of ['papers', 'tags'])
      await editor()
        .page.getByText(text(`welcome.${id}`))
        .waitFor()
    await editor().screenshot('first steps in Korean, empty views')
  })

  test('opens the sample, completes and pastes papers', async () => {
    await editor()
      .page.getByRole('button', { name: text('command.openSampleDigest') })
      .first()
      .click()
    await editor().page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor()
    await editor()
      .page.locator('.editor-instance .view-line', { hasText: '먼저 읽을 논문들입니다.' })
      .waitFor()
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('\n1412.6980')
    await editor().acceptSuggestion('Adam')
    await editor().type('여전히 모두가 쓴다.\n\n')
    await editor().paste('https://arxiv.org/abs/1810.04805')
    await waitUntil(
      'The pasted entry',
      () => editor().page.locator('.editor-instance .view-lines').innerText(),
      (all) => all.replaceAll('\u00a0', ' ').includes('BERT: Pre-training'),
    )
    await editor().screenshot('first steps in Korean, sample')
  })

  test('reads in Korean what is wrong', async () => {
    await editor().type('\n\n오타\nhttps://arxiv.org/abs/2113.00001\n읽어 볼 것.\n')
    const expected = Object.entries(said).find(([english]) =>
      english.includes('cannot be an arXiv identifier'),
    )
    const [words = ''] = /[가-힣 ]{6,}/.exec(expected?.[1] ?? '') ?? []
    assert.ok(words)
    await editor().problems((rows) => rows.some((row) => row.includes(words.trim())))
    await editor().screenshot('first steps in Korean, problems')
  })

  test('reads in Korean what a rule is about', async () => {
    await editor().page.locator('.markers-panel a', { hasText: 'malformed-arxiv-id' }).first().click()
    await editor().page.locator('.tab.active[data-resource-name="malformed-arxiv-id.ko.md"]').waitFor()
    await editor().page.locator('.editor-instance .view-line', { hasText: '심각도' }).waitFor()
    await editor().screenshot('first steps in Korean, rule')
    await editor().focusEditor()
    await editor().runCommand('View: Close Editor')
  })

  test('previews and exports it', async () => {
    await editor().runCommand(command('command.openPreviewToSide'))
    const preview = await editor().webview('article.entry')
    assert.match(await preview.locator('body').innerText(), /[가-힣]/)
    await editor().screenshot('first steps in Korean, previewed')
    await editor().focusEditor()
    await editor().runCommand(command('command.exportDigest'))
    const rows = editor().page.locator('.quick-input-list .monaco-list-row')
    await rows.filter({ hasText: '웹 페이지' }).waitFor()
    await editor().screenshot('first steps in Korean, export')
    await editor().press('Escape')
  })

  test('meets no error', async () => {
    // VS Code's own extensions look for their Korean texts in the gallery.
    const ofOthers = /No bundle location found for extension vscode\.|No extension gallery service configured/
    assert.deepEqual(
      (await editor().errors()).filter((error) => !ofOthers.test(error)),
      [],
    )
  })
})
