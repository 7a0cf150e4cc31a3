import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { choose, clickLens, peekRows } from './support/finding.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const archive = new URL('../fixtures/archive/', import.meta.url)

const issue = `# Reading notes, December 14, 2024

## Language

Sparse Gates for Long Contexts
https://arxiv.org/abs/2301.00011
On a train, with more patience. Compare https://arxiv.org/abs/1412.6980 and arXiv:2306.00041.

Learning to Wait
https://arxiv.org/pdf/2412.00131
New.

## Vision

Deep Residual Learning
https://arxiv.org/abs/1512.03385
Old, and still good.

#review #long_context
`

const ofBiology = (date: string, said: string) => `---
digest: true
date: ${date}
---
# Biology

How Moles Read Maps
${said}
`

suite('a person who looks for something in the archive', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    files: {
      ...archiveFiles(),
      '2024/2024-12-14.md': issue,
      'biology/1.md': ofBiology('2024-01-06', 'https://doi.org/10.5555/Mole-Maps\nThey feel their way.'),
      'biology/2.md': ofBiology(
        '2024-12-07',
        'https://www.biorxiv.org/content/10.5555/mole-maps.full\nStill true.',
      ),
    },
    settings: local().settings,
  }))

  test('sees sections and entries in the outline, and hints behind bare links', async () => {
    await editor().openFile('2024/2024-12-14.md')
    const rows = await editor().outline((all) => all.length >= 5)
    assert.match(
      rows.join('\n'),
      /Language[\s\S]*Sparse Gates[\s\S]*Learning to Wait[\s\S]*Vision[\s\S]*Deep Residual/,
    )
    await editor().page.locator('.view-lines').getByText('Adam (2014)').waitFor()
    await editor().screenshot('navigation outline')
  })

  test('reads above an entry that it was covered, and opens its history by a click', async () => {
    await clickLens(editor(), 'Covered 2 times before')
    const rows = await peekRows(editor(), (all) => all.length >= 4)
    assert.match(rows.join('\n'), /2023-01-14\.md/)
    assert.match(rows.join('\n'), /230121 Sparse Gates\.md/)
    assert.doesNotMatch(rows.join('\n'), /2024-12-14\.md/)
    await editor().screenshot('history of a paper')
    await editor().press('Escape')
    await editor().page.locator('.reference-zone-widget').waitFor({ state: 'detached' })
  })

  test('sees it above its entry from the first moment, whatever tab was open before', async () => {
    const lens = editor().page.locator('.codelens-decoration', { hasText: 'Covered 2 times before' })
    const entry = editor().page.locator('.view-line', { hasText: 'Sparse Gates for Long Contexts' })
    const edge = async (what: typeof lens, side: 'top' | 'bottom') => {
      const box = await what
        .first()
        .boundingBox({ timeout: 100 })
        .catch(() => null)
      return box ? box.y + (side === 'bottom' ? box.height : 0) : undefined
    }
    for (const other of ['2023/2023-07-08.md', '2023/2023-01-14.md']) {
      await editor().openFile(other)
      await editor().openFile('2024/2024-12-14.md')
      for (let seen = 0, step = 0; seen < 10; step++) {
        assert.ok(step < 200, 'the lens is there')
        const [end, start] = await Promise.all([edge(lens, 'bottom'), edge(entry, 'top')])
        if (end === undefined || start === undefined) continue
        assert.ok(
          Math.abs(end - start) < 6,
          `${other}: the lens ends at ${end}, its entry begins at ${start}`,
        )
        seen++
      }
    }
  })

  test('reads in the problems panel when the paper was covered', async () => {
    const rows = await editor().problems((all) =>
      all.some((row) => row.includes('already covered this paper')),
    )
    assert.ok(rows.some((row) => /Info/.test(row) && /January 14, 2023/.test(row)))
    await editor().screenshot('problems of the archive')
    await editor().press('Control+Shift+M')
    await editor().press('Control+J')
    await editor().focusEditor()
  })

  test('reads the same of a paper that has only a DOI, at any address', async () => {
    await editor().openFile('biology/2.md')
    await editor().problems((all) =>
      all.some((row) => /already covered this paper.*They feel their way\./.test(row)),
    )
    await editor().press('Control+Shift+M')
    await editor().press('Control+J')
    assert.match(await editor().hover('biorxiv.org', 'Covered in'), /2024-01-06[\s\S]*They feel their way\./)
    await editor().screenshot('coverage of a DOI')
    await editor().openFile('2024/2024-12-14.md')
  })

  test('goes from a mention to the entry in another digest, and back', async () => {
    await editor().goTo(7, 88)
    await editor().press('F12')
    await editor().page.locator('.tab.active[data-resource-name="2023-07-08.md"]').waitFor()
    await editor().waitForStatus(/Ln 3, Col/)
    await editor().screenshot('definition of a mention')
    await editor().openFile('2024/2024-12-14.md')
  })

  test('finds an entry by words of its title', async () => {
    await editor().press('Control+T')
    await editor().page.locator('.quick-input-widget input[type="text"]').fill('#ledger forgotten')
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: 'A Ledger of Forgotten' })
      .waitFor()
    await editor().screenshot('symbols of the archive')
    await editor().press('Escape')
    await editor().focusEditor()
  })

  test('formats the digest', async () => {
    await editor().runCommand('Format Document')
    await editor().page.locator('.view-lines').getByText('https://arxiv.org/abs/2412.00131').waitFor()
    const text = await editor().savedText('2024/2024-12-14.md')
    assert.equal(text, issue.replace('pdf/2412.00131', 'abs/2412.00131'))
  })

  test('converts an entry to another layout, and takes it back in one step', async () => {
    await editor().goTo(9, 3)
    await editor().runCommand('Research Digest: Convert Entry Layout…')
    await editor()
      .page.locator('.quick-input-list .monaco-list-row', { hasText: '[Title](https://…)' })
      .first()
      .waitFor()
    await editor().screenshot('convert entry layout')
    await choose(editor(), '[Title](https://…)')
    await editor().page.locator('.view-lines').getByText('[Learning to Wait]').waitFor()
    const text = await editor().savedText('2024/2024-12-14.md')
    assert.match(text, /\n\[Learning to Wait\]\(https:\/\/arxiv\.org\/abs\/2412\.00131\)\nNew\.\n/)
    await editor().press('Control+Z')
    assert.equal(
      await editor().savedText('2024/2024-12-14.md'),
      issue.replace('pdf/2412.00131', 'abs/2412.00131'),
    )
  })

  test('renames a tag', async () => {
    await editor().goTo(19, 12)
    await editor().press('F2')
    const input = editor().page.locator('.rename-box input, .rename-input').first()
    await input.waitFor()
    await input.fill('long-context')
    await editor().press('Enter')
    await editor().page.locator('.view-lines').getByText('#long-context').waitFor()
    assert.match(await editor().savedText('2024/2024-12-14.md'), /#review #long-context\n$/)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
    assert.deepEqual(await editor().notifications(), [])
  })
})

function archiveFiles(): Record<string, string> {
  const files = readdirSync(archive, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  return Object.fromEntries(
    files.map((file) => [
      file,
      readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), archive), 'utf8'),
    ]),
  )
}
