import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { Feed } from '../../../src/core/digest/conventions/conventions.ts'
import { type Announcement, announcementKinds } from '../../../src/core/inbox/feed.ts'
import {
  inboxPapers,
  isUnread,
  type Mark,
  type Marks,
  markNames,
  readMarks,
  wantedPapers,
  writeMarks,
} from '../../../src/core/inbox/inbox.ts'
import type { PaperId } from '../../../src/core/paper/paper.ts'
import { announced } from './announced.ts'

const noFeed: Feed = { name: undefined, from: 'arxiv', categories: [], authors: [], keywords: [] }
const learning: Feed = { ...noFeed, name: 'Learning', categories: ['cs.LG'] }

interface Facts {
  readonly feeds?: readonly Feed[]
  readonly marks?: Marks
  readonly isCovered?: (id: PaperId) => boolean
}

async function fill(
  announcements: readonly Announcement[],
  { feeds = [learning], marks = new Map(), isCovered = () => false }: Facts = {},
) {
  return inboxPapers(await wantedPapers(announcements, feeds), marks, isCovered)
}

async function idsIn(announcements: readonly Announcement[], facts: Facts = {}): Promise<readonly string[]> {
  return (await fill(announcements, facts)).map(({ paper }) => paper.id)
}

suite('the inbox', () => {
  test('has the latest day first, and of a day what is new before what was replaced', async () => {
    const all = [
      announced('2611.00001', { day: '2026-11-25' }),
      announced('2611.00002', { kind: 'replace' }),
      announced('2611.00003', { kind: 'cross' }),
      announced('2611.00004'),
    ]
    assert.deepEqual(await idsIn(all), ['2611.00004', '2611.00003', '2611.00002', '2611.00001'])
  })

  test('has a paper once, on the day on which it was new, with the text of its latest version', async () => {
    const [paper, ...more] = await fill([
      announced('2611.00001', { kind: 'replace', day: '2026-11-30', version: 2, title: 'Better' }),
      announced('2611.00001', { kind: 'new', day: '2026-11-25', categories: ['stat.ML'] }),
      announced('2611.00001', { kind: 'cross', day: '2026-11-27' }),
    ])
    assert.equal(more.length, 0)
    assert.deepEqual([paper?.kind, paper?.day, paper?.paper.title], ['new', '2026-11-25', 'Better'])
    assert.deepEqual(paper?.paper.categories, ['cs.LG', 'stat.ML'])
  })

  test('leaves out what is covered by the DOI of its journal version', async () => {
    const replaced = announced('2611.00001', { kind: 'replace' })
    const published = { ...replaced, paper: { ...replaced.paper, doi: '10.1038/S41586-026-1' } }
    const isCovered = (id: PaperId) => id === '10.1038/s41586-026-1'
    assert.deepEqual(await idsIn([published, announced('2611.00002')], { isCovered }), ['2611.00002'])
  })

  test('leaves out what is covered and what was dismissed, and knows the other marks', async () => {
    const marks = readMarks(
      '2026-11-27T10:00:00.000Z dismissed 2611.00001\n2026-11-27T10:00:00.000Z starred 2611.00002\n',
    )
    const isCovered = (id: PaperId) => id === '2611.00003'
    const all = ['2611.00001', '2611.00002', '2611.00003', '2611.00004'].map((id) => announced(id))
    const found = await fill(all, { marks, isCovered })
    assert.deepEqual(
      found.map(({ paper, mark }) => [paper.id, mark]),
      [
        ['2611.00004', 'unread'],
        ['2611.00002', 'starred'],
      ],
    )
    assert.deepEqual(found.map(isUnread), [true, false])
  })

  test('does not count replaced papers as unread', async () => {
    assert.equal((await fill([announced('2611.00001', { kind: 'replace' })])).some(isUnread), false)
  })

  test('is the same whatever the order of the announcements', async () => {
    const announcement = fc
      .record({
        number: fc.integer({ min: 1, max: 4 }),
        kind: fc.constantFrom(...announcementKinds),
        day: fc.constantFrom('2026-11-24', '2026-11-25', '2026-11-27'),
      })
      // What arXiv says of a version on a day is one thing.
      .map(({ number, kind, day }) =>
        announced(`2611.0000${number}`, { kind, day, version: Number(day.slice(8)) }),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(announcement, { maxLength: 10 }), async (all) => {
        const sorted = [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        assert.deepEqual(await fill(all), await fill(sorted))
      }),
    )
  })

  test('is there of 10,000 announcements', async () => {
    const all = Array.from({ length: 10_000 }, (_, index) =>
      announced(`2611.${String(index + 1).padStart(5, '0')}`, { abstract: 'We study trees. '.repeat(100) }),
    )
    assert.equal(
      (await idsIn(all, { feeds: [{ ...learning, keywords: ['forest', 'tree'] }] })).length,
      10_000,
    )
  })
})

suite('what feeds want', () => {
  const trees = announced('2611.00001', {
    title: 'Gr\\"obner Bases of {Trees}',
    abstract: 'We study transformers, 언어 모델을 and $\\alpha$-trees.',
    authors: ['Yoshua Bengio', 'J\\"urgen Schmidhuber', 'Nora De Wit'],
    categories: ['cs.LG', 'math.AC'],
  })
  const wants = async (feed: Partial<Feed>) =>
    (await fill([trees], { feeds: [{ ...noFeed, ...feed }] }))[0]?.reasons[0]?.found

  test('is by category, and by archive', async () => {
    assert.deepEqual(await wants({ categories: ['math.AC'] }), [])
    assert.deepEqual(await wants({ categories: ['math'] }), [])
    assert.equal(await wants({ categories: ['math.AG'] }), undefined)
    assert.equal(await wants({ categories: ['mat'] }), undefined)
  })

  test('is by words that begin words, whatever their case, accents and TeX', async () => {
    assert.deepEqual(await wants({ keywords: ['Transformer', 'Gröbner bases', 'forest'] }), [
      'Transformer',
      'Gröbner bases',
    ])
    assert.deepEqual(await wants({ keywords: ['former'] }), undefined)
    assert.deepEqual(await wants({ keywords: ['모델'] }), ['모델'])
    assert.deepEqual(await wants({ keywords: ['…'] }), undefined)
  })

  test('is by authors, whose given names may be initials', async () => {
    assert.deepEqual(await wants({ authors: ['Y. Bengio', 'Jürgen Schmidhuber', 'N. De Wit'] }), [
      'Y. Bengio',
      'Jürgen Schmidhuber',
      'N. De Wit',
    ])
    assert.equal(await wants({ authors: ['Samy Bengio', 'Leo', 'Yoshua'] }), undefined)
  })

  test('is by a family name alone, too', async () => {
    assert.deepEqual(await wants({ authors: ['Bengio', 'schmidhuber', 'De Wit'] }), [
      ...['Bengio', 'schmidhuber', 'De Wit'],
    ])
  })

  test('is looked for, however much a stranger lists', async () => {
    const keywords = Array.from({ length: 100_000 }, (_, index) => `word ${index}`)
    const authors = Array.from({ length: 5000 }, (_, index) => `Ann Author${index}`)
    const collaboration = announced('2611.00002', { authors })
    assert.equal((await fill([collaboration], { feeds: [{ ...noFeed, authors: keywords }] })).length, 0)
    for (let round = 0; round < 20; round++)
      assert.equal(await wants({ keywords, authors: keywords }), undefined)
  })

  test('is either, where a feed names words and authors, within its categories', async () => {
    assert.deepEqual(await wants({ keywords: ['forest'], authors: ['Yoshua Bengio'] }), ['Yoshua Bengio'])
    assert.equal(await wants({ categories: ['cs.CL'], authors: ['Yoshua Bengio'] }), undefined)
  })
})

const id = (text: string) => text as ArxivId
const moment = Date.parse('2026-11-27T09:12:33Z')
const none: Marks = new Map()

const ids = fc.uniqueArray(
  fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((number) => id(`2611.${String(number).padStart(5, '0')}`)),
    fc.integer({ min: 1, max: 9 }).map((number) => id(`0704.000${number}`)),
    fc.integer({ min: 1, max: 9 }).map((number) => id(`hep-th/990100${number}`)),
  ),
  { minLength: 1, maxLength: 12 },
)
/** What somebody does in a window, some milliseconds after the window's last. */
const action = fc.record({ ids, mark: fc.constantFrom(...markNames), after: fc.nat(5) })

function linesOf(
  actions: readonly { ids: readonly ArxivId[]; mark: Mark; after: number }[],
): readonly string[] {
  let now = moment
  let marks = none
  return actions.flatMap(({ ids, mark, after }) => {
    now += after
    const lines = writeMarks(mark, ids, marks, now)
    marks = readMarks(lines, marks)
    return lines.split('\n').filter((line) => line !== '')
  })
}

suite('marks of the inbox', () => {
  test('are lines that name the papers of a month by their numbers', () => {
    const papers = ['2611.00002', 'hep-th/9901001', '2610.00007', '2611.00001'].map(id)
    assert.equal(
      writeMarks('read', papers, none, moment),
      '2026-11-27T09:12:33.000Z read 2610.00007 2611.00001 .00002 hep-th/9901001\n',
    )
  })

  test('are of each paper what was done last', () => {
    const first = readMarks(writeMarks('starred', [id('2611.00001'), id('2611.00002')], none, moment))
    const second = readMarks(writeMarks('dismissed', [id('2611.00002')], first, moment + 1), first)
    assert.equal(second.get(id('2611.00001'))?.mark, 'starred')
    assert.equal(second.get(id('2611.00002'))?.mark, 'dismissed')
  })

  test('keep to the clock where those of other papers are ahead', () => {
    const early = readMarks(writeMarks('read', [id('2611.00001')], none, moment + 1e9))
    const both = writeMarks('starred', [id('2611.00001'), id('2611.00002')], early, moment)
    const elsewhere = writeMarks('dismissed', [id('2611.00002')], none, moment + 1000)
    const marks = readMarks(both + elsewhere, early)
    assert.deepEqual(
      [...marks].map(([paper, { mark }]) => [paper, mark]),
      [
        ['2611.00001', 'starred'],
        ['2611.00002', 'dismissed'],
      ],
    )
  })

  test('count although an earlier one is of a clock that was ahead', () => {
    const early = readMarks(writeMarks('dismissed', [id('2611.00001')], none, moment + 1e9))
    const undone = readMarks(writeMarks('unread', [id('2611.00001')], early, moment), early)
    assert.equal(undone.get(id('2611.00001'))?.mark, 'unread')
  })

  test('skip what is no line of marks, and what names no paper', () => {
    const text = [
      '<<<<<<< HEAD',
      '2026-11-27T09:12:33.000Z read 2611.00001 2611.1 nonsense .00002v3 2611.00003v1\r',
      '2026-11-27T09:12:33.000Z unheard 2611.00004',
      'yesterday read 2611.00005',
      '2026-11-27T09:12:33.000Z read .00006',
      '2026-11-27T09:12:33.0',
    ].join('\n')
    assert.deepEqual([...readMarks(text).keys()], ['2611.00001'])
  })

  test('name no paper of another month where a word is damaged', () => {
    const marks = readMarks('2026-11-27T09:12:33.000Z read 2611.00001 26x2.00001 .00002 2610.00003 .00004\n')
    assert.deepEqual([...marks.keys()], ['2611.00001', '2610.00003', '2610.00004'])
  })

  test('come back as they were written', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom(...markNames), (papers, mark) => {
        const read = readMarks(writeMarks(mark, papers, none, moment))
        assert.deepEqual([...read.keys()].sort(), [...papers].sort())
        for (const { mark: found } of read.values()) assert.equal(found, mark)
      }),
    )
  })

  test('are the same in whatever order the lines of two windows stand, and however often', () => {
    const windows = fc.tuple(fc.array(action, { maxLength: 8 }), fc.array(action, { maxLength: 8 }))
    fc.assert(
      fc.property(windows, fc.infiniteStream(fc.nat(100)), ([mine, theirs], chances) => {
        const lines = [...linesOf(mine), ...linesOf(theirs)]
        const inOrder = readMarks(lines.join('\n'))
        const shuffled = [...lines, ...lines.slice(0, 3)]
          .map((line) => ({ line, at: chances.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line)
        assert.deepEqual(sorted(readMarks(shuffled.join('\n'))), sorted(inOrder))
        const half = readMarks(shuffled.slice(4).join('\n'), readMarks(shuffled.slice(0, 4).join('\n')))
        assert.deepEqual(sorted(half), sorted(inOrder))
      }),
    )
  })

  test('of ten years with a hundred papers a working day take two megabytes', () => {
    let text = ''
    for (let day = 0; day < 2500; day++) {
      const month = `${17 + Math.floor(day / 250)}${String(1 + (Math.floor(day / 21) % 12)).padStart(2, '0')}`
      const papers = Array.from({ length: 100 }, (_, index) => {
        return id(`${month}.${String(1 + (day % 21) * 700 + index * 7).padStart(5, '0')}`)
      })
      text += writeMarks('read', papers, none, moment + day)
    }
    assert.ok(text.length < 2_000_000, `${text.length}`)
    assert.ok(readMarks(text).size > 200_000)
  })
})

function sorted(marks: Marks) {
  return [...marks].sort(([a], [b]) => (a < b ? -1 : 1))
}
