import assert from 'node:assert/strict'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { type Announcements, feedSources } from '../../../src/core/inbox/feed.ts'
import { wantedPapers } from '../../../src/core/inbox/inbox.ts'
import { announced } from './announced.ts'

const [arxiv, huggingFace] = feedSources
const { feeds, problems } = readConventions(`feeds:
  - { name: Learning, categories: [cs.LG] }
  - { from: hugging-face, keywords: [tree] }
`)
const saturday = Date.parse('2026-11-28T12:00:00Z')
const hourMs = 3_600_000

suite('services that tell of new papers', () => {
  test('are asked for what feeds name of them', () => {
    assert.deepEqual(problems, [])
    assert.deepEqual(arxiv?.topicsOf(feeds), ['cs.LG'])
    assert.deepEqual(huggingFace?.topicsOf(feeds), ['hugging-face'])
  })

  test('are not asked by feeds that do not name them', () => {
    const [learning] = feeds
    assert.deepEqual(huggingFace?.topicsOf(learning ? [learning] : []), [])
    assert.deepEqual(arxiv?.topicsOf(feeds.slice(1)), [])
  })

  test('are asked again when something may be there: of Hugging Face every few hours', () => {
    const asked = { askedAt: saturday, state: { kind: 'current', day: '2026-11-27', isCut: false } } as const
    const failed = { askedAt: saturday, state: { kind: 'failed', reason: '' } } as const
    assert.equal(huggingFace?.isDue(undefined, saturday), true)
    assert.equal(huggingFace?.isDue(asked, saturday + 3 * hourMs), false)
    assert.equal(huggingFace?.isDue(asked, saturday + 4 * hourMs), true)
    assert.equal(huggingFace?.isDue(failed, saturday + hourMs), true)
    // A moment to come was written by a wrong clock.
    assert.equal(huggingFace?.isDue(asked, saturday - hourMs), true)
    assert.equal(arxiv?.isDue(asked, saturday + 4 * hourMs), false)
  })

  test('say what is the matter, and nothing where all is well', () => {
    const said = (announcements: Announcements['announcements'], unreadable = 0) =>
      huggingFace?.describe(huggingFace.stateOf({ announcements, unreadable, isCut: false }, saturday))
    assert.equal(said([announced('2611.00001', { day: '2026-11-20' })]), undefined)
    assert.equal(said([]), 'Hugging Face lists no papers.')
    assert.match(said([], 4) ?? '', /4 entries/)
  })
})

suite('papers that were picked', () => {
  const picked = (id: string, title: string, day = '2026-11-27') =>
    announced(id, {
      title,
      day,
      categories: [],
      version: undefined,
      from: ['hugging-face'],
      source: 'hugging-face',
    })

  test('are wanted by a feed that names who picks them, as far as its words are in them', async () => {
    const papers = await wantedPapers(
      [picked('2611.00001', 'On Trees'), picked('2611.00002', 'On Words')],
      feeds,
    )
    assert.deepEqual(
      papers.map(({ paper, reasons }) => [paper.id, reasons.map(({ found }) => found)]),
      [['2611.00001', [['tree']]]],
    )
  })

  test('are no others for being told of twice, and keep what arXiv says of them', async () => {
    const first = announced('2611.00001', { title: 'On Trees', day: '2026-11-25', version: 1 })
    for (const both of [
      [first, picked('2611.00001', 'On trees, as listed')],
      [picked('2611.00001', 'On trees, as listed'), first],
    ]) {
      const [paper, ...others] = await wantedPapers(both, feeds)
      assert.deepEqual(others, [])
      assert.deepEqual(
        [paper?.day, paper?.from, paper?.paper.title],
        ['2026-11-25', ['arxiv', 'hugging-face'], 'On Trees'],
      )
      assert.equal(paper?.reasons.length, 2)
    }
  })

  test('are not what a feed of arXiv wants by their words alone in its categories', async () => {
    const [learning] = feeds
    assert.deepEqual(await wantedPapers([picked('2611.00001', 'On Trees')], learning ? [learning] : []), [])
  })
})
