import assert from 'node:assert/strict'
import { partProblems } from './support/accessibility.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const text = `# 2021-01-05

## Vision

1. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips, as in [Adam](https://arxiv.org/abs/1412.6980).
   And more of it.
2. [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239): it adds noise step by step, and takes it away.

## Language

1. [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence at all.
`

suite('a person who arranges a digest', () => {
  const local = useLocalArxiv()
  const names = ['drag.md', 'up.md', 'edge.md', 'entry.md']
  const editor = useEditor(() => ({
    files: Object.fromEntries(names.map((name) => [name, text])),
    settings: local().settings,
  }))

  async function openAt(name: string, line: number, column = 6): Promise<void> {
    await editor().openFile(name)
    await editor().focusEditor()
    await editor().goTo(line, column)
    // The digest is known as one when its problems and symbols are.
    await editor().outline((rows) => rows.some((row) => row.includes('Attention')))
    await editor().goTo(line, column)
  }

  const inOrder = (saved: string) =>
    Array.from(saved.matchAll(/^(\d)\. \[(\w+)/gm), ([, number, word]) => `${number} ${word}`)

  test('moves an entry down and up by keys, past a section, with one step to undo each', async () => {
    await openAt('up.md', 6, 8)
    await editor().press('Control+K')
    await editor().press('Alt+ArrowDown')
    await editor().waitForStatus(/Ln 6, Col 5\b/)
    const once = await editor().savedText('up.md')
    assert.deepEqual(inOrder(once), ['1 Denoising', '2 Deep', '1 Attention'])
    assert.match(once, /skips.*\n {3}And more of it\.\n\n## Language/)
    await editor().press('Control+K')
    await editor().press('Alt+ArrowDown')
    await editor().waitForStatus(/Ln 9, Col 5\b/)
    await editor().screenshot('arrange, past a section')
    assert.deepEqual(inOrder(await editor().savedText('up.md')), ['1 Denoising', '1 Deep', '2 Attention'])
    await editor().press('Control+Z')
    await editor().press('Control+Z')
    assert.equal(await editor().savedText('up.md'), text)
  })

  test('drags an entry to where another one stands, and to a section, with one step to undo each', async () => {
    await openAt('drag.md', 5)
    await editor().runCommand('Research Digest: Focus on This Digest View')
    const header = editor().page.locator('.pane-header[aria-label="This Digest Section"]')
    const rows = editor().page.locator('.pane', { has: header }).locator('.monaco-list-row')
    const row = (words: string) => rows.filter({ hasText: words }).first()
    await row('Denoising').waitFor()
    await editor().screenshot('arrange, before dragging')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
    await row('Denoising').dragTo(row('Deep Residual'))
    await editor().waitForStatus(/Ln 5, Col 5\b/)
    assert.deepEqual(inOrder(await editor().savedText('drag.md')), ['1 Denoising', '2 Deep', '1 Attention'])
    await waitUntil(
      'The rows in their new order',
      () => rows.allInnerTexts(),
      (all) =>
        all.findIndex((each) => each.includes('Denoising')) < all.findIndex((each) => each.includes('Deep')),
    )
    await row('Deep Residual').dragTo(row('Language'))
    await editor().waitForStatus(/Ln 10, Col 5\b/)
    await editor().screenshot('arrange, after dragging')
    const saved = await editor().savedText('drag.md')
    assert.deepEqual(inOrder(saved), ['1 Denoising', '1 Attention', '2 Deep'])
    assert.match(saved, /2\. \[Deep.*\n {3}And more of it\.\n$/)
    await editor().press('Control+Z')
    await editor().press('Control+Z')
    assert.equal(await editor().savedText('drag.md'), text)
    await editor().runCommand('View: Show Explorer')
  })

  test('is told where an entry cannot go', async () => {
    await openAt('edge.md', 5)
    await editor().runCommand('Research Digest: Move Entry Up')
    await editor().waitForStatus(/This is the first entry\./)
    await editor().goTo(1)
    await editor().runCommand('Research Digest: Move Entry Down')
    await editor().waitForStatus(/Put the cursor in an entry first\./)
  })

  test('turns a mention into an entry, by a refactoring', async () => {
    await openAt('entry.md', 5, text.split('\n')[4]?.indexOf('Adam'))
    await editor().chooseQuickFix('Turn Mention into Entry')
    await editor().waitForStatus(/Ln 7, /)
    await editor().type('Still the default.')
    await editor().screenshot('arrange, entry of a mention')
    assert.match(
      await editor().savedText('entry.md'),
      /And more of it\.\n2\. \[Adam: A Method for Stochastic Optimization\]\(https:\/\/arxiv\.org\/abs\/1412\.6980\): Still the default\.\n/,
    )
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
