import assert from 'node:assert/strict'
import { choose } from './support/finding.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const week = `Very Deep VAEs Generalize Autoregressive Models and Can Outperform Them on Images
https://arxiv.org/abs/2011.10650
Deep enough.

`

suite('a person who looks for a paper that nothing here has', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files: { 'week.md': week }, settings: local().settings }))
  const searches = () =>
    local()
      .arxiv.requests.map(({ parameters }) => parameters.get('search_query'))
      .filter((query) => query)

  test('types words and has arXiv asked once they pause, once', async () => {
    await editor().openFile('week.md')
    await editor().goToEnd()
    await editor().runCommand('Research Digest: Insert Paper…')
    await editor().page.getByPlaceholder('Title words').waitFor()
    await editor().type('residual learning')
    assert.deepEqual(searches(), [])
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: 'Deep Residual Learning' })
      .waitFor()
    await editor().screenshot('papers of arXiv in the picker')
    assert.deepEqual(searches(), ['all:residual AND all:learning'])
  })

  test('chooses the paper and has it in the form of the digest', async () => {
    await choose(editor(), 'Deep Residual Learning')
    await editor().page.locator('.view-lines').getByText('1512.03385').waitFor()
    await editor().screenshot('paper of arXiv in the digest')
    assert.equal(
      await editor().savedText('week.md'),
      `${week}Deep Residual Learning for Image Recognition\nhttps://arxiv.org/abs/1512.03385\n`,
    )
  })

  test('types the words of another behind an @, and has the list open once arXiv has answered', async () => {
    await editor().goToEnd()
    await editor().type('As in @ricci flow')
    await editor().suggestions('The entropy formula')
    await editor().screenshot('papers of arXiv behind an @')
    await editor().acceptSuggestion('The entropy formula')
    assert.match(
      await editor().savedText('week.md'),
      /\nAs in \[The entropy formula [^\]]*\]\(https:\/\/arxiv\.org\/abs\/math\/0211159\)$/,
    )
    assert.deepEqual(searches().slice(1), ['all:ricci AND all:flow'])
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})
