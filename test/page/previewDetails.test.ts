import assert from 'node:assert/strict'
import { accessibilityProblems } from './support/accessibility.ts'
import { layoutProblems } from './support/layout.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const later = `# Week 2

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): deep, as in https://arxiv.org/abs/1412.6980 and 1706.03762.
- [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239): noise.
`
const earlier = `# Week 1

- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips, and **better** than [the rest](https://example.org).
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.
`

const hebrew = `# השבוע השלישי

קראתי כמה מאמרים טובים.

## ראשון

Denoising Diffusion Probabilistic Models
https://arxiv.org/abs/2006.11239
מאמר עמוק (מאוד).

## שני

Attention Is All You Need
https://arxiv.org/abs/1706.03762
בלי חזרות.
`

const like = `# Week 2

A Method for Adaptive Stochastic Optimization
https://arxiv.org/abs/2101.00042
Better than what we had.

#review
`
const likened = `# Week 1

Adam: A Method for Stochastic Optimization
https://arxiv.org/abs/1412.6980
Still the default of everybody.

Dependency Parsing with Graphs
https://arxiv.org/abs/2001.00002
A parser.

#review
`

/** A list of what a program leans on is no digest. */
const readme = `# Fast Trees

A library that trains trees. It reads a folder of files, and writes what it has learned beside them.

## References

- Vaswani et al., Attention Is All You Need, arXiv:1706.03762
- Kingma and Ba, Adam: A Method for Stochastic Optimization, arXiv:1412.6980
`

suite('a person who reads a review', () => {
  const local = useLocalArxiv()
  const files = {
    '2021-01-12.md': later,
    '2021-01-05.md': earlier,
    '2021-02-10.md': like,
    '2021-02-03.md': likened,
    'new.digest': '',
    'hebrew.md': hebrew,
    'notes.md': '# Notes\n\nMilk.\n',
    'README.md': readme,
    'plots.md': `${likened}\nSee the end.\n`,
  }
  const editor = useEditor(() => ({
    files,
    settings: {
      ...local().settings,
      'markdown.preview.fontSize': 20,
      'markdown.preview.fontFamily': 'DejaVu Serif, serif',
    },
  }))

  test('sees what papers are called, not their addresses', async () => {
    await editor().openFile('2021-01-12.md')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry .commentary a.mention')
    await preview.getByText('Adam (2014)').waitFor()
    await preview.getByText('Attention Is All You Need (2017)').waitFor()
    assert.doesNotMatch(await preview.locator('.commentary').first().innerText(), /arxiv\.org/)
  })

  test('has it in the letters that they have chosen for Markdown', async () => {
    const preview = await editor().webview('article.entry .commentary')
    const letters = await preview.evaluate(
      '(({ fontSize, fontFamily }) => [fontSize, fontFamily])(getComputedStyle(document.body))',
    )
    assert.deepEqual(letters, ['20px', '"DejaVu Serif", serif'])
    assert.deepEqual(await layoutProblems(preview), [])
  })

  test('sees what was said before as it is read, and opens it beside without losing the page', async () => {
    const preview = await editor().webview('article.entry .covered a')
    await preview.locator('.covered summary').first().click()
    assert.match(await preview.locator('.covered').first().innerText(), /skips, and better than the rest\./)
    await editor().screenshot('preview, mentions and coverage')
    await preview.locator('.covered a').first().click()
    const tabs = editor().page.locator('.tab')
    await tabs.filter({ hasText: '2021-01-05.md' }).waitFor()
    const groups = editor().page.locator('.editor-group-container')
    await groups.first().locator('.tab', { hasText: '2021-01-05.md' }).waitFor()
    // Long enough for a review that follows the active digest.
    await editor().page.waitForTimeout(1_500)
    assert.equal(await tabs.filter({ hasText: 'Review of 2021-01-12.md' }).count(), 1)
    await preview.getByText('Adam (2014)').waitFor()
    await editor().screenshot('preview, a digest that was opened beside')
  })

  test('is told what a digest without papers wants, and what is no digest', async () => {
    await editor().openFile('new.digest')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('[aria-busy="false"]:not(:has(.entry)) + #empty button')
    await preview.getByRole('heading', { name: 'No papers here yet' }).waitFor()
    assert.equal(await preview.locator('#other').isVisible(), false)
    assert.deepEqual(await accessibilityProblems(preview), [])
    await editor().screenshot('preview, no papers yet')
    await preview.getByRole('button', { name: 'Insert Paper…' }).click()
    await editor().page.locator('.quick-input-widget input').waitFor()
    await editor().page.keyboard.press('Escape')
    await editor().openFile('notes.md')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const other = await editor().webview('#other:not([hidden])')
    await other.getByText('Not a digest:').waitFor()
    await editor().screenshot('preview, no digest')
  })

  test('is offered images from elsewhere as long as there are any', async () => {
    await editor().openFile('plots.md')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('#review:has-text("See the end.")')
    const offer = preview.getByRole('button', { name: 'Show images' })
    assert.equal(await offer.isVisible(), false)
    await editor().focusEditor()
    await editor().press('Control+End')
    // Typed, it would first be the address of a file beside the digest.
    await editor().paste('![A plot](https://images.invalid/plot.png)')
    await offer.waitFor()
    await editor().press('Control+Shift+K')
    await offer.waitFor({ state: 'hidden' })
  })

  test('reads from the right what is written so', async () => {
    await editor().openFile('hebrew.md')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('#review[dir="rtl"][lang="he"] .entry .authors')
    assert.deepEqual(await layoutProblems(preview), [])
    assert.deepEqual(await accessibilityProblems(preview), [])
    await editor().screenshot('preview, from the right')
  })

  test('has no line below the name of a section in the built-in Markdown preview either', async () => {
    await editor().openFile('hebrew.md')
    await editor().runCommand('Markdown: Open Preview to the Side')
    const preview = await editor().webview('div.review > .entry')
    const line = "getComputedStyle(document.querySelector('.review > .entry')).borderBlockStartColor"
    assert.equal(await preview.evaluate(line), 'rgba(0, 0, 0, 0)')
    const names = "document.querySelector('.byline .short')"
    const edges = `[${names}, ${names}.closest('.entry')].map((each) => Math.round(each.getBoundingClientRect().right))`
    const [end, edge] = (await preview.evaluate(edges)) as [number, number]
    assert.equal(end, edge, 'the names begin where the text does')
    await editor().screenshot('built-in preview')
  })

  test('sees a README that lists references as VS Code shows it, without cards, lenses and complaints', async () => {
    await editor().openFile('README.md')
    await editor().runCommand('Markdown: Open Preview to the Side')
    const preview = await editor().webview('li[data-line]')
    await preview.getByText('Kingma and Ba').waitFor()
    // Long enough for records and cards to come.
    await editor().page.waitForTimeout(1_500)
    assert.equal(await preview.locator('.review, .entry').count(), 0)
    const group = editor().page.locator('.editor-group-container', {
      has: editor().page.locator('.tab.active[data-resource-name="README.md"]'),
    })
    assert.equal(await group.locator('.view-line', { hasText: 'Vaswani' }).count(), 1)
    assert.equal(await group.locator('.codelens-decoration').count(), 0)
    // From the preview, which has the focus, back to the text.
    await editor().press('Control+1')
    assert.deepEqual(
      (await editor().problems(() => true)).filter((row) => /title|paper/i.test(row)),
      [],
    )
  })

  test('is offered a folder beside the archive for a site', async () => {
    await editor().runCommand('Research Digest: Export Archive as Site…')
    const input = editor().page.locator('.quick-input-widget input[type="text"]')
    const folder = `${editor().folder}-site`
    await waitUntil(
      'The folder for the site',
      () => input.inputValue(),
      (value) => value.replace(/\/$/, '') === folder,
    )
    await editor().page.keyboard.press('Enter')
    // Older versions of VS Code accept only folders that exist.
    await editor()
      .page.getByText(/Would you like to create it\?|enter a path that exists/)
      .waitFor()
    await editor().page.keyboard.press('Escape')
  })

  test('reads below an entry which others it is like, and opens it', async () => {
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

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
