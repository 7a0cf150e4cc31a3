import assert from 'node:assert/strict'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const mention = 'Builds on https://arxiv.org/abs/1412.6980 once more.'
const files = {
  '2023/2023-05-06.md':
    '# Notes of 2023-05-06\n\n## Trees\n\n- [Growing Trees](https://arxiv.org/abs/2301.00001): tall.\n\n#review\n',
  '2024/2024-02-03.md': `# Notes of 2024-02-03\n\n## Trees\n\n- [Old Trees](https://arxiv.org/abs/2401.00001): ${mention}\n- [Small Trees](https://arxiv.org/abs/2401.00002): small.\n\n#review #trees\n`,
  '2024/2024-12-14.md': `# Notes of 2024-12-14\n\n## Optimisers\n\n- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): at last.\n- [Growing Trees](https://arxiv.org/abs/2301.00001): ${mention}\n\n#review\n`,
}

suite('a person who looks back on a year', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files, settings: local().settings }))

  test('has a document begun in their own form, with figures alone, and saves it where they want', async () => {
    await editor().openFile('2024/2024-12-14.md')
    // Its record is in the library then.
    await editor().hover('1412.6980', 'Diederik')
    await editor().runCommand('Research Digest: Year in Review…')
    const rows = editor().page.locator('.quick-input-list .monaco-list-row')
    await rows.filter({ hasText: /2024\s*2 digests/ }).waitFor()
    await rows.getByText('2024', { exact: true }).click()
    await editor().page.locator('.view-lines').getByText('Notes of 2024 in review').waitFor()
    await editor().screenshot('year in review')
    const place = path.join(editor().folder, '2024', '2024-in-review.md')
    await assert.rejects(access(place), 'nothing is written yet')
    assert.equal(
      await editor().savedText('2024/2024-in-review.md'),
      `# Notes of 2024 in review

2 digests, 4 papers, 11 words of commentary, 1 paper covered again.

## Papers by month

- February: 2 papers
- December: 2 papers

## Tags

- review: 2 digests
- trees: 1 digest

## Subjects

- Machine Learning: 1 paper

## Papers by length of commentary, in words

- 1 to 10: 4 papers

## New this year

- 2024-02-03: trees
- 2024-12-14: Machine Learning

## Mentioned most often

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): Mentioned 2 times this year.
`,
    )
  })

  // Without scripts in the page axe does not run; the same elements are looked at on exported sites.
  test('sees the year in plots beside the text, in every theme', async () => {
    await editor().runCommand('Research Digest: Year in Figures…')
    await editor()
      .page.locator('.quick-input-list .monaco-list-row')
      .getByText('2024', { exact: true })
      .click()
    for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast']) {
      await editor().chooseTheme(theme)
      const figures = await editor().webview('svg.plot')
      assert.equal(await figures.locator('h1').innerText(), '2024 in review')
      assert.equal(
        await figures.locator('#months-heading').innerText(),
        'February and December were the busiest months',
      )
      assert.deepEqual(await figures.locator('#months .bar').count(), 2)
      await figures.locator('#months summary').click()
      assert.match(
        await figures.locator('#months table').innerText(),
        /Month\s+2024\s+2023[\s\S]*Feb\s+2\s+0/,
      )
      await editor().screenshot(`year in figures, ${theme}`)
      await figures.locator('#months summary').click()
    }
    assert.deepEqual(await editor().errors(), [])
  })
})
