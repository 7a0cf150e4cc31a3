import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Archive } from '../../../src/core/archive/archive.ts'
import type { DigestRecord } from '../../../src/core/archive/archivedDigest.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { byDate } from '../../../src/core/archive/paperHistory.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { arxivId } from '../../helpers/papers.ts'

const id = arxivId('2403.00011')
const other = 'Another\nhttps://arxiv.org/abs/2403.00012\nToo.\n\n'
const standing = `A Standing Title\nhttps://arxiv.org/abs/${id}\nSaid.\n\n`
const recordOf = (text: string) => {
  const record = recordDigest(parseDigest(text), { file: 'a.md', isChosen: true })
  if (!record) throw new Error('no digest')
  return record
}
const template = recordOf(`${other}${standing}`)

const name = fc.constantFrom(
  'issue-1.md',
  'issue-2.md',
  'issue-10.md',
  'b/issue-3.md',
  'one.md',
  'week 7.md',
  'week 8.md',
)
const date = fc.constantFrom(
  undefined,
  '2024-01',
  '2024-02',
  '2024-01-01',
  '2024-01-02',
  '2024-02-10',
  '2023-12-31',
)
const digest = fc.record({
  file: name,
  date,
  times: fc.constantFrom(0, 1, 2),
  isNote: fc.constantFrom(false, false, true),
})

suite('the history of a paper', () => {
  test('has what each digest that came before has, whatever is written and taken away meanwhile', () => {
    const records = ['', standing, standing + standing].map((text) => recordOf(other + text))
    const change = fc.oneof(digest, digest, fc.record({ file: name, isGone: fc.constant(true) }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 14 }), digest, (changes, own) => {
        const archive = new Archive()
        for (const each of changes) {
          const record = 'isGone' in each ? undefined : { ...records[each.times], ...each }
          archive.update([{ file: each.file, record: record as DigestRecord | undefined }])
          const wanted = archive
            .coverage(id)
            .filter(({ digest: before }) => before.file !== own.file)
            .filter(({ digest: before }) => before.isNote === own.isNote && isEarlier(before, own))
          const found = archive.history(id, own.isNote).before(own)
          assert.deepEqual([...found], wanted)
          assert.equal(found.length, wanted.length)
          assert.deepEqual(found.first, wanted[0])
          assert.deepEqual(found.last, wanted.at(-1))
        }
      }),
      { numRuns: 500 },
    )
  })

  for (const [kind, place] of Object.entries({
    dated: (number: number) => ({
      date: new Date(Date.UTC(1990, 0, number)).toISOString().slice(0, 10),
      file: `${number}.md`,
    }),
    numbered: (number: number) => ({ date: undefined, file: `issue-${number}.md` }),
    'of one day': (number: number) => ({ date: '2024-01-01', file: `issue-${number}.md` }),
  })) {
    test(`is right in 20,000 digests that are ${kind}`, () => {
      const all = 20_000
      const archive = new Archive()
      const digests = Array.from(
        { length: all },
        (_, number) => ({ ...template, ...place(number) }) as DigestRecord,
      )
      archive.update(digests.map((record) => ({ file: record.file, record })))
      let count = 0
      for (const own of digests) {
        const before = archive.history(id, false).before(own)
        count += before.length
        assert.equal(before.first?.digest.file, before.length > 0 ? digests[0]?.file : undefined)
      }
      assert.equal(count, (all * (all - 1)) / 2)
    })
  }
})

suite('the order of digests', () => {
  test('goes by dates, as far as both are known', () => {
    assert.ok(isEarlier(dated('b.md', '2024-01-31'), dated('a.md', '2024-02')))
    assert.ok(!isEarlier(dated('a.md', '2024-02'), dated('b.md', '2024-01-31')))
    assert.ok(!isEarlier(dated('a.md', '2024-02'), dated('b.md', '2024-02-03')))
    assert.ok(!isEarlier(dated('b.md', '2024-02-03'), dated('a.md', '2024-02')))
  })

  test('goes by numbers where names are alike in all else', () => {
    assert.ok(isEarlier(dated('issues/9.md'), dated('issues/10.md')))
    assert.ok(
      isEarlier(dated('a/240101 notes 1.md', '2024-01-01'), dated('a/240101 notes 2.md', '2024-01-01')),
    )
    assert.ok(!isEarlier(dated('a/9.md'), dated('b/10.md')))
    assert.ok(!isEarlier(dated('nine.md'), dated('ten.md')))
    assert.ok(!isEarlier(dated('9.md'), dated('9.md')))
  })

  test('puts what has no date in front of lists', () => {
    const files = [dated('c.md', '2024-01'), dated('10.md'), dated('9.md')]
    assert.deepEqual(
      files.sort(byDate).map(({ file }) => file),
      ['9.md', '10.md', 'c.md'],
    )
  })
})

function dated(file: string, date?: string) {
  return { file, date }
}

/** What the history is held to: the order of two digests by themselves, without any search. */
function isEarlier(one: ReturnType<typeof dated>, other: ReturnType<typeof dated>): boolean {
  if (one.date && other.date) {
    const known = Math.min(one.date.length, other.date.length)
    const [own = '', its = ''] = [one, other].map(({ date }) => date?.slice(0, known))
    if (own !== its) return own < its
    if (one.date !== other.date) return false
  }
  const [alike, its] = [one, other].map(({ file }) => file.replace(/\d+(?=[^/]*$)/g, '0'))
  return alike === its && new Intl.Collator('en', { numeric: true }).compare(one.file, other.file) < 0
}
