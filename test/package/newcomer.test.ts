import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageExtension } from '../../scripts/support/packageExtension.ts'
import { artefactsFolder, projectRoot } from '../../scripts/support/project.ts'
import { choose } from '../page/support/finding.ts'
import { useEditor } from '../page/support/useEditor.ts'
import { useLocalArxiv } from '../page/support/useLocalArxiv.ts'
import { waitUntil } from '../page/support/waitUntil.ts'

/** All steps together: the promise of the walkthrough is a page in a few minutes. */
const mostMs = 180_000
const papers = ['1412.6980', '1810.04805', '1312.6114'].map((id) => `https://arxiv.org/abs/${id}`)
const titles = ['Adam: A Method', 'BERT: Pre-training', 'Auto-Encoding Variational Bayes']

suite('a newcomer with nothing but the package', () => {
  const vsix = { folder: '', file: '' }
  suiteSetup(async () => {
    vsix.folder = await mkdtemp(path.join(tmpdir(), 'research-digest-newcomer-'))
    vsix.file = path.join(vsix.folder, 'newcomer.vsix')
    await packageExtension(vsix.file)
  })
  suiteTeardown(() => rm(vsix.folder, { recursive: true, force: true }))

  for (const [language, texts, bundle] of [
    ['en', 'package.nls.json', 'l10n/bundle.l10n.json'],
    ['ko', 'package.nls.ko.json', 'l10n/bundle.l10n.ko.json'],
  ] as const) {
    suite(`in ${language}`, () => {
      const read: Readonly<Record<string, string>> = { ...readJson(texts), ...readJson(bundle) }
      const text = (key: string) => read[key] ?? assert.fail(key)
      const local = useLocalArxiv()
      const editor = useEditor(() => ({ files: {}, vsix: vsix.file, language, settings: local().settings }))

      const rows = () => editor().page.locator('.quick-input-list .monaco-list-row')
      const screenshot = (step: string) => editor().screenshot(`newcomer in ${language}, ${step}`)

      test('comes from the walkthrough to an exported page of three papers in less than three minutes', async () => {
        const start = Date.now()
        await editor().runCommand('Welcome: Open Walkthrough...')
        await rows().getByText(text('walkthrough.title'), { exact: true }).first().click()
        const open = editor().page.getByRole('button', { name: text('command.openSampleDigest') })
        await open.waitFor()
        await screenshot('walkthrough')
        await open.click()
        await editor().page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor()
        await editor().focusEditor()
        await editor().goToEnd()
        await editor().type('\n')
        await editor().paste(papers.join('\n'))
        await waitUntil(
          'The pasted entries',
          () => editor().page.locator('.editor-instance .view-lines').first().innerText(),
          (all) => titles.every((title) => all.replaceAll('\u00a0', ' ').includes(title)),
        )
        await screenshot('pasted')
        await editor().runCommand(`Research Digest: ${text('command.openPreviewToSide')}`)
        const preview = await editor().webview('article.entry')
        await waitUntil(
          'The pasted papers at the end of the preview',
          () => preview.evaluate<readonly string[]>(entriesAtEnd),
          (shown) => titles.every((title) => shown.some((entry) => entry.includes(title))),
        )
        await screenshot('previewed')
        const page = path.join(editor().folder, 'page.html')
        await editor().focusEditor()
        await editor().runCommand(`Research Digest: ${text('command.exportDigest')}`)
        await choose(editor(), text('Web page'))
        const input = editor().page.locator('.quick-input-widget input[type="text"]')
        await waitUntil(
          'The proposed name',
          () => input.inputValue(),
          (value) => value.endsWith('Untitled-1.html'),
        )
        await input.fill(page)
        await editor().press('Enter')
        const html = await waitUntil('The page', () => readFile(page, 'utf8').catch(() => ''))
        for (const title of titles) assert.ok(html.includes(title), title)
        const said = text('The digest was exported to {0}.').replace('{0}', 'page.html')
        await editor().page.locator('.notification-toast').getByText(said).waitFor()
        await screenshot('exported')
        assert.ok(Date.now() - start < mostMs, `${Date.now() - start} ms`)
        await keepPage(page, `newcomer in ${language}, page`)
      })

      /** A picture of an exported page as its readers see it. */
      async function keepPage(file: string, name: string): Promise<void> {
        const reader = await editor().page.context().newPage()
        await reader.goto(pathToFileURL(file).href)
        await reader.screenshot({ path: path.join(artefactsFolder, `${name}.png`), fullPage: true })
        await reader.close()
      }
    })
  }
})

/** Run inside the preview: scrolls to its end; the texts of the entries that begin in sight there. */
const entriesAtEnd = `scrollTo(0, document.body.scrollHeight);
[...document.querySelectorAll('article.entry')].filter((entry) => {
  const { top } = entry.getBoundingClientRect()
  return 0 <= top && top < innerHeight
}).map((entry) => entry.textContent)`

function readJson(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'))
}
