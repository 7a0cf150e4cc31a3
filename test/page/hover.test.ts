import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const prose = `# On depth

As in [residual nets](https://arxiv.org/abs/1512.03385), and 1706.03762 after them.
구조는 arXiv:1412.6980에서 왔다.
`
const week = `# Week 2

Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/abs/1512.03385
Skips, and they work.
`

suite('a person who points at papers', () => {
  const local = useLocalArxiv()
  const files = { 'README.md': prose, '2021-01-05.md': week }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const hover = () => editor().page.locator('.monaco-hover:not(.hidden) .monaco-hover-content')

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
    await hover().getByText('Insert Title').click()
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
