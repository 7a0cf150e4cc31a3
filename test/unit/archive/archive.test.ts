import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Archive } from '../../../src/core/archive/archive.ts'
import { archiveOf, recordOf } from '../../helpers/archives.ts'
import { arxivId } from '../../helpers/papers.ts'

const march = `# Reading notes, March 2024

## Tuning

Small Models for Long Texts
https://arxiv.org/abs/2403.00011
Short and clear. It goes well with https://arxiv.org/abs/2403.00012 of the same group.

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
          said: 'Short and clear. It goes well with https://arxiv.org/abs/2403.00012 of the same group.',
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
