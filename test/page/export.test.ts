import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../scripts/support/project.ts'
import { parseDigest } from '../../src/core/digest/session.ts'
import { publicDigest } from '../../src/core/export/exportDigests.ts'
import type { DigestWithPapers } from '../../src/core/export/exportFormat.ts'
import { exportedDigest, goldenDigests } from '../helpers/exportedDigests.ts'
import { hostileDigests } from '../helpers/hostileDigests.ts'
import { paper } from '../helpers/papers.ts'
import { standInFacts } from '../helpers/standInFacts.ts'
import { inventedPapers } from '../localArxiv/standInPapers.ts'
import { accessibilityProblems, ExportedPages, keepPicture, sidewaysScroll } from './support/exportedPages.ts'

const samples = ['2020-11-generative-models.digest', '2021-01-한국어.md', '2021-02-headings.md'].map(sample)
const digests = [...goldenDigests.values(), ...samples]

/** What is said in scripts that are laid out otherwise, by the language. */
const otherScripts: Readonly<Record<string, string>> = {
  he: 'התוצאה המעניינת היא שמספיק לחתוך את התמונה לחלקים (16x16) ולהכניס אותם כמו מילים.',
  ar: 'النتيجة المثيرة للاهتمام هي أن تقطيع الصورة إلى أجزاء يكفي (16x16) تماما.',
  ja: '画像を小片に切り、単語のように入れるだけで十分だという結果。ただしデータは大量に要る。',
  zh: '把图像切成小块，像单词一样输入就足够了。不过需要非常多的数据。',
}

function inScript(said: string): DigestWithPapers {
  const entry = `An Image is Worth 16x16 Words\nhttps://arxiv.org/abs/2010.11929\n${said}\n\n- ${said}\n\n> ${said}\n`
  const text = `# ${said.slice(0, 20)}\n\n${said}\n\n## ${said.slice(0, 12)}\n\n${entry}\n## ${said.slice(12, 24)}\n\n${entry}\n#review\n`
  return {
    digest: publicDigest(parseDigest(text)),
    papers: standInFacts,
    path: 'digest.md',
    changedAt: undefined,
  }
}

/** Run inside the page: facts on papers of which a part is out of sight. */
const cutFacts = `[...document.querySelectorAll('.byline, .byline *')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflow !== 'visible')
  .map((each) => each.textContent)`

/** Run inside the page: Korean words, with their tag's sign, that begin on one line and end on another. */
const brokenWords = `(() => {
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const word of text.data.matchAll(/#?[가-힣]{2,}/g)) {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word[0])
    }
  return found
})()`

/** Hundreds of pages take a while on a busy machine. */
const longMs = 600_000

suite('an exported page, opened from the disk,', () => {
  let pages: ExportedPages

  suiteSetup(async () => {
    pages = await ExportedPages.open()
  })
  suiteTeardown(() => pages?.close())

  for (const format of ['html', 'email']) {
    test(`asks for nothing, says nothing in the console, is accessible and fits a narrow window: ${format}`, async () => {
      const { page, incidents, show } = await pages.newPage()
      for (const file of await pages.write(format, digests)) {
        const name = file.replaceAll('/', ' ')
        await page.setViewportSize({ width: 1000, height: 800 })
        await show(file)
        assert.deepEqual(await accessibilityProblems(page), [], file)
        await keepPicture(page, `export ${name}`)
        await page.setViewportSize({ width: 360, height: 740 })
        assert.equal(await sidewaysScroll(page), 0, file)
        assert.deepEqual(await page.evaluate(cutFacts), [], file)
        await keepPicture(page, `export ${name} narrow`)
      }
      assert.deepEqual(incidents, [])
    })
  }

  test('has headings in order, sets its formulas and is reached by the keyboard', async () => {
    const { page, show } = await pages.newPage()
    const [file = ''] = await pages.write('html', digests)
    await show(file)
    const levels: number[] = await page.evaluate(
      "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.tagName[1]))",
    )
    assert.equal(levels[0], 1)
    for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1)
    assert.ok(await page.evaluate("document.fonts.check('16px KaTeX_Math')"))
    const reachable = await page.locator('a[href], summary, [tabindex="0"]').count()
    assert.equal(await tabStops(page), reachable)
  })

  test('has enough contrast in the dark, and leaves out on paper what is for the screen', async () => {
    const { page, show } = await pages.newPage({ colorScheme: 'dark' })
    const [file = ''] = await pages.write('html', digests)
    await show(file)
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepPicture(page, 'export dark')
    const [mail = ''] = await pages.write('email', digests)
    await pages.write('site', digests, 'dark site')
    for (const other of [
      mail,
      'dark site/index.html',
      'dark site/tags/review.html',
      'dark site/subjects/cs.CV.html',
    ]) {
      await show(other)
      assert.deepEqual(await accessibilityProblems(page), [], other)
      await keepPicture(page, `dark ${other.replaceAll('/', ' ')}`)
    }
    await show('dark site/index.html')
    await page.getByRole('searchbox').fill('models')
    await page.locator('[role="status"]:not(:empty)').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [], 'search')
    await show(file)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.contents').isVisible(), false)
    assert.equal(await page.locator('.commentary').first().isVisible(), true)
    await keepPicture(page, 'export print')
  })

  test('shows an opinion early, little besides, and three sheets at most', async () => {
    const { page, show } = await pages.newPage({ viewport: { width: 1280, height: 900 } })
    const [file = ''] = await pages.write('html', samples.slice(0, 1), 'seed')
    await show(file)
    const heights: number[] = await page.evaluate(
      "[...document.querySelectorAll('.entry')].map((entry) => entry.getBoundingClientRect().height)",
    )
    assert.equal(heights.length, 10)
    const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length
    assert.ok(mean <= 200, `an entry is ${mean} px high`)
    const lefts: number[] = await page.evaluate(
      "[...document.querySelectorAll('h1, h2, h3, .prose, .commentary, .foot')].map((each) => each.getBoundingClientRect().left)",
    )
    assert.equal(new Set(lefts).size, 1, 'all that is said begins at one edge')
    const first = await page.locator('.commentary').first().boundingBox()
    assert.ok(first && first.y <= 360, `the first opinion is ${first?.y} px from the top`)
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
    assert.ok(sheets && sheets.length <= 3, `${sheets?.length} sheets`)
  })

  test('has on paper no gaps where marks and grounds are left out, and nothing that wants to be opened', async () => {
    const { page, show } = await pages.newPage({ viewport: { width: 690, height: 900 } })
    const [file = ''] = await pages.write('html', [...goldenDigests.values()].slice(0, 1), 'paper')
    await show(file)
    await page.emulateMedia({ media: 'print' })
    const starts: number[] =
      await page.evaluate(`[...document.querySelectorAll('.byline:has(.state)')].flatMap((line) =>
      [...line.children].map((each) => {
        const words = document.createRange()
        words.selectNodeContents(each)
        return Math.round(words.getBoundingClientRect().left)
      }).slice(0, 2))`)
    assert.equal(new Set(starts).size, 1, starts.join(', '))
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('pre')).paddingLeft"), '0px')
    await pages.write('site', digests, 'paper site')
    await show('paper site/index.html')
    assert.equal(await page.locator('.older .rows').first().isVisible(), true)
  })

  test('breaks no Korean word, on a page of another language either', async () => {
    const { page, show } = await pages.newPage({ viewport: { width: 360, height: 740 } })
    await pages.write('site', samples, 'mixed site')
    const [mail = ''] = await pages.write('email', samples.slice(1, 2), 'mixed mail')
    for (const file of ['mixed site/subjects/cs.CV.html', 'mixed site/digests/2021-01-한국어.html', mail]) {
      await show(file)
      assert.deepEqual(await page.evaluate(brokenWords), [], file)
    }
  })

  test('fits any window whatever the length of its words, and opens an abstract without moving its foot', async () => {
    const long = 'w'.repeat(180)
    const text = `# ${long}\n\n## ${long}\n\n${long}\nhttps://arxiv.org/abs/2401.00001\n${long} \`${long}\`\n`
    const { page, show } = await pages.newPage()
    const [file = ''] = await pages.write(
      'html',
      [{ ...(samples[0] as DigestWithPapers), digest: publicDigest(parseDigest(text)) }],
      'long',
    )
    for (const width of [320, 420, 560, 700, 920, 1000, 1280, 1400]) {
      await page.setViewportSize({ width, height: 800 })
      await show(file)
      assert.equal(await sidewaysScroll(page), 0, `${width} px`)
    }
    const [seed = ''] = await pages.write('html', samples.slice(0, 1), 'seed')
    await show(seed)
    const placeOfLink = () => page.locator('.foot .id').first().boundingBox()
    const before = await placeOfLink()
    await page.locator('.abstract summary').first().click()
    assert.ok(await page.locator('.abstract p').first().isVisible())
    assert.deepEqual(await placeOfLink(), before)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of [320, 560, 920, 1400]) {
        await page.setViewportSize({ width, height: 800 })
        await keepPicture(page, `review ${colorScheme} ${width}`)
      }
    }
  })

  for (const [language, said] of Object.entries(otherScripts)) {
    test(`is laid out for its script, in a window of any width: ${language}`, async () => {
      const { page, show } = await pages.newPage()
      const isRightToLeft = /^(?:ar|he)$/.test(language)
      for (const format of ['html', 'email', 'site']) {
        const files = await pages.write(format, [inScript(said)], `${language} ${format}`)
        const file = files.find((name) => name.includes('digest')) ?? ''
        await show(file)
        assert.equal(await page.evaluate('document.documentElement.lang'), language)
        assert.equal(
          await page.evaluate("getComputedStyle(document.querySelector('h1')).direction"),
          isRightToLeft ? 'rtl' : 'ltr',
        )
        for (const width of [320, 560, 920, 1400]) {
          await page.setViewportSize({ width, height: 800 })
          assert.equal(await sidewaysScroll(page), 0, `${format}, ${width} px`)
          await keepPicture(page, `script ${language} ${format} ${width}`)
        }
        assert.deepEqual(await accessibilityProblems(page), [], format)
      }
      const startOf = async (selector: string) => {
        const box = await page.locator(selector).first().boundingBox()
        return Math.round((box?.x ?? 0) + (isRightToLeft ? (box?.width ?? 0) : 0))
      }
      // The page of the site is shown last: all that is said begins at one edge, and facts stand on the other side.
      const starts = await Promise.all(['h1', '.prose', '.entry h3', '.commentary', '.foot'].map(startOf))
      assert.equal(new Set(starts).size, 1, starts.join(', '))
      assert.equal((await startOf('.byline')) < (starts[0] ?? 0), isRightToLeft)
    })
  }

  for (const format of ['html', 'email']) {
    test(`shows attacks as text, and nothing of them acts: ${format}`, async function () {
      this.timeout(longMs)
      const { page, incidents, show } = await pages.newPage({ viewport: { width: 360, height: 740 } })
      for (const { attack, exported } of hostileDigests) {
        const [file = ''] = await pages.write(format, [exported], `hostile ${format}`)
        await show(file)
        await requireHarmless(page, attack)
        assert.deepEqual(incidents, [], attack)
        assert.equal(await sidewaysScroll(page), 0, attack)
        // What stands behind the attacks is still there: no element has swallowed it.
        if (!swallows.test(attack)) assert.match(await page.locator('body').innerText(), /The last\./, attack)
      }
    })
  }
})

suite('an exported site, opened from the disk,', () => {
  let pages: ExportedPages
  let files: readonly string[]

  suiteSetup(async () => {
    pages = await ExportedPages.open()
    files = await pages.write('site', digests)
  })
  suiteTeardown(() => pages?.close())

  test('asks for nothing but its own files, is accessible, and no link of it leads nowhere', async () => {
    const { page, incidents, show } = await pages.newPage({ viewport: { width: 360, height: 740 } })
    const known = new Set(files)
    const pageFiles = files.filter((name) => name.endsWith('.html'))
    for (const file of pageFiles) {
      await show(file)
      assert.equal(await sidewaysScroll(page), 0, file)
      for (const href of await ownLinks(page)) {
        const target = path.posix.join(path.posix.dirname(file), decodeURIComponent(href.replace(/#.*$/, '')))
        assert.ok(known.has(target), `${file} leads to ${href}`)
      }
    }
    for (const file of [
      'site/index.html',
      'site/tags/index.html',
      'site/tags/review.html',
      'site/subjects/index.html',
      'site/subjects/cs.CV.html',
      'site/authors/index.html',
      'site/insights.html',
      pageFiles.at(-1) ?? '',
    ]) {
      await show(file)
      assert.deepEqual(await accessibilityProblems(page), [], file)
      await keepPicture(page, `export ${file.replaceAll('/', ' ')} narrow`)
    }
    assert.deepEqual(incidents, [])
  })

  test('draws a year so that it is read by day, by night and on paper', async () => {
    const looks = [
      { name: 'day', colorScheme: 'light', media: 'screen' },
      { name: 'night', colorScheme: 'dark', media: 'screen' },
      { name: 'paper', colorScheme: 'dark', media: 'print' },
    ] as const
    for (const { name, colorScheme, media } of looks) {
      const { page, incidents, show } = await pages.newPage({ colorScheme })
      await show('site/insights.html')
      await page.emulateMedia({ media })
      assert.ok((await page.locator('svg.plot .strong').count()) > 0)
      assert.deepEqual(await accessibilityProblems(page), [], name)
      await keepPicture(page, `export year, ${name}`)
      assert.deepEqual(incidents, [])
      await page.context().close()
    }
  })

  test('draws who cites whom among 500 papers so that it is read in any window, by day, by night and on paper', async () => {
    const ids = inventedPapers(500).map(({ id }) => id)
    const cited = ids.map((id, index) => {
      // Newer papers cite older ones, some of them much cited.
      const cites = [1, 2, 5, 40, 90].flatMap((step) => {
        return index % step === 0 ? (ids[Math.floor(index / (step + 1))] ?? []) : []
      })
      const title = `An Invented Title ${index}${index % 3 === 0 ? ': Of Very Many Words That No Line Has Room For' : ''}`
      return paper({ id, title, publishedAt: `20${10 + Math.floor(index / 40)}-01-02`, cites })
    })
    const text = cited.map(({ id, title }) => `${title}\nhttps://arxiv.org/abs/${id}\nSaid.\n`).join('\n')
    await pages.write('site', [exportedDigest(`# One\n\n${text}`, cited, '2024-03-08.md')], 'cited site')
    for (const [name, colorScheme, media, width] of [
      ['day', 'light', 'screen', 1200],
      ['night', 'dark', 'screen', 320],
      ['paper', 'dark', 'print', 800],
    ] as const) {
      const { page, show } = await pages.newPage({ colorScheme, viewport: { width, height: 800 } })
      await show('cited site/insights.html')
      await page.emulateMedia({ media })
      const lines = await page.locator('.cited li').evaluateAll((all) =>
        all.map((each) => {
          const { top, height } = each.getBoundingClientRect()
          return { top, height }
        }),
      )
      assert.equal(lines.length, 30)
      const dots = await page.locator('.cited .dot').evaluateAll((all) =>
        all.map((each) => {
          const { top, height } = each.getBoundingClientRect()
          return top + height / 2
        }),
      )
      for (const [index, { top, height }] of lines.entries())
        assert.ok(Math.abs((dots[index] ?? 0) - top - height / 2) < 2, `dot ${index} is beside its line`)
      assert.equal(await sidewaysScroll(page), 0)
      assert.deepEqual(await accessibilityProblems(page), [], name)
      await page.locator('#citations').scrollIntoViewIfNeeded()
      await keepPicture(page, `export citations, ${name}`)
      await page.context().close()
    }
  })

  test('fits any window whatever the length of its words, in what a search finds too', async () => {
    const long = 'w'.repeat(180)
    const entry = `${long}\nhttps://pages.example/${long}\n${long} said\n`
    const digest = exportedDigest(`# ${long}\n\n## ${long}\n\n${entry}\n#${long}\n`)
    await pages.write('site', [digest, ...digests], 'long site')
    const { page, show } = await pages.newPage()
    for (const file of [
      'index.html',
      'digests/digest.html',
      'tags/index.html',
      'subjects/cs.CV.html',
      'insights.html',
    ]) {
      await show(`long site/${file}`)
      for (const width of [320, 420, 700, 1000, 1400]) {
        await page.setViewportSize({ width, height: 800 })
        assert.equal(await sidewaysScroll(page), 0, `${file}, ${width} px`)
      }
    }
    await show('long site/index.html')
    await page.setViewportSize({ width: 320, height: 800 })
    await page.getByRole('searchbox').fill('said')
    await page.locator('[role="status"]:not(:empty)').waitFor()
    assert.equal(await sidewaysScroll(page), 0)
  })

  test('loads little before somebody searches, and nothing of what is searched', async () => {
    const { page, show } = await pages.newPage()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await show('site/index.html')
    assert.ok(!loaded.some((url) => url.includes('/search/')), loaded.join(', '))
    await page.getByRole('searchbox').focus()
    await page.waitForFunction('document.querySelectorAll(\'script[src*="/search/"]\').length > 1')
  })

  test('finds papers by words, without a server', async () => {
    const { page, incidents, show } = await pages.newPage()
    await show('site/index.html')
    await keepPicture(page, 'export site index')
    const search = page.getByRole('searchbox')
    await search.fill('transformers 그림')
    await page.getByRole('link', { name: 'An Image is Worth 16x16 Words' }).waitFor()
    assert.equal(await page.locator('[role="status"]').innerText(), '1 paper, named in 1 digest')
    assert.equal(await page.locator('.archive').isVisible(), false)
    await keepPicture(page, 'export site search')
    assert.deepEqual(await accessibilityProblems(page), [])
    await search.fill('adversarial')
    await page.getByText(/^\d papers, named in 2 digests$/).waitFor()
    await search.fill('nothing like this')
    await page.getByText('No results for “nothing like this”.').waitFor()
    await search.fill('')
    await page.locator('.archive').waitFor()
    // Of many authors, the first is shown, and who was looked for.
    await search.fill('dosovitskiy houlsby')
    await page.getByText('1 paper, named in 1 digest').waitFor()
    assert.equal(
      (await page.locator('.found .about').innerText()).replaceAll('\u00a0', ' '),
      'Alexey Dosovitskiy, Neil Houlsby and 10 more · 2020-10-22 · cs.CV · arXiv:2010.11929',
    )
    await search.fill('jose author')
    await page.getByRole('link', { name: 'Small Models for Long Texts' }).first().click()
    await page.waitForURL(/weekly-digest\.html#2403\.00101$/)
    assert.deepEqual(incidents, [])
  })

  test('shows attacks as text, and nothing of them acts, in digests, tags, index and search', async function () {
    this.timeout(longMs)
    const hostile = await pages.write(
      'site',
      hostileDigests.map(({ exported }) => exported),
      'hostile site',
    )
    const { page, incidents, show } = await pages.newPage()
    for (const file of hostile.filter((name) => name.endsWith('.html'))) {
      await show(file)
      await requireHarmless(page, file)
      assert.deepEqual(incidents, [], file)
    }
    await show('hostile site/index.html')
    for (const words of ['recorded', 'script', 'attacked onerror', '<img']) {
      await page.getByRole('searchbox').fill(words)
      await page.locator('[role="status"]:not(:empty)').waitFor()
      await requireHarmless(page, words)
    }
    assert.equal(await sidewaysScroll(page), 0)
    assert.deepEqual(incidents, [])
  })
})

/** Fences and comments of Markdown rightly hold what follows them. */
const swallows = /```|~~~|<!--|\$\$/

function ownLinks(page: Page): Promise<string[]> {
  return page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    .then((links) => links.filter((href) => !/^(?:https?:|mailto:|#)/.test(href)))
}

function sample(name: string): DigestWithPapers {
  const text = readFileSync(path.join(projectRoot, 'sample', name), 'utf8')
  return { digest: publicDigest(parseDigest(text)), papers: standInFacts, path: name, changedAt: undefined }
}

const elements =
  'iframe, object, embed, svg:not(.katex svg, .bars), video, audio, input:not(#query), base, marquee, template, noscript, textarea, plaintext'

/** Nothing has run, nothing would act, and nothing lies over the page. */
async function requireHarmless(page: Page, attack: string): Promise<void> {
  const found = await page.evaluate(`({
    ran: typeof attacked,
    elements: document.querySelectorAll(${JSON.stringify(`body :is(${elements})`)}).length,
    attributes: [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name, value }) => /^on/i.test(name) ||
        (/^(?:href|src|action|xlink:href)$/i.test(name) && /^\\s*(?:javascript|data|command|vbscript):/i.test(value))
      ).map(({ name, value }) => name + '=' + value)),
    covers: [...document.querySelectorAll('body [style], body [class]')]
      .filter((element) => getComputedStyle(element).position === 'fixed').length,
  })`)
  assert.deepEqual(found, { ran: 'undefined', elements: 0, attributes: [], covers: 0 }, attack)
}

/** How many elements the Tab key reaches before it leaves the page. */
async function tabStops(page: Page): Promise<number> {
  for (let stops = 0; stops < 500; stops++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate('document.activeElement === document.body')) return stops
    const isAgain: boolean = await page.evaluate(
      'document.activeElement.matches("[data-seen]") || (document.activeElement.setAttribute("data-seen", ""), false)',
    )
    if (isAgain) return stops
  }
  return 500
}
