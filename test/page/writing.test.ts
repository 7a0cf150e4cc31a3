import assert from 'node:assert/strict'
import { extensionId, readManifest } from '../../scripts/support/project.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

interface Form {
  readonly name: string
  readonly text: string
  /** What is typed at the end of the text. */
  readonly typed: string
  /** What stands there once the entry has been accepted and what is said of it has been typed. */
  readonly written: string
  readonly said?: string
}

const title = 'Denoising Diffusion Probabilistic Models'
const url = 'https://arxiv.org/abs/2006.11239'
const forms: readonly Form[] = [
  {
    name: 'bullet list.md',
    text: '# Week 3\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.\n',
    typed: '- 2006.11239',
    written: `- [${title}](${url}): Fine.`,
  },
  {
    name: 'headings.md',
    text: '# Week 3\n\n### Attention Is All You Need\n- **Authors:** Ashish Vaswani, Noam Shazeer\n- **Link:** https://arxiv.org/abs/1706.03762\n\nNo recurrence.\n',
    typed: '2006.11239',
    written: `\n### ${title}\n- **Authors:** Jonathan Ho, Ajay Jain, Pieter Abbeel\n- **Link:** ${url}\n\nFine.`,
  },
  {
    name: 'table.md',
    text: '# Week 3\n\n| # | Paper | What I think | Code |\n|---|---|---|---|\n| 1 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | no recurrence | [code](https://github.com/a/b) |\n| 2 | [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) | skips | [code](https://github.com/c/d) |\n',
    typed: '2006.11239',
    written: `| 3 | [${title}](${url}) | Fine. | |`,
  },
  {
    name: 'numbered paragraphs.md',
    text: 'Three papers.\n\n[1] Vaswani et al. Attention Is All You Need. https://arxiv.org/abs/1706.03762\nNo recurrence.\n\n[2] He et al. Deep Residual Learning for Image Recognition. https://arxiv.org/abs/1512.03385\nSkips.\n',
    typed: '[3] 2006.11239',
    written: `\n[3] Ho et al. ${title}. ${url}\nFine.`,
  },
  {
    name: 'bibliography.md',
    text: '# References\n\n* Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need. arXiv preprint arXiv:1706.03762.\n* He, K., & Zhang, X. (2015). Deep Residual Learning for Image Recognition. arXiv preprint arXiv:1512.03385.\n',
    typed: '2006.11239',
    written: `* Ho, J., Jain, A., & Abbeel, P. (2020). ${title}. arXiv preprint arXiv:2006.11239. Fine.`,
    said: ' Fine.',
  },
  {
    name: '한국어 글.md',
    text: '# 이번 주 논문\n\n1. Attention Is All You Need\n- 링크: https://arxiv.org/abs/1706.03762\n- 요약: 순환 구조가 없다.\n\n2. Deep Residual Learning for Image Recognition\n- 링크: https://arxiv.org/abs/1512.03385\n- 요약: 지름길 연결.\n',
    typed: '2006.11239',
    written: `\n3. ${title}\n- 링크: ${url}\n- 요약: Fine.`,
  },
]

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
    ...Object.fromEntries(forms.map(({ name, text }) => [name, text])),
    '주간 논문.md': '# Weekly\n',
    'seed.txt': seed,
    'new.md': '',
  }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const picker = () => editor().page.getByPlaceholder('Title words')
  const complete = async (word: string) => {
    await editor().type(word.slice(0, 3))
    await editor().press('Control+Space')
    await editor().acceptSuggestion(word)
  }

  test('finds the extension active', async () => {
    await editor().openFile('headings.md')
    const running = await readRunningExtensions(editor().page, readManifest().name)
    assert.ok(running.some(({ name }) => extensionId().endsWith(`.${name}`)))
  })

  for (const { name, text, typed, written, said = 'Fine.' } of forms) {
    test(`accepts an entry in the form of the digest, and goes on with the commentary: ${name}`, async () => {
      await editor().openFile(name)
      await editor().focusEditor()
      await editor().goToEnd()
      await editor().type(typed)
      await editor().suggestions('Denoising Diffusion')
      await editor().screenshot(`writing ${name}, the list`)
      await editor().acceptSuggestion('Denoising Diffusion')
      await editor().type(said)
      await editor().screenshot(`writing ${name}`)
      assert.equal(await editor().savedText(name), text + written)
    })
  }

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
    const before = await editor().savedText('seed.txt')
    await editor().type(' As in ')
    await complete('mention')
    await picker().waitFor()
    await editor().press('Escape')
    await picker().waitFor({ state: 'hidden' })
    assert.equal(await editor().savedText('seed.txt'), `${before} As in `)
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
