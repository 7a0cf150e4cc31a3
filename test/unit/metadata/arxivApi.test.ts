import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { type ArxivId, parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { describeError } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../../../src/core/metadata/source.ts'
import { arxivApi, readArxivFeed } from '../../../src/core/metadata/sources/arxivApi.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'

function idsOf(...texts: string[]): ArxivId[] {
  return texts.flatMap((text) => parseIdentifier(text)?.id ?? assert.fail(`${text} is no identifier`))
}

suite('arxivApi', () => {
  let arxiv: LocalArxiv
  let http: ClosableHttpClient
  const signal = new AbortController().signal

  setup(async () => {
    arxiv = await startLocalArxiv()
    http = createHttpClient({ userAgent: 'research-digest/test' })
  })
  teardown(async () => {
    await http.close()
    await arxiv.close()
  })

  const lookUp = (...ids: string[]) => arxivApi(arxiv.url).lookUp(idsOf(...ids), http, signal)

  test('reads every field of a record', async () => {
    const [paper] = (await lookUp('hep-th/9711200')).values()
    assert.equal(paper?.title, 'The Large N Limit of Superconformal Field Theories and Supergravity')
    assert.deepEqual(paper?.authors, ['Juan M. Maldacena'])
    assert.match(paper?.abstract ?? '', /^Certain conformal field theories/)
    assert.equal(paper?.publishedAt, '1997-11-27T17:30:00Z')
    assert.equal(paper?.updatedAt, '1998-01-22T17:30:00Z')
    assert.equal(paper?.version, 3)
    assert.deepEqual(paper?.categories, ['hep-th'])
    assert.match(paper?.comment ?? '', /^20 pages/)
    assert.equal(paper?.journalReference, 'Adv.Theor.Math.Phys.2:231-252,1998')
    assert.equal(paper?.doi, '10.1023/A:1026654312961')
    assert.equal(paper?.source, 'arxiv-api')
  })

  test('asks for many papers with one request and finds each, whatever their order in the answer', async () => {
    const ids = ['2011.10650', 'math/0211159', '2104.12255', '2112.05682']
    const papers = await lookUp(...ids)
    assert.equal(arxiv.requests.length, 1)
    assert.equal(papers.get(idsOf('2104.12255')[0] as ArxivId)?.title, '0')
    assert.equal(
      papers.get(idsOf('2112.05682')[0] as ArxivId)?.title,
      'Self-attention Does Not Need $O(n^2)$ Memory',
    )
  })

  test('gets more papers than the ten that come unasked', async () => {
    const seed = [
      '10650',
      '10063',
      '10944',
      '12026',
      '10881',
      '10675',
      '12289',
      '11675',
      '11200',
      '11152',
      '11961',
      '11765',
    ]
    assert.equal((await lookUp(...seed.map((number) => `2011.${number}`))).size, 12)
  })

  test('leaves out papers that arXiv does not have', async () => {
    assert.deepEqual([...(await lookUp('2011.10650', '2011.99999')).keys()], ['2011.10650'])
  })

  test('keeps a parameter that the address brings along', async () => {
    await arxivApi(`${arxiv.url}?raw=1`).lookUp(idsOf('2011.10650'), http, signal)
    assert.equal(arxiv.requests[0]?.parameters.get('raw'), '1')
  })

  test('takes the latest version of a paper that is there twice', async () => {
    const entry = (version: string) =>
      `<entry><id>http://arxiv.org/abs/2005.14165${version}</id><title>Title ${version}</title></entry>`
    for (const versions of [
      ['v7', 'v1'],
      ['v1', 'v7'],
      ['v7', ''],
      ['', 'v7'],
      ['v2', 'v7', 'v10', 'v9'],
    ]) {
      arxiv.alter((body) => body.replace(/<entry>[\s\S]*<\/entry>/, versions.map(entry).join('')))
      const [paper] = (await lookUp('2005.14165')).values()
      assert.equal(paper?.title, versions.includes('v10') ? 'Title v10' : 'Title v7')
    }
    arxiv.alter((body) => body)
  })

  test('keeps paragraphs of an abstract', async () => {
    const [paper] = (await lookUp('2005.14165')).values()
    assert.equal(paper?.abstract.split('\n\n').length, 2)
  })

  test('reads papers beside a byte that is not UTF-8', async () => {
    arxiv.misbehave([{ kind: 'wrongEncoding' }])
    assert.deepEqual([...(await lookUp('2011.10650')).keys()], ['2011.10650'])
  })

  const unreadable: readonly Fault[] = [
    { kind: 'htmlPage' },
    { kind: 'halfDocument' },
    { kind: 'malformedXml' },
    { kind: 'entityBomb' },
    { kind: 'deepXml' },
  ]
  for (const fault of unreadable) {
    test(`calls ${fault.kind} unreadable, names the address, and reads the next answer`, async () => {
      arxiv.misbehave([fault])
      await assert.rejects(lookUp('2011.10650'), (error) => {
        assert.ok(error instanceof UnreadableResponseError, describeError(error))
        assert.ok(error.message.includes(arxiv.url) && error.message.includes('Atom feed'), error.message)
        return error.cause instanceof Error
      })
      assert.equal((await lookUp('2011.10650')).size, 1)
    })
  }

  for (const status of [403, 406, 429, 503]) {
    test(`reports status ${status} as unavailable and reads the next answer`, async () => {
      arxiv.misbehave([{ kind: 'status', status }])
      await assert.rejects(lookUp('2011.10650'), {
        name: 'SourceUnavailableError',
        status,
        retryAfterMs: undefined,
      })
      assert.equal((await lookUp('2011.10650')).size, 1)
    })
  }

  test('passes on how many seconds arXiv asks to wait', async () => {
    arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '17' }])
    await assert.rejects(lookUp('2011.10650'), { retryAfterMs: 17_000 })
  })

  test('passes on until which date arXiv asks to wait, by the clock of arXiv', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
    arxiv.misbehave([{ kind: 'status', status: 503, retryAfter: inAnHour }])
    await assert.rejects(lookUp('2011.10650'), (error) => {
      assert.ok(error instanceof SourceUnavailableError)
      assert.ok(error.retryAfterMs !== undefined && error.retryAfterMs % 1000 === 0)
      return error.retryAfterMs > 3_000_000
    })
  })

  test('tells the reason that arXiv gives for a refusal', async () => {
    const forged = ['abc' as ArxivId]
    const expected = { name: 'SourceUnavailableError', status: 400, message: /incorrect id format for abc/ }
    await assert.rejects(arxivApi(arxiv.url).lookUp(forged, http, signal), expected)
  })
})

/** A feed of one entry, with the namespaces of arXiv's answers. */
function feedWith(entry: string): Uint8Array {
  const namespaces = 'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"'
  return new TextEncoder().encode(
    `<?xml version='1.0' encoding='UTF-8'?><feed ${namespaces}><entry>${entry}</entry></feed>`,
  )
}

function paperIn(entry: string) {
  const feed = readArxivFeed(
    feedWith(`<id>http://arxiv.org/abs/2401.00001v2</id><title>A Title</title>${entry}`),
    'test',
  )
  return feed.kind === 'papers' ? feed.papers[0] : undefined
}

suite('arxivFeed', () => {
  for (const address of [
    'http://arxiv.org/abs/2401.00001v2',
    'https://arxiv.org/abs/2401.00001v2',
    'http://export.arxiv.org/abs/2401.00001v2',
  ]) {
    test(`reads the identifier and version of ${address}`, () => {
      const feed = readArxivFeed(feedWith(`<id>${address}</id><title>A Title</title>`), 'test')
      const papers = feed.kind === 'papers' ? feed.papers : []
      assert.deepEqual(
        papers.map(({ id, version }) => [id, version]),
        [['2401.00001', 2]],
      )
    })
  }

  test('reads comment, journal reference and DOI of the arXiv namespace', () => {
    const paper = paperIn(
      '<arxiv:comment>12 pages</arxiv:comment><arxiv:journal_ref>J. 1 (2024)</arxiv:journal_ref><arxiv:doi>10.1000/x.1</arxiv:doi>',
    )
    assert.deepEqual(
      [paper?.comment, paper?.journalReference, paper?.doi],
      ['12 pages', 'J. 1 (2024)', '10.1000/x.1'],
    )
  })

  test('does not take elements of other namespaces for its own', () => {
    assert.equal(paperIn('<comment>not this</comment>')?.comment, undefined)
  })

  test('takes the first DOI of several and none that is no DOI', () => {
    assert.equal(paperIn('<arxiv:doi>10.1000/a 10.1000/b</arxiv:doi>')?.doi, '10.1000/a')
    assert.equal(paperIn('<arxiv:doi>forthcoming</arxiv:doi>')?.doi, undefined)
  })

  test('puts the primary category first and none twice', () => {
    const paper = paperIn(
      '<category term="cs.AI"/><category term="cs.LG"/><category term="68T05"/><arxiv:primary_category term="cs.LG"/>',
    )
    assert.deepEqual(paper?.categories, ['cs.LG', 'cs.AI', '68T05'])
  })

  test('keeps the order of authors and leaves out those without a name', () => {
    const authors =
      '<author><name>Ann  Author</name></author><author/><author><name>Bo\nAuthor</name></author>'
    assert.deepEqual(paperIn(authors)?.authors, ['Ann Author', 'Bo Author'])
  })

  test('takes only dates that are dates', () => {
    const paper = paperIn(
      '<published>2024-01-01T18:00:00Z</published><updated>2024-13-77T18:00:00Z</updated>',
    )
    assert.deepEqual([paper?.publishedAt, paper?.updatedAt], ['2024-01-01T18:00:00Z', undefined])
  })

  test('resolves character references and CDATA', () => {
    assert.equal(
      paperIn('<summary>a &lt; b &amp; <![CDATA[c > d]]> &#233;</summary>')?.abstract,
      'a < b & c > d é',
    )
  })

  test('cuts off texts of absurd length', () => {
    assert.equal(paperIn(`<arxiv:comment>${'x'.repeat(50_000)}</arxiv:comment>`)?.comment?.length, 2000)
    assert.equal(paperIn(`<summary>${'x'.repeat(200_000)}</summary>`)?.abstract.length, 20_000)
  })

  const unreadable: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    ['<id>http://arxiv.org/abs/2413.00001v1</id><title>T</title>', [undefined]],
    ['<title>T</title>', [undefined]],
    ['<id>http://arxiv.org/abs/2401.00001v1</id>', ['2401.00001']],
    // What arXiv sent at times for a paper that it does not have.
    ['<updated>2024-01-01T18:00:00Z</updated>', []],
  ]
  for (const [entry, ids] of unreadable) {
    test(`names what it cannot read: ${entry}`, () => {
      assert.deepEqual(readArxivFeed(feedWith(entry), 'test'), {
        kind: 'papers',
        papers: [],
        unreadable: ids,
      })
    })
  }

  for (const [title, words] of [
    ['A <i>Attention</i> Is', 'A Attention Is'],
    ['<b>All</b> You <i>N<u>e</u>ed</i>', 'All You Need'],
    ['H<sub>2</sub>O &lt;b&gt;<br/> <![CDATA[& C]]>', 'H2O <b> & C'],
    ['<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>-Nets', 'x-Nets'],
  ] as const)
    test(`keeps all words of a title with elements: ${title}`, () => {
      const entry = `<id>http://arxiv.org/abs/2401.00001v1</id><title>${title}</title>`
      const feed = readArxivFeed(feedWith(entry), 'test')
      assert.equal(feed.kind === 'papers' && feed.papers[0]?.title, words)
    })

  for (const version of ['v0', 'v00', 'v-1', 'v99999999999999999999', 'vx', 'v1.5', 'v', '']) {
    test(`takes "${version}" for no version, not for no paper`, () => {
      const entry = `<id>http://arxiv.org/abs/solv-int/9701001${version}</id><title>T</title>`
      const feed = readArxivFeed(feedWith(entry), 'test')
      const papers = feed.kind === 'papers' ? feed.papers : []
      assert.deepEqual(
        papers.map(({ id, version }) => [id, version]),
        [['solv-int/9701001', undefined]],
      )
    })
  }

  test('reads a paper beside a refusal of another', () => {
    const namespace = 'xmlns="http://www.w3.org/2005/Atom"'
    const refusal = '<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry>'
    const paper = '<entry><id>http://arxiv.org/abs/2401.00001v1</id><title>T</title></entry>'
    const bytes = new TextEncoder().encode(`<feed ${namespace}>${refusal}${paper}</feed>`)
    const feed = readArxivFeed(bytes, 'test')
    assert.deepEqual(feed.kind === 'papers' && [feed.papers.length, feed.unreadable], [1, [undefined]])
  })

  test('loses no more than one entry to any character, byte or reference, and mends those that XML forbids', () => {
    const namespace = 'xmlns="http://www.w3.org/2005/Atom"'
    const code = fc.oneof(fc.integer({ min: 0, max: 0x20 }), fc.integer({ min: 0, max: 0x120000 }))
    const spoiling = fc.oneof(
      code.map((one) => Buffer.from(`&#${one};`)),
      code.map((one) => Buffer.from(`&#x${one.toString(16)};`)),
      fc.integer({ min: 0, max: 0xff }).map((byte) => Buffer.from([byte])),
      fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => Buffer.from(text.replace(/[<&]/g, ''))),
    )
    fc.assert(
      fc.property(spoiling, fc.integer({ min: 0, max: 8 }), (part, place) => {
        // A lone `&` or `<` is markup, which only a smaller question can get around.
        fc.pre(!/[&<]|\]\]>/.test(part.toString('latin1').replace(/^&#\w+;$/, '')))
        const entries = Array.from({ length: 9 }, (_, index) => [
          `<entry><id>http://arxiv.org/abs/2401.0000${index + 1}v1</id><title>Title `,
          ...(index === place ? [part] : []),
          ` ${index}</title></entry>`,
        ])
        const bytes = Buffer.concat(
          [`<feed ${namespace}>`, ...entries.flat(), '</feed>'].map((one) => Buffer.from(one)),
        )
        const feed = readArxivFeed(bytes, 'test')
        const [papers, lost] = feed.kind === 'papers' ? [feed.papers, feed.unreadable] : [[], []]
        assert.equal(papers.length + lost.length, 9)
        assert.ok(lost.length === 0 || (!isUtf8(part) && lost[0] === `2401.0000${place + 1}`))
      }),
      { numRuns: 2000 },
    )
  })

  test('recognises a refusal told in a feed', () => {
    const entry =
      '<id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>start must be an integer</summary>'
    assert.deepEqual(readArxivFeed(feedWith(entry), 'test'), {
      kind: 'refusal',
      reason: 'start must be an integer',
    })
  })

  test('refuses a document type, even a harmless one', () => {
    const bytes = new TextEncoder().encode('<!DOCTYPE feed><feed xmlns="http://www.w3.org/2005/Atom"/>')
    assert.throws(() => readArxivFeed(bytes, 'test'), /document type/)
  })

  test('refuses another encoding, even when its bytes are good', () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0" encoding="ISO-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    )
    assert.throws(() => readArxivFeed(bytes, 'test'), /encoding is ISO-8859-1/)
  })

  for (const text of [
    '',
    'not XML',
    '<feed/>',
    '<a xmlns="http://www.w3.org/2005/Atom"/>',
    '<feed xmlns="http://www.w3.org/2005/Atom">&nbsp;</feed>',
  ]) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => readArxivFeed(new TextEncoder().encode(text), 'test'))
    })
  }
})
