import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { buildPageAssets } from '../../scripts/support/buildPageAssets.ts'
import { docsSite } from '../../scripts/support/docsSite.ts'
import { launchChromium } from '../../scripts/vscode/chromium.ts'
import { readPageAssets } from '../../src/files/exportFolder.ts'
import { accessibilityProblems, keepPicture, sidewaysScroll } from './support/exportedPages.ts'

suite('the site of the guides, in a browser', () => {
  let folder = ''
  let browser: Browser
  let page: Page
  const show = (name: string) => page.goto(pathToFileURL(path.join(folder, name)).href)

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-guides-'))
    await buildPageAssets(path.join(folder, 'built'))
    for (const { path: name, content } of docsSite(await readPageAssets(path.join(folder, 'built')))) {
      const file = path.join(folder, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, content)
    }
    browser = await launchChromium()
    page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
  })
  suiteTeardown(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const rule = 'docs/rules/title-mismatch'
  for (const name of ['index', 'ko', 'docs/features', 'docs/reference', rule, `${rule}.ko`]) {
    test(`is readable for everybody, on a phone, too: ${name}`, async () => {
      await page.setViewportSize({ width: 1100, height: 800 })
      await show(`${name}.html`)
      assert.deepEqual(await accessibilityProblems(page), [])
      await keepPicture(page, `guides ${name.replaceAll('/', ' ')}`)
      await page.setViewportSize({ width: 360, height: 700 })
      assert.equal(await sidewaysScroll(page), 0)
    })
  }

  test('finds a section by its words, and leads to it', async () => {
    await page.setViewportSize({ width: 1100, height: 800 })
    await show('index.html')
    await page.getByRole('searchbox').fill('pre-commit hooks')
    await page.locator('[role="status"]:not(:empty)').waitFor()
    await keepPicture(page, 'guides search')
    await page.locator('.found a.title').first().click()
    await page.waitForURL(/docs\/ci\.html|changelog\.html/)
  })
})
