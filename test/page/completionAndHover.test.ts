import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const week = `# Week 3

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.
- [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239): noise.

`

const prose = `# On depth

As in [residual nets](https://arxiv.org/abs/1512.03385), and 1706.03762 after them.
구조는 arXiv:1412.6980에서 왔다.
`
const earlier = `# Week 2

Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/abs/1512.03385
Skips, and they work.
`

suite('a person who completes papers and points at them', () => {
  const local = useLocalArxiv()
  const files = { 'week.md': week, 'README.md': prose, '2021-01-05.md': earlier }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const lastLine = async () => (await editor().savedText('week.md')).split('\n').at(-1)
  const list = () => editor().page.locator('.suggest-widget.visible .monaco-list-row')

  suiteSetup(async () => {
    await editor().openFile('week.md')
    await editor().hover('1706.03762', 'Vaswani')
    await editor().focusEditor()
  })

  suite('wherever the cursor stands', () => {
    setup(async () => {
      await editor().press('Escape')
      await editor().goToEnd()
      await editor().press('Shift+Home')
      await editor().press('Delete')
    })

    test('gets the address alone in the target of a link', async () => {
      await editor().type('As [they](1512.033')
      await editor().suggestions('Deep Residual')
      await editor().screenshot('completing in the target of a link')
      await editor().press('Enter')
      assert.equal(await lastLine(), 'As [they](https://arxiv.org/abs/1512.03385)')
    })

    test('replaces the whole address with the cursor in the middle of it', async () => {
      await editor().type('As [they](https://arxiv.org/pdf/1706.03999v1) say')
      for (let step = 0; step < '999v1) say'.length; step++) await editor().press('ArrowLeft')
      await editor().askForSuggestions('Attention Is')
      await editor().acceptSuggestion('Attention Is')
      assert.equal(await lastLine(), 'As [they](https://arxiv.org/abs/1706.03762) say')
    })

    test('breaks the line after a number, which nobody meant', async () => {
      await editor().type('It took 1706.03')
      await editor().press('Enter')
      await editor().type('x')
      assert.equal(await lastLine(), 'x')
      assert.equal((await editor().savedText('week.md')).split('\n').at(-2), 'It took 1706.03')
      await editor().press('Control+Z')
      await editor().press('Control+Z')
    })

    test('sees who wrote it and when, the whole title in the details, and exact beginnings first', async () => {
      await editor().type('As in @de')
      const rows = await editor().suggestions('Denoising')
      assert.match(rows[0] ?? '', /^De/)
      assert.ok(rows.some((row) => /He et al., 2015/.test(row)))
      const details = editor().page.locator('.suggest-details')
      // A list that is drawn anew at that moment does not hear the key.
      await waitUntil('The details', async () => {
        if (await details.isVisible()) return true
        await editor().press('Control+Space')
        return details.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        )
      })
      await editor().screenshot('completing words of a title, with details')
      await editor().press('Control+Space')
      await editor().press('Escape')
    })

    test('sees the letters marked that were typed, and none at random', async () => {
      const marked = (row: string) =>
        list().filter({ hasText: row }).locator('.label-name .highlight').allInnerTexts()
      await editor().type('As in @denoi')
      await waitUntil(
        'The marked letters',
        () => marked('Denoising'),
        ([letters]) => letters === 'Denoi',
      )
      await editor().press('Shift+Home')
      await editor().type('As in arXiv:1706.037')
      await editor().suggestions('Attention Is')
      assert.deepEqual(await marked('Attention Is'), [])
    })

    test('takes another form in a second step', async () => {
      await editor().type('As arXiv:1706.03762')
      await editor().acceptSuggestion('Other forms…')
      await editor().suggestions('https://arxiv.org/abs/1706.03762')
      await editor().screenshot('completing, other forms')
      assert.equal(await list().count(), 2)
      await editor().acceptSuggestion('https://arxiv.org/abs/1706.03762')
      assert.equal(await lastLine(), 'As https://arxiv.org/abs/1706.03762')
    })

    test('completes right after Korean, and while a syllable is composed nothing is in the way', async () => {
      await editor().type('구조는arXiv:1706.0376')
      await editor().suggestions('Attention Is')
      await editor().press('Enter')
      await editor().compose(['ㅇ', '으', '을'])
      assert.equal(await lastLine(), '구조는[Attention Is All You Need](https://arxiv.org/abs/1706.03762)을')
    })

    test('leaves code alone', async () => {
      await editor().type('in `1706.0376')
      await editor().page.waitForTimeout(700)
      assert.equal(await list().count(), 0)
    })
  })

  suite('wherever the mouse is', () => {
    test('sees a paper at the words of a link in prose, with what can be done in one row', async () => {
      await editor().openFile('README.md')
      const text = await editor().hover('residual nets', 'Kaiming He')
      assert.match(text, /arXiv:1512\.03385v?\d? · PDF · HTML · Copy BibTeX · Copy Link/)
      await waitUntil(
        'What was said before',
        async () => editor().hover('residual nets', 'Covered in'),
        (shown) => /Skips, and they work/.test(shown),
      )
      await editor().screenshot('hover on the words of a link')
    })

    test('sees a paper at a bare identifier, and puts its title there by a click', async () => {
      await editor().hover('1706.03762', 'Vaswani')
      await editor().screenshot('hover on a bare identifier')
      await editor().page.locator('.monaco-hover:not(.hidden)').getByText('Insert Title').click()
      await editor().page.locator('.tab.active.dirty').waitFor()
      assert.equal(
        (await editor().savedText('README.md')).split('\n')[2],
        'As in [residual nets](https://arxiv.org/abs/1512.03385), and [Attention Is All You Need](https://arxiv.org/abs/1706.03762) after them.',
      )
    })

    test('sees one after Korean, without a space', async () => {
      assert.match(await editor().hover('arXiv:1412', 'Kingma'), /Adam/)
    })

    test('meets no error', async () => {
      assert.deepEqual(await editor().errors(), [])
      assert.deepEqual(await editor().notifications(), [])
    })
  })
})
