import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import type { DigestDate } from '../../../src/core/digest/date.ts'
import type { Announcement } from '../../../src/core/inbox/feed.ts'
import { inboxPapers, readMarks, wantedPapers } from '../../../src/core/inbox/inbox.ts'
import {
  byLikeness,
  describeInboxPaper,
  type InboxRow,
  inboxTree,
  type Likenesses,
  sayLikeness,
} from '../../../src/core/language/inboxTree.ts'
import type { Ranking, RelatedEntry } from '../../../src/core/related/coveredPapers.ts'
import { arxivId } from '../../helpers/papers.ts'
import { announced } from '../inbox/announced.ts'

const { feeds } = readConventions('feeds: [{ name: Mine, categories: [cs.LG], keywords: [study] }]')

const adam: RelatedEntry = {
  ...{ id: arxivId('1412.6980'), title: 'Adam', said: 'Still the *default*', file: 'file:///a.md' },
  ...{ date: '2021-02-03' as DigestDate, line: 2, similarity: 0.5 },
}

async function fill(announcements: readonly Announcement[], marks = '') {
  return inboxPapers(await wantedPapers(announcements, feeds), readMarks(marks), () => false)
}

/** The rows as they are read, those below others indented. */
function rows(all: readonly InboxRow[], indent = ''): string[] {
  return all.flatMap(({ label, description, children = [] }) => [
    `${indent}${label}${description && ` (${description})`}`,
    ...rows(children, `${indent}  `),
  ])
}

suite('the tree of the inbox', () => {
  test('has the days, the latest first and open, with new versions apart, and what is starred before them', async () => {
    const papers = await fill(
      [
        announced('2611.00001'),
        announced('2611.00002', { kind: 'replace', authors: ['Ann Author'] }),
        announced('2611.00003', { day: '2026-11-25', title: 'A $\\alpha$-Tree' }),
        announced('2611.00004'),
        announced('2611.00005'),
      ],
      '2026-11-27T10:00:00.000Z starred 2611.00004\n2026-11-27T10:00:00.000Z read 2611.00005 .00003\n',
    )
    const tree = inboxTree(papers, { language: 'en' })
    assert.deepEqual(rows(tree), [
      'Starred (1)',
      '  On 2611.00004 (Ann Author and 1 more)',
      'Friday, November 27, 2026 (2 new)',
      '  On 2611.00005 (Ann Author and 1 more)',
      '  On 2611.00001 (Ann Author and 1 more)',
      '  New versions (1)',
      '    On 2611.00002 (Ann Author)',
      'Wednesday, November 25, 2026 (1 new)',
      '  A α-Tree (Ann Author and 1 more)',
    ])
    assert.deepEqual(
      tree.map(({ isOpen }) => isOpen),
      [true, true, false],
    )
  })

  test('names days in the language of the editor', async () => {
    assert.equal(
      inboxTree(await fill([announced('2611.00001')]), { language: 'ko' })[0]?.label,
      '2026년 11월 27일 금요일',
    )
  })

  test('says of a paper what it is about and why it is there', async () => {
    const [paper] = await fill([
      announced('2611.00001', { kind: 'cross', title: 'On *Trees*', categories: ['cs.CL', 'cs.LG'] }),
    ])
    assert.ok(paper)
    const text = describeInboxPaper(paper, { actions: [{ label: 'Add', url: 'command:add' }] })
    assert.match(text, /\*\*On \\\*Trees\\\*\*\*/)
    assert.match(text, /\[Add\]\(command:add\)/)
    assert.match(text, /Cross\\-listed from Computation and Language/)
    assert.match(text, /Mine: study/)
    assert.match(text, /We study it\\\./)
  })

  test('has the papers of a day, and new versions, by how like they are to what was covered', async () => {
    const papers = await fill([
      announced('2611.00001'),
      announced('2611.00002', { kind: 'cross' }),
      announced('2611.00003'),
      announced('2611.00004', { kind: 'replace' }),
      announced('2611.00005', { kind: 'replace' }),
    ])
    const likenesses = new Map<ArxivId, Ranking>([
      [arxivId('2611.00002'), { score: 0.4, likest: adam }],
      [arxivId('2611.00001'), { score: 0.1, likest: undefined }],
      [arxivId('2611.00004'), { score: 0.2, likest: undefined }],
    ])
    const [day] = inboxTree(papers, { language: 'en', likenesses })
    const ids = day?.children?.flatMap(({ id, children = [] }) => [id, ...children.map((row) => row.id)])
    assert.deepEqual(ids, [
      ...['2611.00002', '2611.00001', '2611.00003'],
      ...['2026-11-27 replaced', '2611.00004', '2611.00005'],
    ])
    assert.equal(day?.children?.[0]?.likest, adam)
  })

  test('says which entry of the archive a paper is like', async () => {
    const [paper] = await fill([announced('2611.00001')])
    assert.ok(paper)
    assert.match(
      describeInboxPaper(paper, { actions: [], likest: adam }),
      /Like “\[Adam\]\(file:\/\/\/a\.md#L3\)”, which you covered on 2021\\-02\\-03; you wrote: Still the \\\*default\\\*/,
    )
  })
})

const adamEntry: RelatedEntry = {
  ...{ id: arxivId('1412.6980'), title: 'Adam', said: 'Still the default', file: 'file:///a.md' },
  ...{ date: '2021-02-03' as DigestDate, line: 2, similarity: 0.5 },
}

/** Papers of a few days, the latest first, and how like some of them are; few different scores, so that many are equal. */
const inbox = fc
  .array(fc.record({ day: fc.nat(3), score: fc.option(fc.constantFrom(0, 0.1, 0.2, 0.9)) }), {
    maxLength: 40,
  })
  .map((drawn) => {
    const sorted = drawn.toSorted((a, b) => b.day - a.day)
    const papers = sorted.map(({ day }, index) => ({
      ...{ day: `2026-11-2${day}`, place: index },
      paper: { id: arxivId(`2611.${String(index + 1).padStart(5, '0')}`) },
    }))
    const likenesses: Likenesses = new Map(
      sorted.flatMap(({ score }, index) => {
        const id = papers[index]?.paper.id
        return id && score !== null ? [[id, { score, likest: undefined }] as const] : []
      }),
    )
    return { papers, likenesses }
  })

suite('the likeness of papers of the inbox', () => {
  test('orders each day, loses and adds nothing, and leaves equal ones as they were', () => {
    fc.assert(
      fc.property(inbox, ({ papers, likenesses }) => {
        const ordered = byLikeness(papers, likenesses)
        assert.deepEqual(
          ordered.toSorted((a, b) => a.place - b.place),
          papers,
        )
        assert.deepEqual(
          ordered.map(({ day }) => day),
          papers.map(({ day }) => day),
        )
        const scoreOf = (at: number) => likenesses.get(ordered[at]?.paper.id ?? arxivId(''))?.score ?? 0
        for (const [at, paper] of ordered.entries()) {
          const next = ordered[at + 1]
          if (next?.day !== paper.day) continue
          assert.ok(scoreOf(at) >= scoreOf(at + 1))
          if (scoreOf(at) === scoreOf(at + 1)) assert.ok(paper.place < next.place)
        }
      }),
    )
  })

  test('is said with the date and the first words, as far as there are any', () => {
    assert.equal(
      sayLikeness(adamEntry),
      'Like “Adam”, which you covered on 2021-02-03; you wrote: Still the default',
    )
    assert.equal(sayLikeness({ ...adamEntry, said: '' }), 'Like “Adam”, which you covered on 2021-02-03')
    assert.equal(sayLikeness({ ...adamEntry, date: undefined }), 'Like “Adam”; you wrote: Still the default')
    assert.equal(sayLikeness({ ...adamEntry, date: undefined, said: '', title: '' }), 'Like “1412.6980”')
  })
})
