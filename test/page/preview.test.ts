import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Frame } from 'playwright-core'
import { projectRoot } from '../../scripts/support/project.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import type { Editor } from './support/editor.ts'
import { layoutProblems } from './support/layout.ts'
import { assertLooksLike } from './support/pictures.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const sampleName = '2020-11-generative-models.digest'
const sample = readFileSync(path.join(projectRoot, 'sample', sampleName), 'utf8')
/** An entry far down, and where its title stands. */
const farTitle = 'Energy-Based Models for Continual Learning'
const farLine = sample.slice(0, sample.indexOf(farTitle)).split('\n').length
const entryCount = sample.match(/^https:\S+$/gm)?.length ?? 0

const toSide = 'Research Digest: Open Preview to the Side'

suite('a person who reads the preview', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ settings: local().settings }))
  const preview = () => editor().webview('article.entry .authors')

  test('sees a card with its record for each entry, and the contents', async () => {
    await editor().openFile(sampleName)
    await editor().runCommand(toSide)
    const page = await preview()
    const count = () => page.locator('article.entry .authors').count()
    await waitUntil('All cards with records', count, (cards) => cards === entryCount)
    assert.equal(await page.locator('nav.contents a').count(), 3)
    assert.equal(await page.locator('main').getAttribute('aria-busy'), 'false')
    assert.deepEqual(await layoutProblems(page), [])
  })

  test('has cards out of sight as high as in sight, so that no page moves where they come', async () => {
    const page = await preview()
    await waitUntil(
      'Cards that are skipped',
      () => ofCards(page, 'getComputedStyle(card).contentVisibility'),
      (found) => found.every((one) => one === 'auto'),
    )
    const before = await ofCards<number>(page, heightOf)
    assertSameHeights(await heightsInSight(page), before)
  })

  test('has the page at the place of the editor', async () => {
    await editor().focusEditor()
    await editor().goTo(farLine)
    const page = await preview()
    await waitUntil(
      'The card in view',
      () => topOfCard(page, farTitle),
      (top) => top > -300 && top < 700,
    )
  })

  test('sees in the page which entry the cursor is in, while it is changed, too', async () => {
    const page = await preview()
    await editor().focusEditor()
    await editor().goTo(farLine)
    const marked = page.locator('article.entry[aria-current]')
    await marked.filter({ hasText: farTitle }).waitFor()
    await editor().goTo(farLine + 2)
    await editor().press('End')
    await editor().type(' marked')
    await marked.filter({ hasText: 'marked' }).waitFor()
    for (let press = 0; press < ' marked'.length; press++) await editor().press('Backspace')
    await editor().goTo(1)
    await marked.waitFor({ state: 'detached' })
    await editor().goTo(farLine)
    await marked.filter({ hasText: farTitle }).waitFor()
    assert.equal(await marked.count(), 1)
  })

  test('sees what is typed, on the same page and at the same place', async () => {
    const page = await preview()
    await page.evaluate('globalThis.sameDocument = true')
    await editor().goTo(farLine + 2)
    await editor().press('End')
    const before = await settledScroll(page)
    await editor().type(' supercalifragilistic')
    await page.getByText('supercalifragilistic').waitFor()
    assert.equal(await page.evaluate('globalThis.sameDocument'), true)
    assert.ok(Math.abs((await settledScroll(page)) - before) < 40)
    for (let press = 0; press < ' supercalifragilistic'.length; press++) await editor().press('Backspace')
    await page.getByText('supercalifragilistic').waitFor({ state: 'detached' })
  })

  test('keeps an abstract open while the card changes', async () => {
    const page = await preview()
    const card = page.locator('article.entry', { hasText: farTitle })
    await card.locator('.abstract summary').click()
    await editor().focusEditor()
    await editor().type('!')
    await card.getByText('!', { exact: false }).first().waitFor()
    assert.equal(await card.locator('details.abstract').getAttribute('open'), '')
    await editor().press('Backspace')
  })

  test('scrolls the page, and the editor follows', async () => {
    const page = await preview()
    // What was typed, or how the editor moved last, may still put the page back to its place; a person scrolls again then.
    await waitUntil(
      'The first line',
      async () => {
        await page.evaluate('scrollTo({ top: 0 })')
        return firstLineInEditor()
      },
      (line) => line === 1,
    )
    const card = page.locator('article.entry', { hasText: farTitle })
    await waitUntil(
      'The far lines',
      async () => {
        await card.evaluate((element) => element.scrollIntoView())
        return firstLineInEditor()
      },
      (line) => line >= farLine - 3,
    )
  })

  test('double-clicks and is at the line of the source', async () => {
    const page = await preview()
    await page
      .locator('article.entry', { hasText: 'Adversarial Generation' })
      .locator('.commentary p')
      .dblclick()
    const line = sample.slice(0, sample.indexOf('The generator answers')).split('\n').length
    await editor().waitForStatus(new RegExp(`Ln ${line}, Col 1\\b`))
  })

  test('has it in the colours of each theme, readable for everybody', async () => {
    const backgrounds = new Set<string>()
    for (const [theme, picture] of [
      ['Light Modern', 'preview-light-modern'],
      ['Dark Modern', 'preview-dark-modern'],
      ['Light High Contrast', 'preview-light-high-contrast'],
      ['Dark High Contrast', 'preview-dark-high-contrast'],
    ] as const) {
      await chooseTheme(theme, backgrounds)
      const page = await preview()
      backgrounds.add(await background(page))
      assert.deepEqual(await accessibilityProblems(page), [], theme)
      assert.deepEqual(await layoutProblems(page), [], theme)
      assert.ok((await contrastOfSelection(page)) >= 4.5, theme)
      await looksLike(picture)
    }
    assert.equal(new Set(backgrounds).size >= 3, true, [...backgrounds].join())
    await chooseTheme('Light Modern', backgrounds)
  })

  test('has it in a narrow window without anything cut off', async () => {
    const page = await preview()
    const wide = await ofCards<number>(page, heightOf)
    await editor().runCommand('View: Toggle Primary Side Bar Visibility')
    await editor().page.setViewportSize({ width: 640, height: 800 })
    assert.deepEqual(await layoutProblems(page), [])
    await looksLike('preview-narrow')
    const narrow = await waitUntil(
      'Cards out of sight in the new width',
      () => ofCards<number>(page, heightOf),
      (now) => now.at(-1) !== wide.at(-1),
    )
    assertSameHeights(await heightsInSight(page), narrow)
    await editor().page.setViewportSize({ width: 1280, height: 800 })
    await editor().runCommand('View: Toggle Primary Side Bar Visibility')
  })

  test('reaches links and abstracts by the keyboard alone, and sees where the keyboard is', async () => {
    const page = await preview()
    await page.evaluate('document.activeElement?.blur(); scrollTo({ top: 0 })')
    await page.locator('nav.contents a').first().focus()
    const reached: string[] = []
    for (let press = 0; press < 12; press++) {
      await editor().page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(
          `(() => { const at = document.activeElement; return at.tagName + ' ' + getComputedStyle(at).outlineStyle })()`,
        ),
      )
    }
    assert.ok(reached.includes('A solid') && reached.includes('SUMMARY solid'), reached.join())
    assert.ok(
      reached.every((one) => /solid|auto/.test(one)),
      reached.join(),
    )
  })

  test('finds preview and open abstract again after the window was reloaded, in step with the editor', async () => {
    const page = await preview()
    const card = page.locator('article.entry', { hasText: farTitle })
    assert.equal(await card.locator('details.abstract').getAttribute('open'), '')
    await card.evaluate((card) => card.scrollIntoView())
    await waitUntil(
      'The far lines',
      () => firstLineInEditor(),
      (line) => line >= farLine - 3,
    )
    await editor().reload()
    const after = await preview()
    const again = after.locator('article.entry', { hasText: farTitle })
    await again.locator('.authors').waitFor()
    // How well VS Code remembers the place of its editor is its own; the page must show the same.
    await waitUntil(
      'The place of the editor',
      async () => ({ editor: await firstLineInEditor(), page: await firstLineInPage(after) }),
      (lines) => Math.abs(lines.editor - lines.page) <= 6,
    )
    assert.equal(await again.locator('details.abstract').getAttribute('open'), '')
  })

  test('finds rich text and plain text on the clipboard after copying, and is back in the digest', async () => {
    await editor().openFile('2021-02-headings.md')
    await editor().runCommand('Research Digest: Copy Digest As…')
    // The list of commands, which closes a moment before, has rows as well.
    const richText = editor().page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Rich text' })
    await richText.waitFor()
    await editor().screenshot('copy digest as')
    // The list shows a moment before it takes keys.
    await waitUntil('The list of forms to close', async () => {
      await editor().press('Enter')
      return richText.waitFor({ state: 'hidden', timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    })
    await editor().waitForStatus(/Digest copied to the clipboard/)
    await editor().focusEditor()
    const forms = await waitUntil(
      'Rich text on the clipboard',
      () => clipboard(editor()),
      (all) => 'text/html' in all,
    )
    assert.match(forms['text/html'] ?? '', /<h2[^>]*>Learning<\/h2>/)
    assert.match(forms['text/html'] ?? '', /<a [^>]*href="https:\/\/arxiv\.org\/abs\/1412\.6980"/)
    assert.match(forms['text/plain'] ?? '', /^Foundations, read again/)
    await editor().page.locator('.tab.active[data-resource-name="2021-02-headings.md"]').waitFor()
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })

  async function looksLike(name: string): Promise<void> {
    const page = await preview()
    // It comes last, from the archive.
    await page.getByText('1 similar paper').first().waitFor()
    await page.evaluate('getSelection().removeAllRanges(); scrollTo({ top: 0 })')
    await editor().page.mouse.move(0, 0)
    await editor().page.locator('.workbench-hover').waitFor({ state: 'hidden' })
    await settledScroll(page)
    await editor().screenshot(name)
    await assertLooksLike(name, await page.frameElement())
  }

  async function chooseTheme(name: string, seen: ReadonlySet<string>): Promise<void> {
    const before = await background(await preview())
    await editor().chooseTheme(name)
    await waitUntil(
      `The colours of ${name}`,
      async () => background(await preview()),
      (now) => now !== before || seen.size === 0,
    )
  }

  function firstLineInEditor(): Promise<number> {
    return editor().page.evaluate(`(() => {
      const numbers = Array.from(document.querySelectorAll('.editor-instance .margin .line-numbers'))
      const top = document.querySelector('.editor-instance .monaco-editor').getBoundingClientRect().top
      const shown = numbers.filter((each) => each.getBoundingClientRect().bottom > top + 1)
      return Math.min(...shown.map((each) => Number(each.textContent)).filter(Boolean))
    })()`)
  }
})

const heightOf = 'card.getBoundingClientRect().height'

/** What an expression gives for each card. */
function ofCards<Value = unknown>(page: Frame, expression: string): Promise<readonly Value[]> {
  return page.evaluate<readonly Value[]>(
    `[...document.querySelectorAll('article.entry')].map((card) => ${expression})`,
  )
}

/** The heights of all cards as if they were in sight. */
async function heightsInSight(page: Frame): Promise<readonly number[]> {
  await ofCards(page, "card.classList.add('new')")
  const heights = await ofCards<number>(page, heightOf)
  await ofCards(page, "card.classList.remove('new')")
  return heights
}

/** Browsers round a skipped card's height to fractions of a pixel of their own, which nobody sees. */
function assertSameHeights(found: readonly number[], expected: readonly number[]): void {
  assert.deepEqual(
    found.map((height, at) => (Math.abs(height - (expected[at] ?? 0)) < 0.5 ? expected[at] : height)),
    expected,
  )
}

function topOfCard(page: Frame, title: string): Promise<number> {
  return page
    .locator('article.entry', { hasText: title })
    .evaluate((card) => card.getBoundingClientRect().top)
}

/** The line of the source on which the first card in view begins. */
async function firstLineInPage(page: Frame): Promise<number> {
  const title = await page.evaluate<string>(`(() => {
    const cards = [...document.querySelectorAll('article.entry')]
    const first = cards.find((card) => card.getBoundingClientRect().bottom > 40)
    return first?.querySelector('h2, h3, h4')?.innerText ?? 'no card'
  })()`)
  const at = sample.indexOf(title)
  return at < 0 ? Number.NaN : sample.slice(0, at).split('\n').length
}

function background(page: Frame): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor')
}

/** Where the page is once two frames find it at the same place. */
async function settledScroll(page: Frame): Promise<number> {
  let last = Number.NaN
  return waitUntil(
    'A page at rest',
    async () => {
      const before = last
      // Long enough for the editor's message that makes it scroll.
      last = await page.evaluate<number>('new Promise((resolve) => setTimeout(() => resolve(scrollY), 1000))')
      return { before, last }
    },
    ({ before, last: now }) => before === now,
  ).then((found) => found.last)
}

/** Of selected text and what is painted behind it, by WCAG's formula; the page shows through where the colour lets it. */
function contrastOfSelection(page: Frame): Promise<number> {
  return page.evaluate(`(() => {
    const { color, backgroundColor } = getComputedStyle(document.querySelector('.commentary p'), '::selection')
    const page = getComputedStyle(document.body).backgroundColor
    const channels = (text) => text.match(/[\\d.]+/g).map(Number)
    const light = ([red, green, blue]) => {
      const [r, g, b] = [red, green, blue].map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = channels(page)
    const [red, green, blue, alpha = 1] = channels(backgroundColor)
    const painted = [red, green, blue].map((value, at) => value * alpha + behind[at] * (1 - alpha))
    const [more, less] = [light(channels(color)), light(painted)].sort((a, b) => b - a)
    return (more + 0.05) / (less + 0.05)
  })()`)
}

/** What the clipboard holds, by the type of each form; a page without the focus may not read it. */
async function clipboard({ page }: Editor): Promise<Record<string, string>> {
  await page.bringToFront()
  return page.evaluate(`navigator.clipboard.read().then(async ([item]) => Object.fromEntries(
    await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]))
  )).catch((error) => ({ error: String(error) }))`)
}
