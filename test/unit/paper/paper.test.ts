import assert from 'node:assert/strict'
import {
  appearedCode,
  codeAddress,
  mergeRecords,
  originOf,
  readAppearedCode,
  readRecord,
} from '../../../src/core/paper/paper.ts'
import { paper } from '../../helpers/papers.ts'
import { paperWith } from '../library/temporaryLibrary.ts'

const repository = 'https://github.com/lab/trees'

suite('the code of a paper', () => {
  const linked: Readonly<Record<string, string>> = {
    'Code is available at https://github.com/lab/trees.': repository,
    '12 pages, 3 figures. Code: github.com/lab/trees': repository,
    'Code (https://github.com/lab/trees) and models are public.': repository,
    'The code can be found at \\url{https://github.com/lab/small\\_trees}.':
      'https://github.com/lab/small_trees',
    '\\href{https://www.github.com/lab/trees/}{our page}': 'https://www.github.com/lab/trees',
    'See https://gitlab.com/lab/group/trees?ref=main': 'https://gitlab.com/lab/group/trees',
    'We grow them. Demo and code at https://trees.example.org/demo/': 'https://trees.example.org/demo',
    'Models and code: https://huggingface.co/lab/trees': 'https://huggingface.co/lab/trees',
    'We will see. Code: https://github.com/lab/once-upon': 'https://github.com/lab/once-upon',
  }
  for (const [words, address] of Object.entries(linked))
    test(`is linked in “${words}”`, () => {
      assert.equal(codeAddress({ comment: words, abstract: 'We grow trees.' }), address)
      assert.equal(codeAddress({ comment: undefined, abstract: `We grow trees. ${words}` }), address)
    })

  const others = [
    'Code will be released at https://github.com/lab/trees.',
    'Code: https://github.com/lab/trees (coming soon)',
    'Code is available upon request.',
    'Project page: https://trees.example.org/',
    'Models: https://huggingface.co/lab/trees',
    'Follow https://github.com/lab',
    'Conference on Software Testing (TREES 2022), https://trees.example.org/2022/',
    'Lecture Notes in Computer Science. https://trees.example.org/code/',
    'The code of https://arxiv.org/abs/2401.00001 and https://doi.org/10.1000/x was used.',
    'On and/or trees with error-correcting codes of n/2 bits',
    'Code: ftp://github.com/lab/trees and mail@github.com/lab/trees',
  ]
  for (const words of others)
    test(`is not linked in “${words}”`, () => {
      assert.equal(codeAddress({ comment: words, abstract: words }), undefined)
    })

  const now = Date.UTC(2026, 10, 28)
  const before = paper({ id: '2401.00001', source: 'arxiv-api', abstract: 'We grow trees.' })
  const after = {
    ...before,
    ...{ version: 2, updatedAt: '2024-05-01T10:00:00Z', comment: `Code: ${repository}` },
  }

  test('has appeared with the version that links it first, or else now', () => {
    assert.deepEqual(appearedCode(before, after, now), { address: repository, since: '2024-05-01' })
    assert.deepEqual(appearedCode({ ...before, version: 2 }, after, now), {
      address: repository,
      since: '2026-11-28',
    })
  })

  test('has not appeared where it was there before, or nobody knows', () => {
    assert.equal(appearedCode(before, before, now), undefined)
    assert.equal(appearedCode({ ...after, version: 1 }, after, now), undefined)
    assert.equal(appearedCode({ ...before, source: 'semantic-scholar' }, after, now), undefined)
    assert.equal(appearedCode({ ...before, abstract: '' }, after, now), undefined)
  })

  test('keeps its day where the address changes, until it is gone', () => {
    const code = { address: 'https://github.com/lab/old', since: '2024-02-02' }
    assert.deepEqual(appearedCode({ ...after, code }, after, now), { ...code, address: repository })
    assert.deepEqual(appearedCode(before, { ...after, code }, now), { ...code, address: repository })
    assert.equal(appearedCode({ ...after, code }, before, now), undefined)
  })

  test('is read as it was stored, and as nothing else', () => {
    const code = { address: repository, since: '2024-05-01' }
    assert.deepEqual(readAppearedCode({ ...code, more: 1 }), code)
    const wrong = [
      ...[null, 'text', [], {}, { ...code, since: 'then' }, { ...code, since: '2024-05' }],
      ...[1, 'javascript:alert(1)', `${repository}](x)`, `${repository} <b>`, ''].map((address) => ({
        ...code,
        address,
      })),
    ]
    for (const value of wrong) assert.equal(readAppearedCode(value), undefined, JSON.stringify(value))
  })
})

const fromArxiv = paperWith({
  id: '2401.00001',
  source: 'arxiv-api',
  journalReference: undefined,
  doi: undefined,
})
const fromScholar = paperWith({
  id: '2401.00001',
  source: 'semantic-scholar',
  title: 'Another Spelling',
  version: undefined,
  categories: [],
  comment: undefined,
})

suite('provenance', () => {
  test('fills what the first-hand record lacks, and says where from', () => {
    for (const merged of [mergeRecords(fromArxiv, fromScholar), mergeRecords(fromScholar, fromArxiv)]) {
      assert.equal(merged.title, fromArxiv.title)
      assert.equal(merged.source, 'arxiv-api')
      assert.deepEqual(merged.origins, { journalReference: 'semantic-scholar', doi: 'semantic-scholar' })
      assert.equal(originOf(merged, 'title'), 'arxiv-api')
      assert.equal(originOf(merged, 'doi'), 'semantic-scholar')
    }
  })

  test('takes the newer of two records of one kind', () => {
    const newer = { ...fromArxiv, title: 'A Better Title' }
    assert.deepEqual(mergeRecords(fromArxiv, newer), newer)
  })

  test('drops an origin when the field comes from the record itself again', () => {
    const merged = mergeRecords(fromScholar, fromArxiv)
    const complete = { ...fromArxiv, journalReference: 'J. 2', doi: '10.1000/x' }
    assert.equal(mergeRecords(merged, complete).origins, undefined)
  })

  test('keeps an origin over several merges', () => {
    const merged = mergeRecords(mergeRecords(fromScholar, fromArxiv), { ...fromArxiv, title: 'Newer' })
    assert.deepEqual(merged.origins, { journalReference: 'semantic-scholar', doi: 'semantic-scholar' })
  })

  test('has no origin for what is not there', () => {
    assert.equal(originOf(fromScholar, 'comment'), undefined)
  })

  test('survives being written as JSON', () => {
    const code = { address: 'https://github.com/lab/trees', since: '2024-05-01' }
    const merged = mergeRecords(fromScholar, { ...fromArxiv, code })
    assert.deepEqual(readRecord(JSON.parse(JSON.stringify(merged))), { ...merged })
  })

  const noRecords: readonly unknown[] = [
    null,
    'text',
    [],
    {},
    { id: '2401.00001' },
    { id: '2401.00001', title: 1, source: 'x' },
    { id: '2401.00001', title: 'T', source: 'x', authors: [1] },
  ]
  for (const value of noRecords) {
    test(`reads no record in ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.equal(readRecord(value), undefined)
    })
  }

  test('is cut where it is too long, and then stays the same', () => {
    const read = readRecord({
      ...{ id: 'x', title: 'T'.repeat(3000), source: 's', comment: 'c'.repeat(3000) },
      ...{ abstract: 'a'.repeat(30_000), authors: Array(20_000).fill('n'.repeat(2001)) },
    })
    assert.deepEqual([read?.title.length, read?.comment?.length, read?.abstract.length], [2000, 2000, 20_000])
    assert.deepEqual([read?.authors.length, read?.authors[0]?.length], [10_000, 2000])
    assert.deepEqual(readRecord(JSON.parse(JSON.stringify(read))), read)
  })

  test('leaves out what it does not know and what has the wrong kind', () => {
    const read = readRecord({
      id: 'x',
      title: 'T',
      source: 's',
      version: 1.5,
      extra: 1,
      origins: { extra: 's', doi: 's' },
    })
    assert.equal(read?.version, undefined)
    assert.deepEqual(read?.origins, { doi: 's' })
    assert.ok(read && !('extra' in read))
  })
})
