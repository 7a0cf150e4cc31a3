import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { corpusFolder } from '../helpers/corpus.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const week = `Merry week.

The papers below are about generative models.

Very Deep VAEs Generalize Autoregressive Models and Can Outperform Them on Images

https://arxiv.org/abs/2011.10650

Deep enough, and everything works. See https://arxiv.org/abs/1912.03263 as well.

An Effective Anti-Aliasing Approach for Residual Networks

https://arxiv.org/abs/2011.10675

Blur everywhere.

#review
`

suite('a person who writes a digest', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files: { 'week.md': week }, settings: local().settings }))

  test('sees its sections and entries in the outline', async () => {
    await editor().openFile('week.md')
    const rows = await editor().outline((all) => all.length >= 3)
    assert.match(rows.join('\n'), /The papers below[\s\S]*Very Deep VAEs[\s\S]*Anti-Aliasing/)
    await editor().screenshot('outline')
  })

  test('reads the abstract of a link under the mouse', async () => {
    const hover = await editor().hover('2011.10650', 'autoregressive model')
    assert.match(hover, /Rewon Child/)
    assert.match(hover, /2020-11-20/)
    assert.match(hover, /Machine Learning/)
    await editor().screenshot('hover')
  })

  test('finds no problem while arXiv agrees with the titles', async () => {
    assert.deepEqual(await editor().problems((rows) => rows.length === 0), [])
  })

  test('types the beginning of an identifier and gets a whole entry', async () => {
    await editor().goToEnd()
    await editor().type('\n2011.106')
    const rows = await editor().suggestions('Very Deep VAEs')
    assert.ok(rows.some((row) => row.includes('An Effective Anti')))
    await editor().screenshot('completion')
    await editor().press('Enter')
    await editor().type('Said at once.')
    const text = await editor().savedText('week.md')
    assert.match(
      text,
      /#review\n\n(Very Deep|An Effective).*\n\nhttps:\/\/arxiv\.org\/abs\/2011\.106\d\d\n\nSaid at once\.$/,
    )
  })

  test('types words of a title and gets a link inside a sentence, as the digest has its others', async () => {
    await editor().type(' As in @very dee')
    await editor().acceptSuggestion('Very Deep VAEs')
    const text = await editor().savedText('week.md')
    assert.match(text, /As in https:\/\/arxiv\.org\/abs\/2011\.10650$/)
  })

  test('types a whole identifier that nobody has seen and gets its paper', async () => {
    await editor().type('\n\n1512.03385')
    await editor().acceptSuggestion('Deep Residual Learning')
    const text = await editor().savedText('week.md')
    assert.match(
      text,
      /\n\nDeep Residual Learning for Image Recognition\n\nhttps:\/\/arxiv\.org\/abs\/1512\.03385\n\n$/,
    )
  })

  test('is warned of a changed title and mends it', async () => {
    await editor().goTo(5)
    await editor().type('Not ')
    const problems = await editor().problems((rows) =>
      rows.some((row) => row.includes('This link leads to the paper')),
    )
    assert.ok(problems.some((row) => /Warning/.test(row)))
    await editor().screenshot('title mismatch')
    await editor().chooseQuickFix('Use the title from the record')
    const text = await editor().savedText('week.md')
    assert.equal(
      text.split('\n')[4],
      'Very Deep VAEs Generalize Autoregressive Models and Can Outperform Them on Images',
    )
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

suite('a person who opens the seed digest', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({ files: { 'seed.txt': seedDigest() }, settings: local().settings }))

  suiteSetup(function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) this.skip()
  })

  test('sees a card for each of the sixteen papers in the preview', async () => {
    await editor().openFile('seed.txt')
    await editor().runCommand('Research Digest: Open Preview to the Side')
    const preview = await editor().webview('article.entry .authors')
    await waitUntil(
      'Sixteen cards with records',
      () => preview.locator('article.entry .authors').count(),
      (count) => count === 16,
    )
    assert.equal(await preview.locator('article.entry').count(), 16)
    assert.equal(await preview.locator('#review h2').count(), 3)
    await editor().screenshot('preview of the seed')
  })

  test('sees what is typed in the preview, on the same page', async () => {
    const preview = await editor().webview('article.entry')
    await preview.evaluate('globalThis.sameDocument = true')
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('\nsupercalifragilistic')
    await preview.getByText('supercalifragilistic').waitFor()
    assert.equal(await preview.evaluate('globalThis.sameDocument'), true)
    await editor().screenshot('preview while typing')
    await editor().press('Control+Z')
  })

  test('asks arXiv once for all its papers', () => {
    const asked = local().arxiv.requests
    assert.equal(asked.length, 1)
  })

  test('sees three sections in the outline, reads an abstract, and finds no problem', async () => {
    await editor().outline((rows) => rows.filter((row) => row.includes('아래 논문들은')).length >= 1)
    await editor().press('Control+Home')
    assert.match(await editor().hover('2011.10650', 'autoregressive'), /Rewon Child/)
    assert.deepEqual(await editor().problems((rows) => rows.length === 0), [])
    await editor().screenshot('seed')
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})

function seedDigest(): string {
  return corpusFolder ? readFileSync(new URL('seed-digest.txt', corpusFolder), 'utf8') : ''
}
