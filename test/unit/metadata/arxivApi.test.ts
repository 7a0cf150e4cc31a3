import assert from 'node:assert/strict'
import { type ArxivId, parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { describeError } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../../../src/core/metadata/source.ts'
import { arxivApi } from '../../../src/core/metadata/sources/arxivApi.ts'
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
