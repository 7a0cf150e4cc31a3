import assert from 'node:assert/strict'
import { extensionId, readManifest } from '../../scripts/support/project.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const bibliography =
  '# References\n\n* Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need. arXiv preprint arXiv:1706.03762.\n* He, K., & Zhang, X. (2015). Deep Residual Learning for Image Recognition. arXiv preprint arXiv:1512.03385.\n'

const seed = `Attention Is All You Need
https://arxiv.org/abs/1706.03762
No recurrence at all.

Deep Residual Learning for Image Recognition
https://arxiv.org/abs/1512.03385
Deep.

`

suite('a person who writes', () => {
  const local = useLocalArxiv()
  const files = {
    'bibliography.md': bibliography,
    '주간 논문.md': '# Weekly\n',
    'seed.txt': seed,
    'new.md': '',
  }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const picker = () => editor().page.getByPlaceholder('Title words')
  const complete = async (word: string) => {
    await editor().type(word.slice(0, 3))
    await editor().askForSuggestions(word)
    await editor().acceptSuggestion(word)
  }

  test('finds the extension active', async () => {
    await editor().openFile('bibliography.md')
    const running = await readRunningExtensions(editor().page, readManifest().name)
    assert.ok(running.some(({ name }) => extensionId().endsWith(`.${name}`)))
  })

  test('accepts a reference in the form of a bibliography, and goes on with the commentary', async () => {
    await editor().openFile('bibliography.md')
    await editor().goToEnd()
    await editor().type('2006.11239')
    await editor().acceptSuggestion('Denoising Diffusion')
    await editor().type(' Fine.')
    await editor().screenshot('writing bibliography.md')
    assert.equal(
      await editor().savedText('bibliography.md'),
      `${bibliography}* Ho, J., Jain, A., & Abbeel, P. (2020). Denoising Diffusion Probabilistic Models. arXiv preprint arXiv:2006.11239. Fine.`,
    )
  })

  test('finds every word in the saved file, composed ones too', async () => {
    await editor().openFile('주간 논문.md')
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('A plain line.\n')
    await editor().compose(['ㅎ', '하', '한'])
    await editor().type(' 2401')
    await editor().screenshot('typing')
    assert.equal(await editor().savedText('주간 논문.md'), '# Weekly\nA plain line.\n한 2401')
  })

  test('names the paper of a snippet for an entry first, and its title follows', async () => {
    await editor().openFile('seed.txt')
    await editor().hover('1706.03762', 'Vaswani')
    await editor().focusEditor()
    await editor().goToEnd()
    await complete('entry')
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

  test('leaves nothing of a snippet behind by changing their mind', async () => {
    // While VS Code saves it, the file is empty.
    const before = await waitUntil('The text', () => editor().savedText('seed.txt'))
    await editor().type(' As in ')
    await complete('mention')
    await picker().waitFor()
    await editor().press('Escape')
    await picker().waitFor({ state: 'hidden' })
    const read = () => editor().savedText('seed.txt')
    assert.equal(await waitUntil('The text', read), `${before} As in `)
  })

  test('begins a digest by a snippet', async () => {
    await editor().openFile('new.md')
    await editor().focusEditor()
    await complete('digest')
    await editor().screenshot('snippet of a digest')
    const text = await editor().savedText('new.md')
    assert.match(text, /^---\ndigest:\n {2}date: \d{4}-\d\d-\d\d\n---\n# \d{4}-/)
    assert.doesNotMatch(text, /http/)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
