import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CountedDigest, yearFigures, yearsIn } from '../../../src/core/archive/yearFigures.ts'

const entry = (key: string, words = 5, subject = 'cs.LG') => ({
  ...{ key, title: `Paper ${key}`, words, subject },
})
const digest = (date: string | undefined, parts: Partial<CountedDigest> = {}): CountedDigest => ({
  ...{ date, tags: [], entries: [], mentions: [], ...parts },
})

const all = [
  digest('2024-03-08', {
    tags: ['Review', 'trees'],
    entries: [entry('a', 20), entry('b', 0), entry('x', 3, 'cs.CV')],
    mentions: [
      { key: 'a', title: '' },
      { key: 'z', title: '' },
    ],
  }),
  digest('2024-01-05', { tags: ['review'], entries: [entry('c', 120)], mentions: [{ key: 'a', title: '' }] }),
  digest('2024-12', {
    tags: ['review'],
    entries: [entry('a', 4), { ...entry('d', 11), subject: undefined }],
  }),
  digest('2023-06-01', { tags: ['review'], entries: [entry('x', 7), entry('y', 7)] }),
  digest(undefined, { tags: ['never'], entries: [entry('u')] }),
]

suite('the figures of a year', () => {
  test('count digests, papers once, words, and papers that come back', () => {
    const { digests, papers, words, again, months, monthsBefore } = yearFigures(all, '2024')
    assert.deepEqual({ digests, papers, words, again }, { digests: 3, papers: 5, words: 158, again: 1 })
    assert.deepEqual(months, [1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2])
    assert.deepEqual(monthsBefore?.[5], 2)
    assert.equal(yearFigures(all, '2023').monthsBefore, undefined)
  })

  test('have tags in any case, subjects beside the year before, and what is new', () => {
    const { tags, subjects, firsts } = yearFigures(all, '2024')
    assert.deepEqual(
      tags.map(({ name, digests }) => [name, digests]),
      [
        ['review', 3],
        ['trees', 1],
      ],
    )
    assert.deepEqual(subjects, [
      { code: 'cs.LG', papers: 3, papersBefore: 2 },
      { code: 'cs.CV', papers: 1, papersBefore: 0 },
    ])
    assert.deepEqual(firsts, [
      { kind: 'tag', name: 'trees', date: '2024-03-08' },
      { kind: 'subject', name: 'cs.CV', date: '2024-03-08' },
    ])
    assert.deepEqual(yearFigures(all, '2023').firsts, [])
  })

  test('have what was named more than once, by the title of its entry, and how long the words are', () => {
    const { named, lengths, medianWords } = yearFigures(all, '2024')
    assert.deepEqual(named, [{ key: 'a', title: 'Paper a', times: 2 }])
    assert.deepEqual(
      lengths.map(({ from, entries }) => [from, entries]),
      [
        [0, 1],
        [1, 2],
        [11, 2],
        [26, 0],
        [51, 0],
        [101, 1],
      ],
    )
    assert.equal(medianWords, 11)
  })

  test('are of the years that digests name, the latest first', () => {
    assert.deepEqual(yearsIn(all), ['2024', '2023'])
    assert.deepEqual(yearsIn([digest(undefined)]), [])
  })

  test('add up, whatever the digests', () => {
    const date = fc.option(
      fc.tuple(fc.integer({ min: 2020, max: 2024 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => {
        return `${year}-${String(month).padStart(2, '0')}-11`
      }),
      { nil: undefined },
    )
    const entries = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(200)).map(([key, words]) => entry(key, words)),
    )
    const digests = fc.array(
      fc.record({ date, entries, tags: fc.constant(['t']), mentions: fc.constant([]) }),
    )
    fc.assert(
      fc.property(digests, (some) => {
        for (const year of yearsIn(some)) {
          const own = some.filter((each) => each.date?.startsWith(year))
          const count = own.reduce((sum, each) => sum + each.entries.length, 0)
          const figures = yearFigures(some, year)
          const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
          assert.equal(sum(figures.months), count)
          assert.equal(sum(figures.lengths.map((length) => length.entries)), count)
          assert.equal(figures.digests, own.length)
          assert.equal(figures.tags[0]?.digests, own.length)
          assert.ok(figures.papers <= count && figures.again <= figures.papers)
        }
      }),
    )
  })
})
