import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CountedDigest, yearFigures, yearsIn } from '../../../src/core/archive/yearFigures.ts'

const entry = (key: string, words = 5, subject = 'cs.LG', cites: readonly string[] = []) => ({
  ...{ key, title: `Paper ${key}`, words, subject, published: '2020-01-01', cites },
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

  test('count a paper once a month, and all that is said of it together, with the subject that some entry has', () => {
    const { months, lengths, subjects } = yearFigures(
      [
        digest('2024-01-05', { entries: [entry('a', 4), entry('b', 1)] }),
        digest('2024-01-20', { entries: [entry('a', 8), { ...entry('a', 0), subject: undefined }] }),
        digest('2024-05-20', { entries: [{ ...entry('a', 2), subject: undefined }] }),
      ],
      '2024',
    )
    assert.deepEqual(months.slice(0, 5), [2, 0, 0, 0, 1])
    assert.deepEqual(
      lengths.flatMap(({ from, papers }) => (papers > 0 ? [[from, papers]] : [])),
      [
        [1, 1],
        [11, 1],
      ],
    )
    assert.deepEqual(subjects, [{ code: 'cs.LG', papers: 2, papersBefore: 0 }])
  })

  test('have what was named more than once, by the title of its entry, and how long the words are', () => {
    const { named, lengths, medianWords } = yearFigures(all, '2024')
    assert.deepEqual(named, [{ key: 'a', title: 'Paper a', times: 2 }])
    assert.deepEqual(
      lengths.map(({ from, papers }) => [from, papers]),
      [
        [0, 1],
        [1, 1],
        [11, 2],
        [26, 0],
        [51, 0],
        [101, 1],
      ],
    )
    assert.equal(medianWords, 11)
  })

  test('say which papers of the year cite which that it or a year before covers, the oldest first', () => {
    const cited = [
      digest('2023-06-01', { entries: [{ ...entry('old'), published: '2014-12-22' }] }),
      digest('2024-02-01', {
        entries: [
          entry('b', 5, 'cs.LG', ['old', 'b', 'later', 'none']),
          entry('c', 5, 'cs.LG', ['old', 'b']),
        ],
      }),
      digest('2025-01-01', { entries: [entry('later', 5, 'cs.LG', ['b', 'c'])] }),
    ]
    const { citations } = yearFigures(cited, '2024')
    assert.deepEqual([citations?.citing, citations?.cited], [2, 2])
    assert.deepEqual(
      citations?.papers.map(({ key, times }) => [key, times]),
      [
        ['old', 2],
        ['b', 1],
        ['c', 0],
      ],
    )
    assert.deepEqual(citations?.links, [
      { citing: 1, cited: 0 },
      { citing: 2, cited: 0 },
      { citing: 2, cited: 1 },
    ])
    assert.equal(yearFigures(cited, '2023').citations, undefined)
  })

  test('name papers of arXiv that several cite and nobody covers', () => {
    const cites = ['1706.03762', '1412.6980', '10.1000/a', 'a']
    const entries = ['a', 'b', 'c'].map((key) => entry(key, 5, 'cs.LG', cites))
    const other = digest('2020-01-01', { entries: [entry('1412.6980')] })
    assert.deepEqual(yearFigures([digest('2024-02-01', { entries }), other], '2024').uncovered, [
      { key: '1706.03762', title: '', times: 3 },
    ])
    const few = digest('2024-02-01', { entries: entries.slice(1) })
    assert.deepEqual(yearFigures([few], '2024').uncovered, [])
  })

  test('show a graph that can be read, whatever cites what, in the same way for any order of digests', () => {
    const keys = Array.from({ length: 80 }, (_, index) => `p${index}`)
    const key = fc.constantFrom(...keys)
    const entries = fc.array(
      fc.record({ one: key, cites: fc.array(key, { maxLength: 6 }) }).map(({ one, cites }) => ({
        ...{ ...entry(one, 5, 'cs.LG', cites), published: `20${10 + (one.length % 3)}-01-01` },
      })),
      { maxLength: 60 },
    )
    const date = fc.constantFrom('2023-05-01', '2024-01-05', '2024-07-01', '2025-01-01', undefined)
    const digests = fc.array(fc.record({ date, entries, tags: fc.constant([]), mentions: fc.constant([]) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(digests, fc.infiniteStream(fc.nat()), (some, random) => {
        const { citations, papers } = yearFigures(some, '2024')
        const shuffled = some
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => ({ ...each, entries: each.entries.toReversed() }))
        assert.deepEqual(yearFigures(shuffled, '2024').citations, citations)
        if (!citations) return
        const { papers: shown, links } = citations
        assert.ok(shown.length <= 30 && links.length > 0 && citations.citing <= papers)
        assert.ok(links.every(({ citing, cited }) => citing !== cited && shown[citing] && shown[cited]))
        assert.equal(new Set(links.map((link) => JSON.stringify(link))).size, links.length)
        const linked = new Set(links.flatMap(({ citing, cited }) => [citing, cited]))
        assert.equal(linked.size, shown.length, 'each paper has a link')
        const dates = shown.map(({ published }) => published)
        assert.deepEqual(dates, dates.toSorted())
      }),
    )
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
          assert.ok(sum(figures.months) <= count && figures.papers <= sum(figures.months))
          assert.ok(figures.months.every((papers) => papers <= figures.papers))
          assert.equal(sum(figures.lengths.map(({ papers }) => papers)), figures.papers)
          assert.equal(figures.digests, own.length)
          assert.equal(figures.tags[0]?.digests, own.length)
          assert.ok(figures.papers <= count && figures.again <= figures.papers)
        }
      }),
    )
  })
})
