import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Archive, exampleFor } from '../../../src/core/archive/archive.ts'
import { archiveOf, factsFrom, recordOf } from '../../helpers/archives.ts'
import { arxivId } from '../../helpers/papers.ts'

const march = `# Reading notes, March 2024

## Tuning

Small Models for Long Texts
https://arxiv.org/abs/2403.00011
Short and plain. It goes well with https://arxiv.org/abs/2403.00012 of the same group.

On Reading Tables
https://arxiv.org/abs/2403.00012v2
More tables than one expects.

#review #tables
`

const april = `# Reading notes, April 2024

A Later Look at Small Models
https://arxiv.org/pdf/2403.00011
Looked at again, with
more care.

Tables without Links
https://openreview.net/forum?id=abc

#review
`

const files = { 'notes/2024-03.md': march, 'notes/2024-04.md': april }

suite('an archive', () => {
  test('finds the entries of a paper, whatever the form of its link', () => {
    const entries = archiveOf(files).coverage(arxivId('2403.00011'))
    assert.deepEqual(
      entries.map(({ digest, line, title, said }) => ({ date: digest.date, line, title, said })),
      [
        {
          date: '2024-03',
          line: 4,
          title: 'Small Models for Long Texts',
          said: 'Short and plain. It goes well with https://arxiv.org/abs/2403.00012 of the same group.',
        },
        {
          date: '2024-04',
          line: 2,
          title: 'A Later Look at Small Models',
          said: 'Looked at again, with more care.',
        },
      ],
    )
  })

  test('knows which digest the first entries of another go by: the nearest in time, in the nearest folder', () => {
    const text = (date: string) =>
      `---\ndigest: true\n${date && `date: ${date}\n`}---\n\nOld Trees\nhttps://arxiv.org/abs/2301.00011\nGood.\n`
    const archive = archiveOf({
      '/w/a/one.md': text('2024-05-01'),
      '/w/a/two.md': text('2024-05-10'),
      '/w/a/empty.md': '---\ndigest: true\ndate: 2024-05-08\n---\n',
      '/w/a/README.md': 'See https://arxiv.org/abs/2301.00011.\n',
      '/w/b/2023/x.md': text('2023-12-31'),
      '/w/c/issue-9.md': text(''),
      '/w/c/issue-10.md': text(''),
      '/w/a/an old list.md': text(''),
      '/w/e/plain.md': text(''),
      '/w/e/old/2024-01.md': text('2024-01-01'),
      '/w/d/note.md': '# Old Trees\n\nhttps://arxiv.org/abs/2301.00011\n\nGood.\n',
    })
    for (const [file, date, wanted, root = '/w/'] of [
      ['/w/a/new.md', '2024-05-09', '/w/a/one.md'],
      ['/w/a/new.md', '2024-05-10', '/w/a/one.md'],
      ['/w/a/zoo.md', '2024-05-10', '/w/a/two.md'],
      ['/w/a/new.md', undefined, '/w/a/two.md'],
      ['/w/a/new.md', '2020-01-01', '/w/a/one.md'],
      ['/w/c/issue-8.md', undefined, '/w/c/issue-9.md'],
      ['/w/a/one.md', '2024-05-01', '/w/a/two.md'],
      ['/w/b/2024/new.md', '2024-01-05', '/w/b/2023/x.md'],
      ['/w/c/issue-11.md', undefined, '/w/c/issue-10.md'],
      ['/w/c/issue-10.md', undefined, '/w/c/issue-9.md'],
      ['/w/d/new.md', '2024-05-20', '/w/a/two.md'],
      ['/w/', '2024-05-20', '/w/a/two.md'],
      ['/w/e/new.md', undefined, '/w/e/plain.md'],
      ['/w/e/old/new.md', undefined, '/w/e/old/2024-01.md'],
      ['/w/d/new.md', '2024-05-20', undefined, '/w/d/'],
      ['/elsewhere/new.md', '2024-05-20', undefined],
    ] as const) {
      assert.equal(exampleFor(archive, { file, date }, root)?.file, wanted, file)
    }
  })

  const url = 'https://arxiv.org/abs/2403.00011v2'
  const code = 'https://github.com/lab/small'
  const others = '- [Old Deserts](https://arxiv.org/abs/2403.00013): [code](https://github.com/lab/deserts)\n'
  const withCode = [
    `- [Small Models](${url}) [[code](${code})]: fine\n${others}`,
    `- [Small Models](${url}): fine, with [its code](https://small.example.org)\n`,
    `Small Models\n${url}\nCode: ${code}\n\nFine.\n`,
    `| Paper | Said | Code |\n|---|---|---|\n| [Small Models](${url}) | fine | [code](${code}) |\n`,
  ]
  const withoutCode = [
    `- [Small Models](${url}): fine\n${others}`,
    `- [Small Models](${url}) ([code](https://arxiv.org/abs/2403.00012)): see [this](https://small.example.org)\n`,
  ]
  for (const text of [...withCode, ...withoutCode])
    test(`knows which entries link code: ${JSON.stringify(text)}`, () => {
      const [entry] = archiveOf({ '2024-03-01.md': `---\ndigest: true\n---\n${text}` }).coverage(
        arxivId('2403.00011'),
      )
      assert.deepEqual([entry?.version, entry?.linksCode], [2, withCode.includes(text)])
    })

  test('finds every place that names a paper, at the very characters', () => {
    const places = archiveOf(files).namings(arxivId('2403.00012'))
    const lines = march.split('\n')
    assert.deepEqual(
      places.map(({ kind, line, character, length }) => [
        kind,
        lines[line]?.slice(character, character + length),
      ]),
      [
        ['entry', 'On Reading Tables'],
        ['mention', 'https://arxiv.org/abs/2403.00012'],
      ],
    )
  })

  test('counts tags and finds their places', () => {
    const archive = archiveOf(files)
    assert.deepEqual(archive.tags(), [
      { name: 'review', count: 2 },
      { name: 'tables', count: 1 },
    ])
    assert.deepEqual(
      archive.placesOfTag('review').map(({ digest, line, character }) => [digest.file, line, character]),
      [
        ['notes/2024-03.md', 12, 0],
        ['notes/2024-04.md', 10, 0],
      ],
    )
  })

  test('lists digests by date, with the sections they use', () => {
    const [first, second] = archiveOf(files).digests()
    assert.deepEqual([first?.file, second?.file], Object.keys(files))
    assert.deepEqual(
      first?.sections.map(({ title, line }) => [title, line]),
      [['Tuning', 2]],
    )
  })

  test('has the papers that are covered, those that are not on arXiv by their DOIs', () => {
    const entry = (address: string) => `Learning from Torn Maps\n${address}\nIt mends them.\n\n`
    const maps = entry('https://doi.org/10.5555/Torn-Maps')
    const archive = archiveOf({
      'd/2023-01-14.md': `${maps}${entry('https://doi.org/10.48550/arXiv.2301.00011')}#review\n`,
      'd/2023-01-07.md': `---\ndigest: true\n---\n${entry('https://dl.acm.org/doi/10.1145/3292500.3330919')}${maps}#review\n`,
    })
    assert.deepEqual(archive.coveredPapers(), ['10.1145/3292500.3330919', '10.5555/torn-maps', '2301.00011'])
  })

  test('finds entries by words in any case, the latest digest first', () => {
    const found = (query: string) => Array.from(archiveOf(files).search(query), ({ title }) => title)
    assert.deepEqual(found('SMALL models'), ['A Later Look at Small Models', 'Small Models for Long Texts'])
    assert.deepEqual(found('2403.00012 expects'), ['On Reading Tables'])
    assert.deepEqual(found('openreview'), [])
  })

  test('keeps texts that name papers without being digests, but not their hashtags', () => {
    const archive = archiveOf({ 'docs.md': 'See https://arxiv.org/abs/2403.00011 and #anchor.\n' })
    assert.deepEqual(archive.digests(), [])
    assert.deepEqual(archive.tags(), [])
    assert.deepEqual(archive.coverage(arxivId('2403.00011')), [])
    assert.equal(archive.namings(arxivId('2403.00011')).length, 1)
  })

  test('keeps nothing of documents that name no paper', () => {
    assert.equal(recordOf('README.md', '# A project\n\nIts documentation.\n'), undefined)
  })

  test('answers after any updates as one that was built from the files as they are', () => {
    const ids = ['2403.00011', '2403.00012', '2403.00013']
    const text = fc
      .array(fc.record({ id: fc.constantFrom(...ids), tag: fc.constantFrom('one', 'two') }), { maxLength: 4 })
      .map((entries) =>
        entries.map(({ id, tag }) => `A Title\nhttps://arxiv.org/abs/${id}\nSaid.\n\n#${tag}\n`).join('\n'),
      )
    const change = fc.record({ file: fc.constantFrom('2024-01.md', '2024-02.md', 'other.md'), text })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const kept = new Archive()
        for (const { file, text } of changes) kept.update([{ file, record: recordOf(file, text) }])
        const fresh = archiveOf(Object.fromEntries(changes.map(({ file, text }) => [file, text])))
        assert.deepEqual(answers(kept), answers(fresh))
      }),
    )

    function answers(archive: Archive) {
      return {
        papers: ids.map((id) =>
          archive.namings(arxivId(id)).map(({ digest, kind, line }) => [digest.file, kind, line]),
        ),
        tags: archive.tags(),
        places: archive.placesOfTag('one').map(({ digest, line }) => [digest.file, line]),
        digests: archive.digests().map(({ file }) => file),
      }
    }
  })
})

const id = arxivId('2403.00011')
const covering = `A Title\nhttps://arxiv.org/abs/${id}\nSaid first.\n\nAnother\nhttps://arxiv.org/abs/2403.00012\nToo.\n`

suite('the archive seen from a digest', () => {
  test('has the entries of earlier digests, the earliest first', () => {
    const archive = archiveOf({
      '2024-05-01.md': covering,
      '2024-03-01.md': covering,
      '2024-04-01.md': covering,
    })
    assert.deepEqual(coveredBefore('2024-05-01.md'), ['2024-03-01.md', '2024-04-01.md'])
    assert.deepEqual(coveredBefore('2024-03-01.md'), [])

    function coveredBefore(file: string) {
      return Array.from(factsFrom(archive, covering, file).coveredBefore(id), ({ digest }) => digest.file)
    }
  })

  test('knows nothing of the order of digests without dates and numbers', () => {
    const archive = archiveOf({ 'one.md': covering, '2024-03-01.md': covering })
    assert.deepEqual([...factsFrom(archive, covering, 'two.md').coveredBefore(id)], [])
  })

  test('takes no listing and no note for coverage, nor asks them', () => {
    const note = `# A Title of a Paper\n\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#note\n`
    const archive = archiveOf({ 'README.md': `# Until 2024-01\n\n${covering}`, '240110 A Title.md': note })
    assert.deepEqual([...factsFrom(archive, covering, '2024-03-01.md').coveredBefore(id)], [])
    const digests = archiveOf({ '2024-01-01.md': covering })
    assert.deepEqual(
      [...factsFrom(digests, `# Of 2024-02\n\n${covering}`, 'README.md').coveredBefore(id)],
      [],
    )
    assert.deepEqual([...factsFrom(digests, note, '240210 A Title.md').coveredBefore(id)], [])
  })

  test('takes a dated index of a folder for a digest, as sites keep their posts', () => {
    const dated = `---\ndate: 2024-01-10\n---\n\n${covering}`
    const archive = archiveOf({ 'week-2/index.md': dated, 'index.md': covering })
    const earlier = factsFrom(archive, covering, '2024-03-01.md').coveredBefore(id)
    assert.deepEqual(
      Array.from(earlier, ({ digest }) => digest.file),
      ['week-2/index.md'],
    )
  })

  test('has a note on a paper that an earlier note was written on', () => {
    const note = `# A Title of a Paper\n\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#note\n`
    const archive = archiveOf({ '240110 A Title.md': note })
    assert.equal(factsFrom(archive, note, '240210 Once more.md').coveredBefore(id).length, 1)
  })

  test('takes an issue with one entry for an issue', () => {
    const issue = `# Issue of March 2024\n\nA Title of a Paper\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#review\n`
    const archive = archiveOf({ '2024-03.md': issue })
    assert.equal(factsFrom(archive, covering, '2024-04.md').coveredBefore(id).length, 1)
  })

  test('lets a digest repeat most of what weeks before have covered: it collects them', () => {
    const entries = (from: number, to: number) =>
      Array.from(
        { length: to - from },
        (_, index) => `A Title\nhttps://arxiv.org/abs/2403.${from + index}\nSaid.\n`,
      ).join('\n')
    const month = entries(10001, 10009)
    const archive = archiveOf({
      '2024-03-07.md': entries(10001, 10004),
      '2024-03-14.md': entries(10004, 10007),
      '2024-04-01.md': month,
    })
    assert.deepEqual([...factsFrom(archive, month, '2024-04-01.md').coveredBefore(arxivId('2403.10001'))], [])
  })
})
