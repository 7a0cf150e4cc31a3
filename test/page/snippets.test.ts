import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const seed = `Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/abs/1512.03385
Deep.

`

suite('a person who uses snippets in plain text', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files: { 'seed.txt': seed, 'new.md': '' }, settings: local().settings }))
  const picker = () => editor().page.getByPlaceholder('Title words')
  const choose = async (word: string) => {
    await editor().type(word.slice(0, 3))
    await editor().press('Control+Space')
    await editor().acceptSuggestion(word)
  }

  test('names the paper of an entry first, and its title follows', async () => {
    await editor().openFile('seed.txt')
    await editor().hover('1706.03762', 'Vaswani')
    await editor().focusEditor()
    await editor().goToEnd()
    await choose('entry')
    await picker().waitFor()
    await editor().type('2006.11239')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Denoising' }).waitFor()
    await editor().press('Enter')
    await picker().waitFor({ state: 'hidden' })
    await editor().type('Noise.')
    assert.equal(
      await editor().savedText('seed.txt'),
      `${seed}Denoising Diffusion Probabilistic Models\nhttps://arxiv.org/abs/2006.11239\nNoise.`,
    )
  })

  test('leaves nothing behind by changing their mind', async () => {
    const before = await editor().savedText('seed.txt')
    await editor().type(' As in ')
    await choose('mention')
    await picker().waitFor()
    await editor().press('Escape')
    await picker().waitFor({ state: 'hidden' })
    assert.equal(await editor().savedText('seed.txt'), `${before} As in `)
  })

  test('begins a digest', async () => {
    await editor().openFile('new.md')
    await editor().focusEditor()
    await choose('digest')
    await editor().screenshot('snippet of a digest')
    const text = await editor().savedText('new.md')
    assert.match(text, /^---\ndigest:\n {2}date: \d{4}-\d\d-\d\d\n---\n# \d{4}-/)
    assert.doesNotMatch(text, /http/)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
