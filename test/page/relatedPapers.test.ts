import assert from 'node:assert/strict'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const later = `# Week 2

A Method for Adaptive Stochastic Optimization
https://arxiv.org/abs/2101.00042
Better than what we had.

#review
`
const earlier = `# Week 1

Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
Still the default of everybody.

Dependency Parsing with Graphs
https://arxiv.org/abs/2001.00002
A parser.

#review
`

suite('a person who has said something about this before', () => {
  const local = useLocalArxiv()
  const files = { '2021-02-10.md': later, '2021-02-03.md': earlier }
  const editor = useEditor(() => ({ files, settings: local().settings }))

  test('reads below an entry what it is like, and opens it', async () => {
    await editor().openFile('2021-02-10.md')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry .related')
    const related = preview.locator('.related').first()
    assert.equal(await related.locator('summary').innerText(), '1 similar paper')
    await related.locator('summary').click()
    assert.match(
      await related.innerText(),
      /Adam: A Method .* · 2021-02-03\s+.*Still the default of everybody\./,
    )
    await editor().screenshot('preview, related papers')
    await related.locator('a').click()
    await editor().page.locator('.tab').filter({ hasText: '2021-02-03.md' }).waitFor()
  })
})
