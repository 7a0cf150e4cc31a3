import assert from 'node:assert/strict'
import fc from 'fast-check'
import { span } from '../../../src/core/base/span.ts'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { changesSince } from '../../../src/core/language/paperChanges.ts'
import { updatesOn, writeUpdates } from '../../../src/core/language/paperUpdates.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { archiveOf } from '../../helpers/archives.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const withdrawn = paper({
  id: '2401.00001',
  title: 'Growing Small Trees',
  comment: 'This paper has been withdrawn due to <b>an error</b> | in [Lemma 3](https://a.org)',
})
const published = paper({
  id: '2401.00002',
  title: 'Cold Mountains of the South',
  journalReference: 'Journal of Trees 12, 1-20 (2025)',
})
const revised = paper({
  id: '2401.00003',
  title: 'Old Deserts of the West',
  version: 3,
  updatedAt: '2024-05-01T10:00:00Z',
})
const calm = paper({
  id: '2401.00004',
  title: 'Wide Rivers of the North',
  version: 2,
  updatedAt: '2024-01-20T10:00:00Z',
  journalReference: 'Nature 1 (2022)',
})
const all = [withdrawn, published, revised, calm]
const records = new Map<string, Paper>(all.map((each) => [each.id, each]))
const entry = ({ title, id }: Paper) =>
  `${title}\nhttps://arxiv.org/abs/${id}\nI liked number ${id.slice(-1)}.\n`
const archive = archiveOf({
  'one.md': `# February 1, 2024\n\n${[revised, calm].map(entry).join('\n')}`,
  'two.md': `# March 1, 2024\n\n${[published, withdrawn].map(entry).join('\n')}`,
})
const updates = async (text: string, of = archive) =>
  updatesOn(await changesSince(of, records), { file: 'here.md', digest: parseDigest(text) })
const insert = async (text: string, at = text.length) => {
  const edit = writeUpdates(
    await updates(text),
    { digest: parseDigest(text), facts: factsOf(all) },
    span(at, at),
  )
  return edit ? applyEdits(text, [edit]) : text
}

suite('updates on earlier papers', () => {
  test('are what became of them since, the withdrawn first', async () => {
    assert.deepEqual(
      (await updates('')).map(({ paper: { id }, news, covered }) => [
        id,
        news,
        covered.digest.date,
        covered.said,
      ]),
      [
        [
          '2401.00001',
          'Since withdrawn, with the comment “This paper has been withdrawn due to b an error /b in Lemma 3 ( a.org)”',
          '2024-03-01',
          'I liked number 1.',
        ],
        ['2401.00002', 'Since published in “Journal of Trees 2025”', '2024-03-01', 'I liked number 2.'],
        ['2401.00003', 'Since revised: version 3 of 2024-05-01', '2024-02-01', 'I liked number 3.'],
      ],
    )
  })

  test('are no news where the digest at hand names the paper, or another has said so', async () => {
    assert.deepEqual((await updates(`# W\n\n${entry(withdrawn)}`)).length, 2)
    const told = archiveOf({
      'one.md': `# February 1, 2024\n\n${entry(published)}`,
      'two.md':
        '# March 1, 2024\n\nCold Mountains of the South\nhttps://arxiv.org/abs/2401.00002\nSince published in “Journal of Trees 2025”. Covered on 2024-02-01: “I liked number 2”.\n',
    })
    assert.deepEqual(await updates('', told), [])
  })

  test('are also that a publisher has retracted a paper, unless somebody said so', async () => {
    const retracted = { ...published, retraction: { date: '2025-03-04' } }
    const of = new Map(records).set(retracted.id, retracted)
    const here = { file: 'here.md', digest: parseDigest('') }
    const [first, second] = updatesOn(await changesSince(archive, of), here)
    assert.deepEqual([first?.paper, second?.paper], [retracted, withdrawn])
    assert.equal(first?.news, 'Retracted by its publisher (2025-03-04)')
    const told = archiveOf({ 'one.md': `# February 1, 2024\n\n${entry(retracted)}It was retracted.\n` })
    assert.deepEqual(updatesOn(await changesSince(told, of), here), [])
  })

  const forms: Readonly<Record<string, string>> = {
    'titles over links':
      '# June 1, 2024\n\n## Trees\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\nNice.\n\nLazy Dogs of the East\nhttps://arxiv.org/abs/2405.00002\nToo.\n',
    items:
      '# June 1, 2024\n\n### Trees\n\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001): nice.\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002): too.\n',
    'no sections':
      'Quick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\nNice.\n\nLazy Dogs of the East\nhttps://arxiv.org/abs/2405.00002\nToo.\n',
    'lines of another system':
      '# June 1, 2024\r\n\r\n## Trees\r\n\r\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001): nice.\r\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002): too.\r\n',
    'links without a word on them':
      '# June 1, 2024\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\n\nLazy Dogs of the East\nhttps://arxiv.org/abs/2405.00002\n',
    'items without a word on them':
      '# June 1, 2024\n\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001)\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002)\n',
    nothing: '',
  }
  for (const [name, text] of Object.entries(forms))
    test(`are drafted as a section of a digest: ${name}`, async () => {
      const before = parseDigest(text)
      const written = await insert(text)
      const digest = parseDigest(written)
      assert.ok(written.startsWith(text), written)
      assert.equal(digest.entries.length, before.entries.length + 3, written)
      assert.deepEqual(digest.entries.slice(-3).map(paperOf), ['2401.00001', '2401.00002', '2401.00003'])
      for (const { commentary } of digest.entries.slice(-3)) assert.ok(commentary)
      assert.equal(digest.sections.at(-1)?.label.text, 'Updates on earlier papers')
      assert.equal(digest.mentions.length, before.mentions.length)
      assert.match(
        written,
        /Since published in “Journal of Trees 2025”\. Covered on 2024-03-01: “I liked number 2”\./,
      )
      if (text.includes('\r')) assert.ok(!/[^\r]\n/.test(written))
    })

  test('have the form of the digest', async () => {
    assert.ok(
      (await insert(forms.items ?? '')).endsWith(
        '\n\n### Updates on earlier papers\n\n- [Growing Small Trees](https://arxiv.org/abs/2401.00001): Since withdrawn, with the comment “This paper has been withdrawn due to b an error /b in Lemma 3 ( a.org)”. Covered on 2024-03-01: “I liked number 1”.\n- [Cold Mountains of the South](https://arxiv.org/abs/2401.00002): Since published in “Journal of Trees 2025”. Covered on 2024-03-01: “I liked number 2”.\n- [Old Deserts of the West](https://arxiv.org/abs/2401.00003): Since revised: version 3 of 2024-05-01. Covered on 2024-02-01: “I liked number 3”.\n',
      ),
      await insert(forms.items ?? ''),
    )
  })

  test('stand apart from what follows the cursor', async () => {
    const text = forms['titles over links'] ?? ''
    const written = await insert(text, text.indexOf('\n\nLazy') + 1)
    assert.deepEqual(
      parseDigest(written).entries.map(({ title }) => title?.text),
      [
        ...['Quick Foxes of the East', 'Growing Small Trees', 'Cold Mountains of the South'],
        ...['Old Deserts of the West', 'Lazy Dogs of the East'],
      ],
    )
    assert.match(written, /number 3”\.\n\nLazy Dogs/)
  })

  test('are told by the section itself, whatever the papers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), fc.constantFrom(...Object.values(forms)), async (papers, form) => {
        const earlier = `# February 1, 2024\n\n${papers.map(entry).join('\n')}`
        const changes = await changesSince(archiveOf({ 'one.md': earlier }), records)
        const digest = parseDigest(form)
        const told = updatesOn(changes, { file: 'two.md', digest })
        const edit = writeUpdates(told, { digest, facts: factsOf(all) }, span(form.length, form.length))
        const later = edit ? applyEdits(form, [edit]) : form
        const now = archiveOf({ 'one.md': earlier, 'two.md': `---\ndigest: true\n---\n${later}` })
        const left = await changesSince(now, records)
        assert.deepEqual(updatesOn(left, { file: 'three.md', digest: parseDigest('') }), [], later)
        assert.equal(left.length, changes.length)
        for (const { covered, told } of left)
          assert.deepEqual([covered.digest.file, told?.digest.file], ['one.md', 'two.md'])
      }),
    )
  })

  test('are nothing where nothing has become of them', async () => {
    assert.equal(
      writeUpdates([], { digest: parseDigest('# W\n'), facts: factsOf([]) }, span(0, 0)),
      undefined,
    )
  })
})
