import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectRoot } from '../../scripts/support/project.ts'
import { delay } from '../../src/core/base/async.ts'
import { assertLooksLike } from './support/pictures.ts'
import { decodePng, encodeMovingPng, type Moment } from './support/png.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

/** Shown by the READMEs, and made anew with the other pictures (`UPDATE_PICTURES=1`). */
const picture = 'docs/pictures/typing.png'

const week = `# Papers of the week

## Generative models

Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all, and still the order of words is known.

`

suite('the picture at the top of the READMEs', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: { 'week-48.digest': week },
    settings: {
      ...local().settings,
      'workbench.activityBar.location': 'hidden',
      'workbench.colorTheme': 'Default Light Modern',
      'editor.minimap.enabled': false,
      'editor.fontSize': 15,
      'editor.lineNumbers': 'off',
      'editor.glyphMargin': false,
      'editor.folding': false,
      'editor.cursorBlinking': 'solid',
      'editor.scrollbar.vertical': 'hidden',
      'breadcrumbs.enabled': false,
      'window.commandCenter': false,
      'window.title': 'Research Digest',
      'workbench.layoutControl.enabled': false,
    },
  }))
  const moments: Moment[] = []
  const take = async (ms: number) => {
    moments.push({ picture: decodePng(await editor().page.screenshot()), ms })
  }
  /** What a person types, with a picture of each key. */
  const type = async (text: string, ms: number) => {
    for (const key of text) {
      await editor().type(key)
      await take(ms)
    }
  }

  test('begins with a digest beside its preview', async () => {
    await editor().page.setViewportSize({ width: 1080, height: 560 })
    await editor().openFile('week-48.digest')
    await editor().runCommand('View: Toggle Primary Side Bar Visibility')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    await editor().webview('article.entry')
    await editor().focusEditor()
    await editor().goToEnd()
    await take(1200)
  })

  test('shows an identifier, its entry, and the entry in the preview', async () => {
    await type('1412.6980', 130)
    await editor().suggestions('Adam')
    await take(1300)
    await editor().press('Enter')
    await editor().page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' })
    await take(700)
    await type('Still what we all use.', 70)
    const preview = await editor().webview('article.entry')
    await preview.getByText('Still what we all use.').waitFor()
    // The preview scrolls to the entry by itself.
    await delay(1000)
    await take(3500)
  })

  test('ends as it was found right, in less than a megabyte', async () => {
    await assertLooksLike('typing-end', editor().page)
    const file = path.join(projectRoot, picture)
    const [first, ...others] = moments
    if (process.env.UPDATE_PICTURES && first) {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, encodeMovingPng([first, ...others]))
    }
    assert.ok((await stat(file)).size < 1024 ** 2)
    for (const readme of ['README.md', 'README.ko.md'])
      assert.ok(readFileSync(path.join(projectRoot, readme), 'utf8').includes(`](${picture})`), readme)
  })
})
