import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { useEditor } from './support/useEditor.ts'
import { waitUntil } from './support/waitUntil.ts'

const misread = `# Reading, week 12

[Ann Author] ~ regret in small games ~ read at https://arxiv.org/abs/2301.00001 ~ Short and good.

[Bo Weaver] ~ trees that wait ~ read at https://arxiv.org/abs/2301.00002 ~ Long, and worth it.

[Cy Third] ~ a ledger of tokens ~ read at https://example.org/three ~ Not for me.

#review
`

suite('a person whose list is misread', () => {
  const editor = useEditor(() => ({ files: { 'week.digest': misread } }))
  const quickInput = () => editor().page.locator('.quick-input-widget')
  const rows = () => quickInput().locator('.monaco-list-row')

  test('is asked where the title of the entry at the cursor is', async () => {
    await editor().openFile('week.digest')
    await editor().goTo(3, 20)
    await editor().runCommand('Research Digest: Read Entries Like This')
    await rows().getByText('regret in small games', { exact: true }).waitFor()
    await editor().screenshot('teaching a title')
  })

  test('sees what a pattern would read before it is taught, and leaves it by Escape', async () => {
    await editor().press('Enter')
    await rows().getByText('{title}').first().waitFor()
    assert.match(
      (await rows().allInnerTexts()).join('\n'),
      /0 now, 3 with this pattern, which reads 3 of them/,
    )
    await editor().screenshot('teaching a pattern')
    await editor().press('Escape')
    await quickInput().waitFor({ state: 'hidden' })
    await assert.rejects(readFile(path.join(editor().folder, 'digest.yaml')))
  })

  test('teaches it, and sees the entries in the outline', async () => {
    await editor().runCommand('Research Digest: Read Entries Like This')
    await rows().getByText('regret in small games', { exact: true }).waitFor()
    await editor().press('Enter')
    await rows().getByText('{title}').first().waitFor()
    await editor().press('Enter')
    const file = path.join(editor().folder, 'digest.yaml')
    const written = await waitUntil('The file of conventions', () => readFile(file, 'utf8').catch(() => ''))
    assert.match(written, /^entries:\n {2}- '.*\{title\}.*\{link\}/)
    const shown = await editor().outline((all) => all.join('\n').includes('ledger'))
    assert.match(shown.join('\n'), /regret in small games[\s\S]*trees that wait[\s\S]*a ledger of tokens/)
    await editor().screenshot('taught entries')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
