import assert from 'node:assert/strict'
import { mergeRecords, originOf } from '../../../src/core/paper/paper.ts'
import { readRecord } from '../../../src/core/paper/readRecord.ts'
import { paperWith } from '../library/temporaryLibrary.ts'

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
    { id: '2401.00001', title: 'x'.repeat(3000), source: 'x' },
    { id: '2401.00001', title: 'T', source: 'x', authors: [1] },
    { id: '2401.00001', title: 'T', source: 'x', abstract: 'x'.repeat(30_000) },
  ]
  for (const value of noRecords) {
    test(`reads no record in ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.equal(readRecord(value), undefined)
    })
  }

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
