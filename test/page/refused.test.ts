import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Editor } from './support/editor.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const week = `# Week 3

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
`
const asked = { id: '2006.11239', title: 'Denoising Diffusion Probabilistic Models' }
const address = `https://arxiv.org/abs/${asked.id}`

suite('a writer whom arXiv asks to slow down', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => {
    local().arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '1200' }])
    return { files: { 'week.md': week, 'hover.md': `As in ${address}.\n` }, settings: local().settings }
  })

  test('reads in the hover why there is no record, and in the status bar until when', async () => {
    await editor().openFile('hover.md')
    const text = await editor().hover(asked.id, 'unavailable right now')
    assert.match(text, /arXiv asked us to slow down/)
    assert.match(text, /PDF · HTML · Copy Link/)
    const status = editor().page.locator('.statusbar-item[id*="researchDigest.status"]')
    await status.locator('.codicon-watch').waitFor()
    assert.match((await status.textContent()) ?? '', /\d\d/)
    await editor().screenshot('refused, hover')
  })

  test('is offered the address of an identifier, and reads why not more', async () => {
    await editor().openFile('week.md')
    await editor().goToEnd()
    await editor().type(`As in arXiv:${asked.id}`)
    const [row = ''] = await editor().suggestions(address)
    assert.match(row, /record unavailable/)
    await showDetails(editor(), /slow down/)
    await editor().screenshot('refused, completion of an identifier')
    await editor().press('Enter')
    assert.equal(await editor().savedText('week.md'), `${week}As in ${address}`)
  })

  test('reads that arXiv could not be searched for words, in the list and in the picker', async () => {
    await editor().type(' and @ricci flow')
    await editor().suggestions('arXiv could not be searched')
    await showDetails(editor(), /slow down/)
    await editor().screenshot('refused, completion of words')
    await editor().press('Enter')
    assert.equal(await editor().savedText('week.md'), `${week}As in ${address} and @ricci flow`)
    await editor().page.waitForTimeout(1_500)
    assert.equal(await editor().page.locator('.suggest-widget.visible').count(), 0)
    await editor().runCommand('Research Digest: Insert Paper…')
    await editor().page.getByPlaceholder('Title words').waitFor()
    await editor().type('ricci flow')
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: 'arXiv could not be searched' })
      .waitFor()
    await editor().screenshot('refused, picker')
    await editor().press('Escape')
  })

  test('gets addresses of what is pasted, in the form of the digest', async () => {
    await editor().focusEditor()
    await editor().press('Control+A')
    await editor().type(`${week}`)
    await editor().goToEnd()
    await editor().paste(`2011.10650\n${address}`)
    await textOf(
      editor(),
      'week.md',
      (text) => text === `${week}- https://arxiv.org/abs/2011.10650\n- ${address}`,
    )
    await editor().screenshot('refused, paste')
  })

  test('meets no error, and nothing pops up', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
    assert.equal(local().arxiv.requests.length, 1)
  })
})

suite('a writer whose records come late', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: { 'week.md': week, 'paste.md': week, 'hover.md': `As in ${address}.\n` },
    settings: local().settings,
  }))
  let release: () => void = () => {}
  teardown(() => release())

  test('reads in the hover that the record is on its way, and the record when it has come', async () => {
    release = local().arxiv.hold()
    await editor().openFile('hover.md')
    // A hover that is asked for while the extension starts may stay empty.
    await waitUntil('The record on its way', async () => {
      await editor().goTo(1, 20)
      await editor().runCommand('Show or Focus Hover')
      const shown = editor().page.locator('.monaco-hover:not(.hidden)').getByText('loading the record')
      return shown.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    })
    await editor().screenshot('late, hover')
    release()
    await editor().hover(asked.id, 'Jonathan Ho')
  })

  test('is offered the address on request while the record is on its way, and then the paper', async () => {
    release = local().arxiv.hold()
    await editor().openFile('week.md')
    await editor().goToEnd()
    await editor().type('As in arXiv:2011.10650')
    await editor().page.waitForTimeout(1_000)
    assert.equal(await editor().page.locator('.suggest-widget.visible').count(), 0)
    await editor().press('Control+Space')
    const [row = ''] = await editor().suggestions('https://arxiv.org/abs/2011.10650')
    assert.match(row, /no record yet/)
    await editor().screenshot('late, completion')
    release()
    await editor().suggestions('Very Deep VAEs')
    await editor().press('Enter')
    assert.match(await editor().savedText('week.md'), /As in \[Very Deep VAEs [^\]]*\]\(\S*2011\.10650\)$/)
  })

  test('takes the titles back by one undo and the paste by another, and has all again by redo', async () => {
    release = local().arxiv.hold()
    await editor().openFile('paste.md')
    await editor().goToEnd()
    await editor().paste('math/0211159\nquant-ph/9508027')
    const pasted = `${week}- https://arxiv.org/abs/math/0211159\n- https://arxiv.org/abs/quant-ph/9508027`
    await textOf(editor(), 'paste.md', (text) => text === pasted)
    release()
    const complete = await textOf(editor(), 'paste.md', (text) => /- \[The entropy[^\n]*\n- \[/.test(text))
    await editor().press('Control+Z')
    await textOf(editor(), 'paste.md', (text) => text === pasted)
    // Long enough for whoever would complete them again.
    await editor().page.waitForTimeout(2_500)
    await textOf(editor(), 'paste.md', (text) => text === pasted)
    await editor().press('Control+Z')
    await textOf(editor(), 'paste.md', (text) => text === week)
    await editor().press('Control+Y')
    await editor().press('Control+Y')
    await textOf(editor(), 'paste.md', (text) => text === complete)
  })

  test('meets no error, and nothing pops up', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

/** Opens the details of the chosen suggestion, where they are closed. */
async function showDetails(editor: Editor, pattern: RegExp): Promise<void> {
  const details = editor.page.locator('.suggest-details-container .suggest-details:not(.no-docs)')
  if (!(await details.isVisible())) await editor.press('Control+Space')
  await details.filter({ hasText: pattern }).waitFor()
}

/** The whole text, once it is as wanted; saved again and again, for it may change later. */
function textOf(editor: Editor, name: string, isRight: (text: string) => boolean): Promise<string> {
  const read = async () => {
    await editor.focusEditor()
    await editor.press('Control+S')
    return readFile(path.join(editor.folder, name), 'utf8')
  }
  return waitUntil(`The text of ${name}`, read, isRight)
}
