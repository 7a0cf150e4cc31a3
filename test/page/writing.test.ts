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

suite('a person who types an identifier in a digest of their own form', () => {
  const local = useLocalArxiv()
  const files = Object.fromEntries(forms.map(({ name, text }) => [name, text]))
  const editor = useEditor(() => ({ files, settings: local().settings }))

  test('finds the extension active', async () => {
    await editor().openFile('headings.md')
    const running = await readRunningExtensions(editor().page, readManifest().name)
    assert.ok(running.some(({ name }) => extensionId().endsWith(`.${name}`)))
  })

  for (const { name, text, typed, written, said = 'Fine.' } of forms) {
    test(`accepts an entry of that form, and goes on with the commentary: ${name}`, async () => {
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

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
