import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { projectRoot } from '../../scripts/support/project.ts'
import { parseDigest } from '../../src/core/digest/session.ts'
import { publicDigest } from '../../src/core/export/exportDigests.ts'
import type { DigestWithPapers } from '../../src/core/export/exportFormat.ts'
import { standInFacts } from '../helpers/standInFacts.ts'
import { ExportedPages } from './support/exportedPages.ts'
import { assertLooksLike } from './support/pictures.ts'

const desktop: BrowserContextOptions = { viewport: { width: 900, height: 700 } }
const wide: BrowserContextOptions = { viewport: { width: 1280, height: 700 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 700 } }
const night: BrowserContextOptions = { ...desktop, colorScheme: 'dark' }

suite('what is published', () => {
  let pages: ExportedPages
  let index = ''
  let [english, korean] = ['', '']
  let mail = ''
  suiteSetup(async () => {
    pages = await ExportedPages.open()
    const samples = ['2020-11-generative-models.digest', '2021-01-한국어.md', '2021-02-headings.md'].map(
      sample,
    )
    await pages.write('site', samples)
    index = 'site/index.html'
    english = (await pages.write('html', samples.slice(0, 1)))[0] ?? ''
    korean = (await pages.write('html', samples.slice(1, 2), 'korean'))[0] ?? ''
    mail = (await pages.write('email', samples.slice(0, 1)))[0] ?? ''
  })
  suiteTeardown(() => pages?.close())

  for (const [name, file, options] of [
    ['site-index', () => index, desktop],
    ['site-index-phone', () => index, phone],
    ['site-tag', () => 'site/tags/review.html', desktop],
    ['page', () => english, wide],
    ['page-night', () => english, { ...wide, colorScheme: 'dark' }],
    ['page-phone', () => english, phone],
    ['page-korean', () => korean, desktop],
    ['page-korean-phone', () => korean, phone],
    ['mail', () => mail, desktop],
    ['mail-phone', () => mail, phone],
    ['mail-night', () => mail, night],
  ] as const) {
    test(`looks as it was found right: ${name}`, async () => {
      const { page, show } = await pages.newPage(options)
      await show(file())
      await assertLooksLike(name, page)
    })
  }

  test('looks as it was found right: page-paper', async () => {
    // The width of A4 without its margins.
    const { page, show } = await pages.newPage({ viewport: { width: 665, height: 970 } })
    await show(english)
    await page.emulateMedia({ media: 'print' })
    await assertLooksLike('page-paper', page)
  })

  for (const [name, words] of [
    ['site-search', 'models'],
    ['site-nothing-found', 'nothing like this'],
  ] as const) {
    test(`looks as it was found right: ${name}`, async () => {
      const { page, show } = await pages.newPage({ viewport: { width: 900, height: 500 } })
      await show(index)
      await page.getByRole('searchbox').fill(words)
      await page.locator('[role="status"]:not(:empty)').waitFor()
      // A blinking cursor would be in some of the pictures.
      await page.getByRole('searchbox').blur()
      await assertLooksLike(name, page)
    })
  }
})

function sample(name: string): DigestWithPapers {
  const text = readFileSync(path.join(projectRoot, 'sample', name), 'utf8')
  return { digest: publicDigest(parseDigest(text)), papers: standInFacts, path: name, changedAt: undefined }
}
