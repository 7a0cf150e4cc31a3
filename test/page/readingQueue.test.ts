import assert from 'node:assert/strict'
import { choose } from './support/finding.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const list = `---
digest: false
draft: true
---

- [ ] Attention Is All You Need https://arxiv.org/abs/1706.03762
- [x] Read long ago https://arxiv.org/abs/1512.03385
- [ ] Adam: A Method for Stochastic Optimization https://arxiv.org/abs/1412.6980
- [ ] A Paper that Nobody Knows https://arxiv.org/abs/2401.99999
`

const issue = `---
digest: true
---

# Notes of 2024-11-23

### [Sparse Gates for Long Contexts](https://arxiv.org/abs/2301.00011)

Half of them stay shut.

### [Maps for Moles](https://arxiv.org/abs/2302.00022)

Torn.
`

suite('a person who has kept papers to read', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    asInstalled: true,
    files: {
      'reading-list.md': list,
      '2024-11-23.md': issue,
      'digest.yaml': 'newDigest: { file: "{date}.md", title: "Notes of {date}" }\n',
    },
    settings: local().settings,
  }))

  const listed = (isRight: (text: string) => boolean) =>
    waitUntil('The ticks', () => editor().savedText('reading-list.md'), isRight)

  test('sees what the Inbox wants to be told, where there are no feeds', async () => {
    await editor().openFile('2024-11-23.md')
    await editor().runCommand('Research Digest: Focus on Inbox View')
    await editor().page.getByText('New arXiv papers appear here').waitFor()
    await editor().screenshot('inbox without feeds')
    await editor().page.getByRole('button', { name: 'Set Up Feeds' }).click()
    await editor().page.locator('.view-lines').getByText('feeds:').waitFor()
    assert.match(
      await editor().savedText('digest.yaml'),
      /^newDigest: [^\n]*\nfeeds:\n(?: {2}# [^\n]+\n){2} {2}- name: My papers\n/,
    )
    await editor().page.locator('.pane').getByText('arXiv').first().waitFor()
    await editor().screenshot('inbox set up')
  })

  test('turns one of them into an entry of the digest, and has it ticked off', async () => {
    await editor().openFile('2024-11-23.md')
    await editor().goToEnd()
    await editor().runCommand('Research Digest: Turn Reading List into Entries…')
    const rows = editor().page.locator('.quick-input-list .monaco-list-row')
    await rows.getByText('A Paper that Nobody Knows').waitFor()
    assert.equal(await rows.count(), 3)
    await choose(editor(), 'Attention')
    await editor().screenshot('reading list picked')
    await editor().press('Enter')
    await editor().page.locator('.view-lines').getByText('Attention Is All You Need').waitFor()
    await editor().press('Control+S')
    assert.match(
      await editor().savedText('2024-11-23.md'),
      /Torn\.\n\n### \[Attention Is All You Need\]\(https:\/\/arxiv\.org\/abs\/1706\.03762\)\n/,
    )
    const ticked = list.replace('- [ ] Attention', '- [x] Attention')
    assert.equal(await listed((text) => text.includes('- [x] Attention')), ticked)
  })

  test('begins a digest with others, in the form of the one before it', async () => {
    await editor().runCommand('Research Digest: New Digest…')
    const input = editor().page.locator('.quick-input-widget input[type="text"]')
    await input.fill('2024-11-30')
    await editor().press('Enter')
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Adam' }).waitFor()
    await choose(editor(), 'Adam')
    await choose(editor(), 'Nobody Knows')
    await editor().press('Enter')
    await editor().page.locator('.tab.active[data-resource-name="2024-11-30.md"]').waitFor()
    const text = await editor().savedText('2024-11-30.md')
    assert.match(
      text,
      /# Notes of 2024-11-30\n\n### \[Adam: A Method[^\]]*\]\(https:\/\/arxiv\.org\/abs\/1412\.6980\)\n[\s\S]*### \[A Paper that Nobody Knows\]\(https:\/\/arxiv\.org\/abs\/2401\.99999\)/,
    )
    await editor().screenshot('digest from the reading list')
    await listed((text) => !text.includes('[ ]'))
  })

  test('follows a link that adds a paper, once they have agreed, and no other', async () => {
    await openLink(
      'vscode://research-digest.research-digest/add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2006.11239',
    )
    await listed((text) =>
      text.endsWith('- [ ] Denoising Diffusion Probabilistic Models https://arxiv.org/abs/2006.11239\n'),
    )
    await openLink('vscode://research-digest.research-digest/add?url=https%3A%2F%2Fexample.org%2F2006.11239')
    await editor()
      .page.locator('.notification-list-item', { hasText: 'The link names neither an arXiv paper nor a DOI' })
      .waitFor()
    await editor().screenshot('reading list by link')
    assert.deepEqual(await editor().errors(), [])
  })

  async function openLink(link: string): Promise<void> {
    await editor().runCommand('Developer: Open URL')
    await editor().page.locator('.quick-input-widget input[type="text"]').fill(link)
    await editor().press('Enter')
    await editor().page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open' }).click()
  }
})
