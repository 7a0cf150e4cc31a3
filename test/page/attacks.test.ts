import assert from 'node:assert/strict'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot } from '../../scripts/support/project.ts'
import { launchChromium } from '../../scripts/vscode/chromium.ts'
import { parseDigest } from '../../src/core/digest/session.ts'
import { type ReviewBlock, reviewBlocks } from '../../src/core/render/review.ts'
import { pageShell, planUpdate } from '../../src/vscode/preview/page.ts'
import { attacks } from '../helpers/attacks.ts'
import { factsOf, paper } from '../helpers/papers.ts'
import { accessibilityProblems } from './support/accessibility.ts'
import { layoutProblems } from './support/layout.ts'

const site = 'http://preview.test'

suite('a person who previews a hostile digest', () => {
  let browser: Browser | undefined
  let page: Page
  /** Addresses that the page asked for. */
  const requests: string[] = []
  const dialogs: string[] = []

  suiteSetup(async () => {
    browser = await launchChromium()
    page = await browser.newPage({ viewport: { width: 700, height: 800 } })
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url())
      const isOwn = url.origin === site
      requests.push(url.href)
      if (isOwn && url.pathname === '/') return route.fulfill({ contentType: 'text/html', body: shell() })
      if (!isOwn || url.pathname.includes('..')) return route.abort()
      return route.fulfill({ path: path.join(projectRoot, 'dist', url.pathname) })
    })
    // The page's script as it is, with a host that listens to nothing.
    await page.addInitScript(
      'globalThis.acquireVsCodeApi = () => ({ postMessage() {}, getState: () => globalThis.kept, setState: (state) => { globalThis.kept = state } })',
    )
    await page.goto(`${site}/`)
  })
  suiteTeardown(() => browser?.close())

  test('sees every attack as text, and nothing runs, loads, or leaves its place', async () => {
    const before = requests.length
    for (const attack of attacks) {
      await show(attack)
      const state = await page.evaluate<{
        attacked: unknown
        elements: number
        blocks: number
      }>(`({
        attacked: globalThis.attacked,
        elements: document.querySelectorAll('#review :is(script, iframe, object, embed, form, input, style, link, meta, base, video, audio, template)').length,
        blocks: document.querySelectorAll('#review > *').length,
      })`)
      const name = JSON.stringify(attack.slice(0, 80))
      assert.equal(state.attacked, undefined, name)
      assert.equal(state.elements, 0, name)
      assert.ok(state.blocks >= 1, name)
      assert.deepEqual(await layoutProblems(page.mainFrame()), [], name)
      assert.equal(page.url(), `${site}/`, name)
    }
    const others = requests.slice(before).filter((url) => !url.startsWith(`${site}/site/fonts/`))
    assert.deepEqual(others, [])
    assert.deepEqual(dialogs, [])
  })

  test('follows no link of theirs that does more than open a page', async () => {
    await show(attacks.join('\n\n'))
    const addresses = await page.evaluate<string[]>(
      `Array.from(document.querySelectorAll('#review a[href]'), (link) => link.protocol)`,
    )
    assert.ok(addresses.length > 0)
    for (const protocol of addresses) assert.match(protocol, /^(?:https?|mailto):$/)
  })

  test('reads a digest of very many very deep and very wide things', async () => {
    const deep = Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')
    const quoted = `${'> '.repeat(90)}quoted`
    const wide = `| ${'column | '.repeat(400)}\n|${' --- |'.repeat(400)}\n| ${'cell | '.repeat(400)}`
    await show(`${deep}\n\n${quoted}\n\n${wide}`)
    assert.deepEqual(await layoutProblems(page.mainFrame()), [])
    assert.match(await page.evaluate('document.querySelector("#review").textContent'), /quoted/)
  })

  test('sees long words in each state of a paper, in a window of any width and in large letters', async () => {
    const word = 'w'.repeat(180)
    for (const missing of ['pending', 'missing', 'unavailable', undefined] as const) {
      const facts = missing
        ? { ...factsOf([]), missingRecord: () => missing }
        : hostileFacts(`${word} withdrawn by the author, NeurIPS 2024`)
      const digest = parseDigest(hostileDigest(word).replace('2401.00001', '2401.00001v1'))
      await showBlocks(reviewBlocks(digest, facts, { fileName: word }))
      for (const width of [320, 420, 560, 700, 920, 1000, 1400]) {
        await page.setViewportSize({ width, height: 800 })
        for (const size of [14, 20]) {
          await page.evaluate(`document.body.style.fontSize = '${size}px'`)
          assert.deepEqual(await layoutProblems(page.mainFrame()), [], `${missing}, ${width} px, ${size} px`)
        }
      }
      assert.deepEqual(await accessibilityProblems(page.mainFrame()), [], missing)
    }
    await page.setViewportSize({ width: 700, height: 800 })
  })

  async function show(text: string): Promise<void> {
    const digest = parseDigest(hostileDigest(text))
    await showBlocks(reviewBlocks(digest, hostileFacts(text), { fileName: text }))
  }

  async function showBlocks(blocks: readonly ReviewBlock[]): Promise<void> {
    const { update } = planUpdate([], blocks, 1_000)
    await page.evaluate(`(() => {
      document.getElementById('review').replaceChildren()
      dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify({ type: 'update', update, isWhole: true })} }))
    })()`)
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))')
  }
})

/** The page as the editor gets it. */
function shell(): string {
  const address = (file: string) => `/${file}`
  return pageShell({ ownSource: site, language: 'en', allowsRemotePictures: false, address })
}

function hostileDigest(attack: string): string {
  return `${attack}

A Title of a Paper
https://arxiv.org/abs/2401.00001

${attack}

## ${attack}

${attack}
https://arxiv.org/abs/2401.00002
${attack} and [${attack}](https://example.org/${attack}) ![${attack}](${attack})

| ${attack} | [Paper](https://arxiv.org/abs/2401.00003) |

#${attack}
`
}

function hostileFacts(attack: string) {
  const fields = {
    title: attack,
    authors: [attack, attack],
    abstract: attack,
    comment: attack,
    journalReference: attack,
    publishedAt: attack,
    categories: [attack],
  }
  return {
    ...factsOf(['2401.00001', '2401.00002', '2401.00003'].map((id) => paper({ ...fields, id }))),
    covered: () => [{ label: attack, url: attack, said: attack }],
  }
}
