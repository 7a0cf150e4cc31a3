import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const title = 'Denoising Diffusion Probabilistic Models'
const url = 'https://arxiv.org/abs/2006.11239'
const begun = '---\ndigest: true\ndate: 2021-01-12\n---\n\n# Papers of 2021-01-12\n\n'

interface Form {
  readonly name: string
  readonly earlier: string
  /** The first entry of the next digest, with what is said of it. */
  readonly entry: string
}

const old = 'https://arxiv.org/abs/1706.03762'
const other = 'https://arxiv.org/abs/1512.03385'
const forms: readonly Form[] = [
  {
    name: 'list',
    earlier: `- **[Attention Is All You Need](${old})**: no recurrence.\n- **[Deep Residual Learning for Image Recognition](${other})**: skips.\n`,
    entry: `- **[${title}](${url})**: Fine.`,
  },
  {
    name: 'headings',
    earlier: `### [Attention Is All You Need](${old})\n\nNo recurrence.\n\n### [Deep Residual Learning for Image Recognition](${other})\n\nSkips.\n`,
    entry: `### [${title}](${url})\n\nFine.`,
  },
  {
    name: 'table',
    earlier: `| # | Paper | What I think |\n|---|---|---|\n| 1 | [Attention Is All You Need](${old}) | no recurrence |\n| 2 | [Deep Residual Learning for Image Recognition](${other}) | skips |\n`,
    entry: `| # | Paper | What I think |\n|---|---|---|\n| 1 | [${title}](${url}) | Fine. |`,
  },
  {
    name: '한국어',
    earlier: `1. Attention Is All You Need\n- 링크: ${old}\n- 요약: 순환 구조가 없다.\n\n2. Deep Residual Learning for Image Recognition\n- 링크: ${other}\n- 요약: 지름길 연결.\n`,
    entry: `1. ${title}\n- 링크: ${url}\n- 요약: Fine.`,
  },
]

suite('a person who writes the first paper of a digest', () => {
  const local = useLocalArxiv()
  const ways = ['completed', 'pasted', 'inserted', 'address']
  const editor = useEditor(() => ({
    files: Object.fromEntries(
      forms.flatMap(({ name, earlier }) => [
        ...ways.map((way) => [`${way} ${name}/2021-01-05.md`, `# Papers of 2021-01-05\n\n${earlier}`]),
        ...ways.map((way) => [
          `${way} ${name}/${way} ${name}.md`,
          way === 'address' ? `${begun}${url}\n` : begun,
        ]),
      ]),
    ),
    settings: local().settings,
  }))

  async function open(file: string): Promise<void> {
    await editor().openFile(file)
    await editor().focusEditor()
    await editor().goToEnd()
  }

  function shows(words: string): Promise<string> {
    return waitUntil(
      words,
      () => editor().page.locator('.editor-instance .view-lines').innerText(),
      (shown) => shown.replaceAll('\u00a0', ' ').includes(words),
    )
  }

  /** Once what was written is there, the cursor is where the commentary goes. */
  async function goesOn(file: string, entry: string): Promise<void> {
    await shows('Denoising')
    const lines = (begun + entry.slice(0, entry.indexOf('Fine.'))).split('\n')
    await editor().waitForStatus(new RegExp(`Ln ${lines.length}, Col ${(lines.at(-1)?.length ?? 0) + 1}\\b`))
    await editor().type('Fine.')
    await editor().screenshot(`first entry ${file.split('/')[0]}`)
    assert.equal(await editor().savedText(file), begun + entry)
  }

  suiteSetup(async () => {
    await editor().openFile('pasted list/2021-01-05.md')
    await editor().outline((rows) => rows.some((row) => row.includes('Attention')))
    await editor().hover('1706.03762', 'Vaswani')
  })

  for (const { name, entry } of forms) {
    test(`completes it in the form of the last digest: ${name}`, async () => {
      await open(`completed ${name}/completed ${name}.md`)
      await editor().type('2006.11239')
      await editor().acceptSuggestion('Denoising')
      await goesOn(`completed ${name}/completed ${name}.md`, entry)
    })

    test(`pastes it in the form of the last digest: ${name}`, async () => {
      await open(`pasted ${name}/pasted ${name}.md`)
      await editor().paste('https://arxiv.org/pdf/2006.11239v2')
      await goesOn(`pasted ${name}/pasted ${name}.md`, entry)
      await editor().press('Control+Z')
      await editor().press('Control+Z')
      assert.equal(await editor().savedText(`pasted ${name}/pasted ${name}.md`), begun)
    })

    test(`inserts it in the form of the last digest: ${name}`, async () => {
      await open(`inserted ${name}/inserted ${name}.md`)
      await editor().runCommand('Research Digest: Insert Paper…')
      const input = editor().page.locator('.quick-input-widget input[type="text"]')
      await input.waitFor()
      await input.fill('2006.11239')
      await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Denoising' }).waitFor()
      await editor().press('Enter')
      await goesOn(`inserted ${name}/inserted ${name}.md`, entry)
    })

    test(`completes an address into it in the form of the last digest: ${name}`, async () => {
      const file = `address ${name}/address ${name}.md`
      await open(file)
      await editor().press('ArrowUp')
      await editor().chooseQuickFix('Complete into Entry')
      await shows('Denoising')
      const text = await editor().savedText(file)
      const lines = entry.replace('Fine.', '').trimEnd().split('\n')
      assert.equal(
        text
          .trimEnd()
          .split('\n')
          .slice(7, 7 + lines.length)
          .join('\n')
          .trimEnd(),
        lines.join('\n').trimEnd(),
      )
    })
  }
})
