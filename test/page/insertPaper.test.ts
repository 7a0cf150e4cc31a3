import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const week = `# Week 3

## Vision

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.

## Language

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.

`
const earlier = `# Week 1

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): steps.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.
`

suite('a person who inserts papers', () => {
  const local = useLocalArxiv()
  const files = { 'week.md': week, '2021-01-05.md': earlier }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  const rows = () => editor().page.locator('.quick-input-list .monaco-list-row')
  const rowWith = async (words: string) => {
    const row = rows().filter({ hasText: words }).first()
    await row.waitFor()
    return row
  }
  const open = async () => {
    await editor().press('Control+K')
    await editor().press('a')
    await editor().page.getByPlaceholder('Title words').waitFor()
  }

  suiteSetup(async () => {
    await editor().openFile('week.md')
    await editor().hover('1706.03762', 'Vaswani')
    await editor().hover('1512.03385', 'Kaiming')
    await editor().focusEditor()
    await editor().goToEnd()
  })

  test('is shown the papers seen last before anything is typed, with those of the digest marked', async () => {
    await open()
    assert.match(await (await rowWith('Attention Is All')).innerText(), /in this digest/)
    await editor().screenshot('insert paper, nothing typed')
  })

  test('is told where nothing is found', async () => {
    await editor().type('qqxvy nowhere')
    await rowWith('No paper matches. Try fewer words, or paste a link.')
    await editor().screenshot('insert paper, nothing found')
    await editor().press('Enter')
    assert.equal(await rows().count(), 1)
  })

  test('pastes the address of a PDF and gets its paper, marked as covered before', async () => {
    await editor().press('Control+A')
    await editor().paste('https://arxiv.org/pdf/1412.6980v9')
    assert.match(await (await rowWith('Adam')).innerText(), /covered in 2021-01-05/)
    await editor().screenshot('insert paper, an address')
    await editor().press('Enter')
    await editor().page.locator('.tab.active.dirty').waitFor()
    assert.equal(
      await editor().savedText('week.md'),
      `${week}- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): `,
    )
    await editor().press('Control+Z')
    assert.equal(await editor().savedText('week.md'), week)
  })

  test('pastes several and has them chosen, and puts them into a section, in one step', async () => {
    await open()
    await editor().paste('2006.11239, arXiv:1412.6980')
    await rowWith('Denoising')
    await waitUntil(
      'Two chosen papers',
      () => editor().page.locator('.quick-input-list .monaco-checkbox.codicon-check').count(),
      (count) => count >= 2,
    )
    await editor().screenshot('insert paper, several')
    await editor().page.getByRole('button', { name: 'Choose Section…' }).click()
    await (await rowWith('Vision')).click()
    await editor().page.getByText('Insert into: Vision').waitFor()
    await editor().screenshot('insert paper, into a section')
    await editor().page.getByRole('button', { name: 'OK', exact: true }).click()
    await editor().page.locator('.tab.active.dirty').waitFor()
    assert.equal(
      await editor().savedText('week.md'),
      week.replace(
        'skips.\n',
        'skips.\n- [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239): \n- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): \n',
      ),
    )
    await editor().press('Control+Z')
    assert.equal(await editor().savedText('week.md'), week)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})
