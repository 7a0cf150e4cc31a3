import assert from 'node:assert/strict'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { standInPapers } from '../localArxiv/standInPapers.ts'
import { startLocalSemanticScholar } from '../localServices/semanticScholar.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const mention = 'Builds on https://arxiv.org/abs/1412.6980 once more.'
const modern = {
  '2010.11929': ['1706.03762', '1810.04805', '1512.03385', '1412.6980', '2005.14165'],
  '2005.14165': ['1706.03762', '1810.04805', '1412.6980', '1406.2661'],
  '1810.04805': ['1706.03762', '1412.6980', '1406.2661'],
  '1706.03762': ['1512.03385', '1412.6980', '1406.2661'],
  '2006.11239': ['1706.03762', '1312.6114', '1412.6980'],
}
const covered = [...Object.keys(modern), '1512.03385', '1312.6114']
const titleOf = (id: string) => standInPapers.find((paper) => paper.id === id)?.title ?? ''
const entries = covered.map((id) => `- [${titleOf(id)}](https://arxiv.org/abs/${id}): modern.\n`)
/** One of the papers that they cite is covered in a year before, one in none. */
const citing = standInPapers.map((paper) => {
  const cites = modern[paper.id as keyof typeof modern]
  return cites ? { ...paper, cites } : paper
})

const files = {
  '2025/2025-02-01.md': `# Notes of 2025-02-01\n\n## Modern\n\n${entries.join('')}`,
  '2023/2023-05-06.md':
    '# Notes of 2023-05-06\n\n## Trees\n\n- [Growing Trees](https://arxiv.org/abs/2301.00001): tall.\n\n#review\n',
  '2024/2024-02-03.md': `# Notes of 2024-02-03\n\n## Trees\n\n- [Old Trees](https://arxiv.org/abs/2401.00001): ${mention}\n- [Small Trees](https://arxiv.org/abs/2401.00002): small.\n\n#review #trees\n`,
  '2024/2024-12-14.md': `# Notes of 2024-12-14\n\n## Optimisers\n\n- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980): at last.\n- [Growing Trees](https://arxiv.org/abs/2301.00001): ${mention}\n\n#review\n`,
}

suite('a person who looks back on a year', () => {
  const local = useLocalArxiv()
  let scholar: Awaited<ReturnType<typeof startLocalSemanticScholar>>
  suiteSetup(async () => {
    scholar = await startLocalSemanticScholar(citing)
  })
  suiteTeardown(() => scholar.close())
  const editor = useEditor(() => ({
    files,
    settings: {
      ...local().settings,
      'researchDigest.sources': ['arxiv-api', 'semantic-scholar'],
      'researchDigest.semanticScholar.apiUrl': scholar.url,
    },
  }))

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
    for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast']) {
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

  test('asks which papers of a year cite each other only when they want it, and has it then', async () => {
    await editor().runCommand('View: Close All Editors')
    await editor().runCommand('Research Digest: Year in Figures…')
    const rows = editor().page.locator('.quick-input-list .monaco-list-row')
    await rows.getByText('2025', { exact: true }).click()
    const offer = await editor().webview('a[href^="command:researchDigest.lookUpCitations"]')
    assert.equal(await offer.locator('h1').innerText(), '2025 in review')
    assert.equal(scholar.requests.length, 0)
    await offer.locator('a[href^="command:researchDigest.lookUpCitations"]').click()
    const figures = await editor().webview('#citations')
    const tabs = editor().page.locator('.tab').filter({ hasText: '2025 in review' })
    await waitUntil('one page of the year', async () => (await tabs.count()) === 1)
    assert.equal(scholar.requests.length, 1)
    assert.equal(await figures.locator('#citations-heading').innerText(), 'Cited most: “Adam”')
    assert.match(
      await figures.locator('#citations .sub').innerText(),
      /^5 papers of the year cite 6 papers covered here\./,
    )
    assert.equal(await figures.locator('#citations .link').count(), 15)
    assert.match(
      await figures.locator('#citations ol').innerText(),
      /^Auto-Encoding Variational Bayes\s+1\s+Adam: A Method[^\n]*\s+5\s/,
    )
    assert.match(await figures.locator('#uncovered').innerText(), /Generative Adversarial Networks\s+3 times/)
    await figures.locator('#citations summary').click()
    assert.match(
      await figures.locator('#citations table').innerText(),
      /Attention Is All You Need\s+Adam: A Method/,
    )
    for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast']) {
      await editor().chooseTheme(theme)
      await (await editor().webview('#citations')).locator('#citations').scrollIntoViewIfNeeded()
      await editor().screenshot(`citations, ${theme}`)
    }
    // Once it is out of sight, Chromium complains about a page without scripts.
    assert.deepEqual(await editor().errors(), [])
    await (await editor().webview('#citations'))
      .getByRole('link', { name: 'Attention Is All You Need' })
      .click()
    await editor().page.locator('.tab').filter({ hasText: '2025-02-01.md' }).waitFor()
    await editor().waitForStatus(/Ln 8, Col \d+ \(25 selected\)/)
  })
})
