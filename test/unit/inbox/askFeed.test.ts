import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readAnnouncementFeed, readDailyPapers } from '../../../src/core/inbox/askFeed.ts'
import { readAnnouncement } from '../../../src/core/inbox/feed.ts'
import { type AnnouncedPaper, dailyFeed } from '../../localArxiv/dailyFeed.ts'
import { dailyPaper } from '../../localServices/huggingFace.ts'

const paper: AnnouncedPaper = { id: '2611.01234', title: 'On Trees' }

function read(...papers: readonly AnnouncedPaper[]) {
  return readFeed(dailyFeed({ question: 'cs.LG', day: '2026-11-27', papers }))
}

function readFeed(text: string) {
  return readAnnouncementFeed(Buffer.from(text))
}

suite('a daily feed of arXiv', () => {
  test('gives the papers with all that it says of them', () => {
    const { announcements, unreadable, isCut } = read({
      ...paper,
      version: 3,
      type: 'replace-cross',
      categories: ['math.AP', 'math.OC'],
      authors: ['Antonin Monteil', 'Paul Pegon'],
      journalReference: 'Tome 11 (2024)',
      doi: '10.5802/jep.257',
    })
    assert.deepEqual(announcements, [
      {
        kind: 'replace',
        from: ['arxiv'],
        day: '2026-11-27',
        paper: {
          id: '2611.01234',
          title: 'On Trees',
          version: 3,
          authors: ['Antonin Monteil', 'Paul Pegon'],
          abstract: 'We study it.',
          publishedAt: undefined,
          updatedAt: undefined,
          categories: ['math.AP', 'math.OC'],
          comment: undefined,
          journalReference: 'Tome 11 (2024)',
          doi: '10.5802/jep.257',
          source: 'arxiv-feed',
        },
      },
    ])
    assert.equal(unreadable, 0)
    assert.equal(isCut, false)
  })

  test('knows what is new, listed elsewhere and replaced', () => {
    const types = ['new', 'cross', 'replace', 'replace-cross']
    const { announcements } = read(
      ...types.map((type, index) => ({ ...paper, id: `2611.0123${index}`, type })),
    )
    assert.deepEqual(
      announcements.map(({ kind }) => kind),
      ['new', 'cross', 'replace', 'replace'],
    )
  })

  test('takes the kind and the version from the summary where there are no elements of their own', () => {
    const text = dailyFeed({ question: 'cs.LG', day: '2026-11-27', papers: [{ ...paper, type: 'cross' }] })
    const [found] = readFeed(text.replace(/ *<arxiv:announce_type>.*\n/, '')).announcements
    assert.equal(found?.kind, 'cross')
  })

  test('decodes entities once', () => {
    const [found] = read({
      ...paper,
      title: 'R&amp;D, a < b',
      abstract: 'We write &lt;p&gt; & "x".',
    }).announcements
    assert.equal(found?.paper.title, 'R&amp;D, a < b')
    assert.equal(found?.paper.abstract, 'We write &lt;p&gt; & "x".')
  })

  test('splits authors at commas, but for affiliations and suffixes', () => {
    const authors = ['Ann Author (MIT, Cambridge (USA))', 'Bo Author, Jr.', 'Jörg Müller']
    assert.deepEqual(read({ ...paper, authors }).announcements[0]?.paper.authors, [
      'Ann Author',
      'Bo Author, Jr.',
      'Jörg Müller',
    ])
  })

  test('reads old identifiers, and falls back to the link', () => {
    const text = dailyFeed({
      question: 'math',
      day: '2026-11-27',
      papers: [{ ...paper, id: 'hep-th/9901001' }],
    })
    assert.equal(readFeed(text).announcements[0]?.paper.id, 'hep-th/9901001')
    const [found] = readFeed(text.replace(/oai:arXiv.org:\S+v1</, 'urn:other<')).announcements
    assert.deepEqual([found?.paper.id, found?.paper.version], ['hep-th/9901001', undefined])
  })

  test('leaves out what it cannot read, and counts it', () => {
    const { announcements, unreadable } = read(
      paper,
      { ...paper, id: '2613.99999' },
      { ...paper, id: '2611.01235', title: ' ' },
      { ...paper, id: '2611.01236', type: 'unheard-of' },
    )
    assert.equal(announcements.length, 1)
    assert.equal(unreadable, 3)
  })

  test('says that it is full', () => {
    const papers = Array.from({ length: 2000 }, (_, index) => {
      return { ...paper, id: `2611.${String(index + 1).padStart(5, '0')}` }
    })
    assert.equal(read(...papers).isCut, true)
    assert.equal(read(...papers.slice(1)).isCut, false)
  })

  test('refuses what is no Atom feed', () => {
    const texts = [
      '<rss version="2.0"><channel/></rss>',
      '<!DOCTYPE html><html><body>Sign in<br></body></html>',
      '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
      dailyFeed({ question: 'cs.LG', day: '2026-11-27', papers: [paper] }).slice(0, 700),
      '',
    ]
    for (const text of texts) assert.throws(() => readFeed(text))
  })

  test('gives back any title and abstract, and as JSON the same', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => {
      return /^\S(?:.*\S)?$/u.test(text) && !/[\p{C}\p{Zl}\p{Zp}]|\s{2}|[^\S ]/u.test(text)
    })
    fc.assert(
      fc.property(line, line, (title, abstract) => {
        const [found] = read({ ...paper, title, abstract }).announcements
        assert.equal(found?.paper.title, title)
        assert.equal(found?.paper.abstract, abstract)
        assert.deepEqual(readAnnouncement(JSON.parse(JSON.stringify(found))), found)
      }),
    )
  })

  test('takes nothing else for an announcement', () => {
    const [found] = read(paper).announcements
    const wrong = [
      undefined,
      null,
      [],
      'text',
      {},
      { ...found, day: '2026-02-31' },
      { ...found, day: '../../etc' },
      { ...found, kind: 'constructor' },
      { ...found, paper: { ...found?.paper, id: '2611.1' } },
      { ...found, paper: { ...found?.paper, title: 1 } },
    ]
    for (const value of wrong) assert.equal(readAnnouncement(value), undefined)
  })
})

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
