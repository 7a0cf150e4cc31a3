import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type CountedDigest, yearFigures } from '../../../src/core/archive/yearFigures.ts'
import { applyEdits, slice, span } from '../../../src/core/base/span.ts'
import { type Digest, paperOf } from '../../../src/core/digest/model.ts'
import { paperIdOf } from '../../../src/core/digest/records.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { changesSince } from '../../../src/core/language/archiveTrees.ts'
import {
  describeChanges,
  updateLabelsIn,
  updatesOn,
  writeUpdates,
  yearDocument,
} from '../../../src/core/language/writtenSections.ts'
import type { Doi } from '../../../src/core/paper/doi.ts'
import type { AnyPaper, Paper } from '../../../src/core/paper/paper.ts'
import { languageOf } from '../../../src/core/render/html.ts'
import { archiveOf } from '../../helpers/archives.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const withdrawn = paper({
  id: '2401.00001',
  title: 'Glazing Stone Tiles',
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
  code: { address: 'https://github.com/lab/old-deserts', since: '2024-05-01' },
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
      (await updates('')).map(({ paper: { id }, changes, covered }) => [
        id,
        describeChanges(changes, 'en'),
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
        [
          '2401.00003',
          'Code has since appeared: https://github.com/lab/old-deserts. Since revised: v3 (2024-05-01)',
          ...['2024-02-01', 'I liked number 3.'],
        ],
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
    assert.equal(describeChanges(first?.changes ?? [], 'en'), 'Retracted by its publisher (2025-03-04)')
    const told = archiveOf({ 'one.md': `# February 1, 2024\n\n${entry(retracted)}It was retracted.\n` })
    assert.deepEqual(updatesOn(await changesSince(told, of), here), [])
  })

  test('are of papers by their DOIs, too, unless the digest at hand names them', async () => {
    const torn = { ...calm, id: '10.5555/torn-maps' as Doi, retraction: {} }
    const of = archiveOf({
      'one.md':
        '---\ndigest: true\n---\n# February 1, 2024\n\nTorn Maps\nhttps://doi.org/10.5555/torn-maps\nGood.\n',
    })
    const changes = await changesSince(of, new Map([[torn.id, torn]]))
    const news = (text: string) =>
      updatesOn(changes, { file: 'here.md', digest: parseDigest(text) }).map(({ paper: { id } }) => id)
    assert.deepEqual(news(''), [torn.id])
    assert.deepEqual(news('They mend [maps](https://dl.acm.org/doi/10.5555/Torn-Maps).\n'), [])
  })

  /** One in each language that we write in. */
  const ofLanguages: Readonly<Record<string, string>> = {
    en: '# June 1, 2024\n\n## Trees\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\nThis is the best that I have seen in a while.\n',
    ko: '# 2024년 6월 1일\n\n## 나무\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\n올해 본 것 가운데 가장 마음에 듭니다.\n',
    ja: '# 2024年6月1日\n\n## 木\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\n今年見た中で一番気に入っています。\n',
    zh: '# 2024年6月1日\n\n## 树\n\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001)：这是今年我最喜欢的一篇。\n',
  }
  for (const [language, text] of Object.entries(ofLanguages))
    test(`are said in the language of the digest: ${language}`, async () => {
      const digest = parseDigest(await insert(text))
      const { heading, changes, covered } = updateLabelsIn(language)
      assert.equal(digest.sections.at(-1)?.label.text, heading)
      assert.deepEqual(digest.entries.slice(1).map(paperOf), ['2401.00001', '2401.00002', '2401.00003'])
      const [, second, third] = digest.entries
        .slice(1)
        .map(({ commentary }) => commentary && slice(digest.text, commentary))
      assert.ok(second?.includes(changes.published('Journal of Trees 2025')), second)
      assert.ok(second?.includes(covered('2024-03-01', 'I liked number 2')), second)
      assert.ok(third?.includes(changes.revised('v3 (2024-05-01)')), third)
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
        '\n\n### Updates on earlier papers\n\n- [Glazing Stone Tiles](https://arxiv.org/abs/2401.00001): Since withdrawn, with the comment “This paper has been withdrawn due to b an error /b in Lemma 3 ( a.org)”. Covered on 2024-03-01: “I liked number 1”.\n- [Cold Mountains of the South](https://arxiv.org/abs/2401.00002): Since published in “Journal of Trees 2025”. Covered on 2024-03-01: “I liked number 2”.\n- [Old Deserts of the West](https://arxiv.org/abs/2401.00003): Code has since appeared: https://github.com/lab/old-deserts. Since revised: v3 (2024-05-01). Covered on 2024-02-01: “I liked number 3”.\n',
      ),
      await insert(forms.items ?? ''),
    )
  })

  test('have a heading like the others, even where only entries below make it one', async () => {
    const items = (number: number) =>
      `- [Quick Foxes of the East](https://arxiv.org/abs/2405.0000${number}): nice.\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.0001${number}): too.\n`
    const headings = {
      '**Trees**\n\n': '**Updates on earlier papers**\n\n',
      'Trees:\n\n': 'Updates on earlier papers:\n\n',
      '**Trees (3):**\n\n': '**Updates on earlier papers:**\n\n',
      '## 🌲 Trees (3)\n\n': '## Updates on earlier papers\n\n',
    }
    for (const [heading, own] of Object.entries(headings)) {
      const text = `# June 1, 2024\n\n${heading}${items(1)}\n${heading.replace('Trees', 'Rocks')}${items(2)}`
      const written = await insert(text)
      assert.ok(written.startsWith(`${text}\n${own}- [Glazing Stone Tiles]`), written)
    }
    const underlined = `June 1, 2024\n============\n\nTrees\n-----\n\n${items(1)}\nRocks\n-----\n\n${items(2)}`
    assert.match(await insert(underlined), /\n\nUpdates on earlier papers\n-{25}\n\n- \[Glazing/)
    const org = `#+TITLE: June 1, 2024\n\n* Trees\n** [[https://arxiv.org/abs/2405.00001][Quick Foxes of the East]]\nNice.\n** [[https://arxiv.org/abs/2405.00002][Lazy Dogs of the East]]\nToo.\n`
    assert.match(await insert(org), /\n\* Updates on earlier papers\n\n\*\* \[\[https/)
  })

  test('stand apart from what follows the cursor', async () => {
    const text = forms['titles over links'] ?? ''
    const written = await insert(text, text.indexOf('\n\nLazy') + 1)
    assert.deepEqual(
      parseDigest(written).entries.map(({ title }) => title?.text),
      [
        ...['Quick Foxes of the East', 'Glazing Stone Tiles', 'Cold Mountains of the South'],
        ...['Old Deserts of the West', 'Lazy Dogs of the East'],
      ],
    )
    assert.match(written, /number 3”\.\n\nLazy Dogs/)
  })

  test('are told by the section itself, whatever the papers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(all),
        fc.constantFrom(...Object.values({ ...forms, ...ofLanguages })),
        async (papers, form) => {
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
        },
      ),
    )
  })

  const folder = new URL('../../fixtures/digests/', import.meta.url)
  for (const name of [
    ...['apa-references.txt', 'awesome-tables.md', 'blocks.txt', 'byline-items.md', 'cells-in-lines.txt'],
    ...['html-table.md', 'identifier-first.md', 'links-in-commentary.md', 'list-table.txt', 'tables.md'],
    ...['quoted-abstracts.md', 'weekly-summary.txt', 'wikitable.txt'],
  ])
    test(`are entries with what is said of them, and leave all others as they are: ${name}`, async () => {
      const text = readFileSync(new URL(name, folder), 'utf8').replace(/\n*<!-- expected.*$/s, '\n')
      const torn = { ...calm, id: '10.5555/torn-maps' as Doi, title: 'Torn Maps of the East' }
      const retracted = { ...torn, retraction: { notice: '10.5555/notice' as Doi } }
      const replaced = { ...withdrawn, comment: 'Withdrawn by the authors, see arXiv:2402.00001' }
      const known = new Map<string, AnyPaper>([...records, [torn.id, retracted], [replaced.id, replaced]])
      const covered = (each: Paper, index: number) => `${entry(each)}I | saw **it** #there, no. ${index}.\n`
      const of = archiveOf({
        'one.md': `# February 1, 2024\n\n${all.map(covered).join('\n')}\nTorn Maps of the East\nhttps://doi.org/10.5555/torn-maps\nThis is #good.\n`,
      })
      const before = parseDigest(text)
      const told = updatesOn(await changesSince(of, known), { file: 'here.md', digest: before })
      assert.deepEqual(told.length, 4)
      const habit = { digest: before, facts: factsOf(all) }
      const edit = writeUpdates(told, habit, span(text.length, text.length))
      const after = parseDigest(applyEdits(text, edit ? [edit] : []))
      const read = ({ text, entries }: Digest) =>
        entries.map((each) => [paperIdOf(each), each.commentary && slice(text, each.commentary).trim()])
      assert.deepEqual(read(after).slice(0, before.entries.length), read(before))
      const added = read(after).slice(before.entries.length)
      assert.deepEqual(
        added.map(([id]) => id),
        told.map(({ paper: { id } }) => id),
      )
      const language = languageOf(before)
      for (const [index, [, said]] of added.entries())
        assert.ok(said?.includes(describeChanges(told[index]?.changes ?? [], language)), after.text)
      assert.equal(after.tags.length, before.tags.length)
    })

  test('end with their last entry, not with what is said of it above its link', async () => {
    const blocks = readFileSync(new URL('blocks.txt', folder), 'utf8')
    const text = blocks.replace(/\n*<!-- expected.*$/s, '\n')
    const review = yearDocument({
      figures: yearFigures(counted, '2024'),
      example: { path: 'a.txt', date: '2024-12-14', text },
      conventions: undefined,
      facts,
    })
    assert.match(review.text, /Read: https:\/\/arxiv\.org\/abs\/2401\.00002\n$/)
  })

  test('come at the end where the cursor is in front matter or code', async () => {
    const front = '---\ndate: 2024-01-01\n---\n# Week\n'
    for (const at of [0, 5]) assert.equal(await insert(front, at), await insert(front))
    const code = '# Week\n\n```\ncode\n```\n'
    assert.equal(await insert(code, code.indexOf('ode')), await insert(code))
  })

  test('are nothing where nothing has become of them', async () => {
    assert.equal(
      writeUpdates([], { digest: parseDigest('# W\n'), facts: factsOf([]) }, span(0, 0)),
      undefined,
    )
  })
})

const counted: readonly CountedDigest[] = [
  { date: '2023-02-01', tags: ['review'], entries: [], mentions: [] },
  {
    date: '2024-12-14',
    tags: ['review', 'trees'],
    entries: [
      {
        ...{ key: '2405.00001', title: 'Quick Foxes', subject: 'cs.LG', words: 1200 },
        ...{ published: '2024-05-01', cites: [] },
      },
    ],
    mentions: [
      ...['2401.00001', '2401.00002', '2401.00009'].flatMap((key) => {
        const mention = { key, title: key === '2401.00002' ? 'Old Deserts of the West' : '' }
        return [mention, mention]
      }),
      { key: '2401.00003', title: 'Once' },
    ],
  },
]
const facts = factsOf([paper({ id: '2401.00001', title: 'Glazing Stone Tiles' })])
const write = (text: string, path = '2024/2024-12-14.md') =>
  yearDocument({
    figures: yearFigures(counted, '2024'),
    example: { path, date: '2024-12-14', text },
    conventions: undefined,
    facts,
  })

const items =
  '# Reading notes, December 14, 2024\n\n### Trees\n\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001): nice.\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002): too.\n\n#review\n'

suite('the document of a year', () => {
  test('has the title, the sections and the entries of the example, and figures alone', () => {
    assert.deepEqual(write(items), {
      path: '2024/2024-in-review.md',
      text: `# Reading notes, 2024 in review

1 digest, 1 paper, 1,200 words of commentary.

### Papers by month

- December: 1 paper

### Tags

- review: 1 digest
- trees: 1 digest

### Subjects

- Machine Learning: 1 paper

### Papers by length of commentary, in words

- 101 or more: 1 paper

### New this year

- 2024-12-14: trees
- 2024-12-14: Machine Learning

### Mentioned most often

- [Glazing Stone Tiles](https://arxiv.org/abs/2401.00001): Mentioned 2 times this year.
- [Old Deserts of the West](https://arxiv.org/abs/2401.00002): Mentioned 2 times this year.
`,
    })
  })

  test('says who cites whom, with those that several cite as entries', () => {
    const citing = ['2406.00001', '2406.00002'].map((key) => ({
      ...{ key, title: `Citing ${key}`, subject: undefined, words: 0, published: '2024-06-01' },
      cites: ['2401.00001', '10.1000/a', '2405.00001', '2406.00001'],
    }))
    const old = { ...citing[0], key: '10.1000/a', title: 'Old Hills', cites: [] } as (typeof citing)[0]
    const more = [...counted, { date: '2024-06-05', tags: [], entries: [...citing, old], mentions: [] }]
    const { text } = yearDocument({
      figures: yearFigures(more, '2024'),
      example: { path: '2024/2024-12-14.md', date: '2024-12-14', text: items },
      conventions: undefined,
      facts,
    })
    assert.match(text, /words of commentary\.\n2 papers of the year cite 3 papers covered here\.\n/)
    const [, cited = ''] = text.split('### Cited most\n\n')
    assert.equal(
      cited,
      `- [Quick Foxes](https://arxiv.org/abs/2405.00001): Cited by 2 papers of the year.
- [Old Hills](https://doi.org/10.1000/a): Cited by 2 papers of the year.
`,
    )
  })

  const forms: Readonly<Record<string, string>> = {
    items,
    'titles over links':
      '---\ntitle: Week of 2024-12-14\n---\n\n## Trees\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\nNice.\n\nLazy Dogs of the East\nhttps://arxiv.org/abs/2405.00002\nToo.\n',
    'titles with links':
      '# 2024-12-14\n\n### [Quick Foxes of the East](https://arxiv.org/abs/2405.00001)\n\nNice.\n\n### [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002)\n\nToo.\n',
    'lines of another system': items.replaceAll('\n', '\r\n'),
    'no entries': '# Week of 2024-12-14\n\nNothing.\n',
    nothing: '',
  }
  for (const [name, text] of Object.entries(forms))
    test(`is read as a digest in the form of others: ${name}`, () => {
      const written = write(text)
      const digest = parseDigest(written.text)
      assert.deepEqual(digest.entries.map(paperOf), ['2401.00001', '2401.00002'], written.text)
      assert.equal(digest.tags.length, 0)
      for (const { commentary } of digest.entries) assert.ok(commentary, written.text)
      assert.match(written.text, /2024 in review\r?\n/)
      assert.equal(/^---/.test(written.text), /^---/.test(text))
      assert.doesNotMatch(written.text, /\r/)
    })

  test('is in Korean after a digest in Korean', () => {
    const text =
      '# 2024년 12월 14일 논문 정리\n\n빠른 여우\nhttps://arxiv.org/abs/2405.00001\n여우가 빠르다는 논문입니다.\n\n게으른 개\nhttps://arxiv.org/abs/2405.00002\n개가 게으르다는 이야기.\n\n#review\n'
    const written = write(text, 'digest-20241214.markdown')
    assert.equal(written.path, '2024-in-review.markdown')
    assert.match(written.text, /^# 2024년 돌아보기 논문 정리\n\n다이제스트 1개, 논문 1편, 코멘트 1,200단어/)
    assert.match(
      written.text,
      /Glazing Stone Tiles\nhttps:\/\/arxiv\.org\/abs\/2401\.00001\n이 해에 2번 언급했습니다\./,
    )
  })
})
