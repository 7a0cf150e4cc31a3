import assert from 'node:assert/strict'
import type { Archive } from '../../../src/core/archive/archive.ts'
import { fileName } from '../../../src/core/archive/archivedDigest.ts'
import { slice, span } from '../../../src/core/base/span.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import {
  describeHistory,
  isNamedElsewhere,
  noticeOf,
  PaperEntries,
} from '../../../src/core/language/annotations.ts'
import {
  definitionsOf,
  type Namings,
  namedAt,
  namingsOf,
  readTagName,
  tagAt,
  tagNames,
} from '../../../src/core/language/references.ts'
import { archiveSymbols } from '../../../src/core/language/symbols.ts'
import { archiveOf, fixtureArchive } from '../../helpers/archives.ts'
import { readMarks } from '../../helpers/marked.ts'
import { arxivId, paper } from '../../helpers/papers.ts'

const archive = fixtureArchive()

suite('going to the entry of a mention', () => {
  test('goes to the one in the same digest, although others have it', () => {
    const places = at(
      'Rivers as Graphs\nhttps://arxiv.org/abs/2306.00041\nGood.\n\nMore\nhttps://arxiv.org/abs/2306.00099\nLike arXiv:2306.0¦0041.\n',
      definitionsOf,
    )
    assert.deepEqual(places, ['Rivers as Graphs'])
  })

  test('goes to the entries of the archive where the digest has none', () => {
    assert.deepEqual(at('As in 2306.00¦041.\n', definitionsOf), ['2023-07-08.md:3'])
  })

  test('goes nowhere from a tag, nor for a paper that nobody covers', () => {
    assert.deepEqual(at('A Paper\nhttps://arxiv.org/abs/2401.00001\nGood. #rev¦iew\n', definitionsOf), [])
    assert.deepEqual(at('As in 2306.000¦99.\n', definitionsOf), [])
  })
})

suite('references', () => {
  const text =
    'Seeds\nhttps://arxiv.org/abs/2308.00052\nGood. See 2308.00¦052.\n\nOther\nhttps://arxiv.org/abs/2308.00099\n'

  test('to a paper are its entries and mentions everywhere', () => {
    assert.deepEqual(at(text, namingsOf), ['Seeds', '2308.00052', ...placesIn(archive, '2308.00052')])
  })

  test('leave out the entries when the declaration is not wanted', () => {
    const places = at(text, (digest, named, view) => namingsOf(digest, named, view, false))
    assert.deepEqual(places, ['2308.00052', ...placesIn(archive, '2308.00052', 'mention')])
    assert.ok(places.length < at(text, namingsOf).length - 1)
  })

  test('to a tag are its places in all digests', () => {
    const places = at('A Paper\nhttps://arxiv.org/abs/2401.00001\nGood. #long_con¦text\n', namingsOf)
    assert.equal(places[0], '#long_context')
    assert.equal(places.length, 1 + archive.placesOfTag('long_context').length)
    assert.ok(places.length > 2)
  })

  test('take what the document says now, not what the archive knows of it', () => {
    const old = archiveOf({
      'here.md': 'Old\nhttps://arxiv.org/abs/2401.00001\n\nOther\nhttps://arxiv.org/abs/2401.00002\n',
    })
    assert.deepEqual(at('New\nhttps://arxiv.org/abs/2401.000¦01\n', namingsOf, old), ['New'])
  })
})

suite('symbols of the workspace', () => {
  test('are entries by the words of their titles, with the digest they are in', () => {
    const [symbol, ...others] = archiveSymbols(archive, 'rivers graphs')
    assert.equal(symbol?.name, 'Rivers as Graphs')
    assert.match(symbol?.container ?? '', /July 8, 2023/)
    assert.deepEqual(others, [])
  })

  test('are tags, each where it stands last', () => {
    const [tag] = archiveSymbols(archive, 'long_con')
    assert.equal(tag?.name, '#long_context')
    assert.equal(tag?.kind, 'tag')
    const last = archive.placesOfTag('long_context').at(-1)
    assert.deepEqual([tag?.place.digest, tag?.place.line], [last?.digest, last?.line])
    assert.deepEqual(archiveSymbols(archive, '#long_con')[0]?.name, '#long_context')
  })

  test('are everything for an empty query', () => {
    const entries = archive.digests().reduce((sum, { entryCount }) => sum + entryCount, 0)
    assert.equal(archiveSymbols(archive, '').length, entries + archive.tags().length)
  })
})

suite('renaming a tag', () => {
  test('finds the name without its sign', () => {
    const { text, cursor } = readMarks('A Paper\nhttps://arxiv.org/abs/2401.00001\nGood. #long_con¦text\n')
    const tag = tagAt(parseDigest(text), cursor)
    assert.equal(tag?.name, 'long_context')
    assert.equal(tag && slice(text, tag.span), 'long_context')
    assert.equal(tagAt(parseDigest(text), 3), undefined)
  })

  test('changes that tag and none that begins like it', () => {
    const text = 'A Paper\nhttps://arxiv.org/abs/2401.00001\nGood. #vision #vision-language #객체 #vision\n'
    const names = tagNames(parseDigest(text), 'vision')
    assert.deepEqual(
      names.map((at) => at.start),
      [text.indexOf('vision'), text.lastIndexOf('vision')],
    )
  })

  test('takes names that a tag can have, and tells of others', () => {
    assert.equal(readTagName('객체_탐지'), '객체_탐지')
    assert.equal(readTagName(' #long-context '), 'long-context')
    for (const name of ['ml/vision', 'node.js', 'C++', 'l’été']) assert.equal(readTagName(name), name)
    for (const wrong of ['', '#', 'two words', '1', 'a+b', 'fff', 'end-']) {
      assert.throws(() => readTagName(wrong), { code: 'tag-name' }, wrong)
    }
  })
})

suite('what stands above entries', () => {
  test('is on the line of the title or the link, whichever is first', () => {
    const text = `---
digest: true
---
# Week

First
https://arxiv.org/abs/2401.00001
Good.

https://arxiv.org/abs/2401.00002

| Title | Link |
| --- | --- |
| A Row of a Table | [paper](https://arxiv.org/abs/2401.00003) |

- [Third of Them](https://arxiv.org/pdf/2401.00004v2): good
- [Elsewhere](https://example.org/paper)
`
    assert.deepEqual(
      new PaperEntries().of(parseDigest(text)).map(({ paper: { id, version }, line }) => [id, version, line]),
      [
        ['2401.00001', undefined, 5],
        ['2401.00002', undefined, 9],
        ['2401.00004', 2, 15],
      ],
    )
  })

  test('moves with the lines above', () => {
    const session = new DigestSession('A Paper\nhttps://arxiv.org/abs/2401.00001\nGood.\n\n'.repeat(300))
    const entries = new PaperEntries()
    const before = entries.of(session.digest)
    const after = entries.of(session.edit({ span: span(0, 0), newText: 'One.\n\nTwo.\n\n' }))
    assert.equal(before.length, 300)
    assert.deepEqual(
      after.map(({ line }) => line - 4),
      before.map(({ line }) => line),
    )
  })

  test('says how often a paper was covered before, or else', () => {
    const own = { file: 'here.md', date: '2024-12-14', isNote: false }
    const id = arxivId('2306.00041')
    assert.ok(isNamedElsewhere(archive, id, 'here.md'))
    assert.equal(describeHistory(archive, id, own), 'Covered once before')
    assert.equal(describeHistory(archive, id, { ...own, date: '2020-01-01' }), 'Covered once elsewhere')
    assert.equal(isNamedElsewhere(archive, arxivId('2306.00099'), 'here.md'), false)
  })

  test('says what has become of a paper, and nothing where all is well', () => {
    const id = arxivId('2401.00001')
    const record = paper({ id, version: 3 })
    const withdrawn = { ...record, comment: 'This paper has been withdrawn by the authors' }
    assert.equal(noticeOf({ id, version: undefined }, record), undefined)
    assert.equal(noticeOf({ id, version: 3 }, record), undefined)
    assert.equal(noticeOf({ id, version: 1 }, undefined), undefined)
    assert.equal(noticeOf({ id, version: 1 }, record)?.title, 'Version 3 is out')
    assert.equal(noticeOf({ id, version: 1 }, withdrawn)?.title, 'Withdrawn')
    const retracted = { ...withdrawn, retraction: {} }
    assert.equal(noticeOf({ id, version: 1 }, retracted)?.title, 'Retracted')
  })

  test('counts, and does not count pages that list what others cover', () => {
    const covered = (date: string) =>
      `# ${date}\n\nOne\nhttps://arxiv.org/abs/2401.00001\nx\n\nOther\nhttps://arxiv.org/abs/2401.00002\n`
    const texts = { '2024-01-01.md': covered('2024-01-01'), '2024-02-01.md': covered('2024-02-01') }
    const id = arxivId('2401.00001')
    const own = { file: '2024-03-01.md', date: '2024-03-01', isNote: false }
    assert.equal(
      describeHistory(archiveOf({ ...texts, 'README.md': covered('x') }), id, own),
      'Covered 2 times before',
    )
    assert.equal(isNamedElsewhere(archiveOf({ 'README.md': covered('x') }), id, 'here.md'), false)
    const mentioning = archiveOf({
      '2024-01-01.md': `${covered('x').replaceAll('00001', '00009')}See 2401.00002 and arXiv:2401.00001.\n`,
    })
    assert.equal(describeHistory(mentioning, id, own), 'Mentioned once elsewhere')
  })
})

type Ask = (...asked: Parameters<typeof definitionsOf>) => Namings

/** Own places by their words, others by file and line. */
function at(marked: string, ask: Ask, of = archive): string[] {
  const { text, cursor } = readMarks(marked)
  const digest = parseDigest(text)
  const named = namedAt(digest, cursor)
  assert.ok(named)
  const { own, others } = ask(digest, named, { archive: of, file: 'here.md' })
  return [
    ...own.map((each) => slice(text, each)),
    ...others.map(({ digest: { file }, line }) => `${fileName(file)}:${line + 1}`),
  ]
}

function placesIn(of: Archive, id: string, kind?: string): string[] {
  return of
    .namings(arxivId(id))
    .filter((place) => kind === undefined || place.kind === kind)
    .map(({ digest: { file }, line }) => `${fileName(file)}:${line + 1}`)
}
