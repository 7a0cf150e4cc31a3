import assert from 'node:assert/strict'
import type { CDPSession } from 'playwright-core'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const title = 'Denoising Diffusion Probabilistic Models'
const url = 'https://arxiv.org/abs/2006.11239'
const other = 'https://arxiv.org/abs/2011.10650'
const list =
  '# Week 3\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.\n'
const table =
  '# Week 3\n\n| # | Paper | What I think |\n|---|---|---|\n| 1 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | no recurrence |\n| 2 | [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) | skips |\n'

suite('a person who writes in unusual places', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: {
      'cursors.md': `${list}\n\n`,
      'locked.md': list,
      'table.md': table,
      'composed.md': list,
      'known.md': `${list}- ${url}\n`,
      'aside.md': 'See https://arxiv.org/abs/1810.04805 for that.\n',
      'huge.md': `# Huge\n\n- [BERT](https://arxiv.org/abs/1810.04805): deep.\n\n${'Words that nobody has read since they were written down.\n\n'.repeat(105_000)}`,
    },
    settings: { ...local().settings, 'files.readonlyInclude': { '**/locked.md': true } },
  }))
  const shown = async () =>
    (await editor().page.locator('.editor-instance .view-lines').first().innerText()).replaceAll(
      '\u00a0',
      ' ',
    )

  async function open(name: string): Promise<void> {
    await editor().openFile(name)
    await editor().focusEditor()
    await editor().goToEnd()
  }

  suiteSetup(async () => {
    await editor().openFile('known.md')
    await editor().hover('2006.11239', 'Jonathan Ho')
  })

  test('has each cursor get its line, as everywhere', async () => {
    await open('cursors.md')
    await editor().runCommand('Add Cursor Above')
    await editor().paste(`${url}\n${other}`)
    await waitUntil(
      'Both addresses',
      () => editor().savedText('cursors.md'),
      (text) => text.includes(other),
    )
    assert.equal(await editor().savedText('cursors.md'), `${list}\n${url}\n${other}`)
    await editor().screenshot('several cursors')
    await editor().press('Escape')
  })

  test('changes nothing that is read-only, and is told so', async () => {
    await open('locked.md')
    await editor().paste(url)
    await editor().page.waitForTimeout(2_000)
    assert.doesNotMatch(await shown(), /Denoising|2006\.11239/)
    await editor().screenshot('read-only, pasted')
    await editor().press('Control+K')
    await editor().press('a')
    await editor().page.getByPlaceholder('Title words').waitFor()
    await editor().paste(url)
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: 'Denoising' })
      .first()
      .waitFor()
    await editor().press('Enter')
    await waitUntil(
      'The message',
      () => editor().notifications(),
      (all) => all.some((each) => each.includes('cannot be changed')),
    )
    await editor().screenshot('read-only, insert paper')
    assert.equal(await editor().savedText('locked.md'), list)
  })

  test('goes on in the cell of a row whose title comes later', async () => {
    const release = local().arxiv.hold()
    await open('table.md')
    await editor().paste('hep-th/9711200')
    await waitUntil('The row', shown, (text) => text.includes('9711200'))
    await editor().type('Fine.')
    await editor().screenshot('a row before its title')
    release()
    const row = /\n\| 3 \| \[[^\]\n]+\]\(https:\/\/arxiv\.org\/abs\/hep-th\/9711200\) \| Fine\. \|$/
    await waitUntil(
      'The row',
      () => editor().savedText('table.md'),
      (text) => row.test(text),
    )
    await editor().screenshot('a row with its title')
  })

  test('gets entries in a document that has never been saved', async () => {
    await editor().runCommand('File: New Untitled Text File')
    await editor().page.locator('.tab.active', { hasText: 'Untitled' }).waitFor()
    await editor().focusEditor()
    await editor().paste(`${url}\n2011.10650\n`)
    await waitUntil('The entries', shown, (text) => text.includes('Denoising') && text.includes('Very Deep'))
    await editor().screenshot('untitled')
    await editor().press('Control+Z')
    await waitUntil('Nothing', shown, (text) => !text.includes('Denoising'))
  })

  test('completes and pastes in the middle of a composition, and loses no syllable', async () => {
    await open('composed.md')
    const devtools = await editor().page.context().newCDPSession(editor().page)
    await compose(devtools, '논')
    await editor().press('Control+Space')
    await editor().page.waitForTimeout(1_000)
    await compose(devtools, '논문')
    await devtools.send('Input.insertText', { text: '논문' })
    await editor().press('Escape')
    await editor().type(' ')
    await compose(devtools, '하')
    await devtools.send('Input.insertText', { text: '하' })
    await editor().paste(url)
    await waitUntil('The mention', shown, (text) => text.includes('Denoising'))
    await editor().compose(['ㄱ', '그'])
    await editor().screenshot('composed')
    const saved = await editor().savedText('composed.md')
    assert.equal(saved, `${list}논문 하[${title}](${url})그`)
    await devtools.detach()
  })

  test('reads a file of six megabytes, which is no part of the archive', async () => {
    await editor().openFile('huge.md')
    await editor().hover('1810.04805', 'Devlin')
    await editor().openFile('aside.md')
    assert.doesNotMatch(await editor().hover('1810.04805', 'Devlin'), /Covered|Huge/)
    await editor().screenshot('beside a huge file')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})

function compose(devtools: CDPSession, text: string): Promise<unknown> {
  return devtools.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
}
