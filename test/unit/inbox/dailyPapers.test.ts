import assert from 'node:assert/strict'
import { readDailyPapers } from '../../../src/core/inbox/dailyPapers.ts'
import { dailyPaper } from '../../localServices/huggingFace.ts'

const good = dailyPaper({
  id: '2611.00001',
  title: '  On\n Trees ',
  pickedAt: '2026-11-27T03:00:00.000Z',
  summary: 'We grow $n$ trees.\nThey wait.',
  authors: ['Ann Author', '김 하나', ''],
})

suite('the daily papers of Hugging Face', () => {
  test('are papers of arXiv, of the day on which they were picked', () => {
    const { announcements, unreadable, isCut } = readDailyPapers([good])
    assert.deepEqual([unreadable, isCut], [0, false])
    assert.deepEqual(announcements, [
      {
        kind: 'new',
        day: '2026-11-27',
        from: ['hugging-face'],
        paper: {
          id: '2611.00001',
          title: 'On Trees',
          version: undefined,
          authors: ['Ann Author', '김 하나'],
          abstract: 'We grow $n$ trees. They wait.',
          publishedAt: '2026-11-20T12:00:00.000Z',
          updatedAt: undefined,
          categories: [],
          comment: undefined,
          journalReference: undefined,
          doi: undefined,
          source: 'hugging-face',
        },
      },
    ])
  })

  test('say nothing that a machine has written', () => {
    assert.doesNotMatch(JSON.stringify(readDailyPapers([good])), /Machine-made/)
  })

  test('are read though others among them cannot be', () => {
    const odd = [
      null,
      7,
      'x',
      [],
      {},
      { paper: null },
      { paper: { id: '2611.00002' } },
      { paper: { id: 3, title: 'x' } },
    ]
    const others = [
      dailyPaper({ id: '../../etc', title: 'Up', pickedAt: '2026-11-27T03:00:00Z' }),
      dailyPaper({ id: '2613.00001', title: 'Month 13', pickedAt: '2026-11-27T03:00:00Z' }),
      { ...dailyPaper({ id: '2611.00003', title: 'No day', pickedAt: 'soon' }), publishedAt: 'then' },
    ]
    const { announcements, unreadable } = readDailyPapers([...odd, good, ...others])
    assert.deepEqual(
      announcements.map(({ paper, day }) => [paper.id, day]),
      [
        ['2611.00001', '2026-11-27'],
        ['2611.00003', '2026-11-20'],
      ],
    )
    assert.equal(unreadable, odd.length + 2)
  })

  test('are none where the answer is another, and not too many', () => {
    for (const document of [{}, null, 'x', { error: 'Sorry' }]) assert.throws(() => readDailyPapers(document))
    assert.equal(readDailyPapers(Array(2000).fill(good)).announcements.length, 500)
  })

  test('keep their length within bounds', () => {
    const long = dailyPaper({
      id: '2611.00001',
      title: 'x'.repeat(100_000),
      pickedAt: '2026-11-27T03:00:00Z',
      summary: 'y'.repeat(100_000),
    })
    const paper = readDailyPapers([long]).announcements[0]?.paper
    assert.deepEqual([paper?.title.length, paper?.abstract.length], [2000, 20_000])
  })
})
