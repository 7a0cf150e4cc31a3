import assert from 'node:assert/strict'
import { describeError } from '../../../src/core/base/errors.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import type { MetadataSource } from '../../../src/core/metadata/source.ts'
import { dataCiteSource } from '../../../src/core/metadata/sources/dataCite.ts'
import { openAlexCiting, openAlexSource } from '../../../src/core/metadata/sources/openAlex.ts'
import {
  semanticScholarCiting,
  semanticScholarSource,
} from '../../../src/core/metadata/sources/semanticScholar.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { standInPapers } from '../../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { startLocalOpenAlex } from '../../localServices/openAlex.ts'
import { startLocalSemanticScholar } from '../../localServices/semanticScholar.ts'
import type { LocalService } from '../../localServices/service.ts'
import { idsOf } from './lookUpBench.ts'

interface Subject {
  readonly service: LocalService
  readonly source: MetadataSource
}

const subjects: Readonly<Record<string, (papers?: typeof standInPapers) => Promise<Subject>>> = {
  DataCite: async (papers = standInPapers) => {
    const service = await startLocalDataCite(papers)
    return { service, source: dataCiteSource(service.url) }
  },
  'Semantic Scholar': async (papers = standInPapers) => {
    const service = await startLocalSemanticScholar(papers)
    return { service, source: semanticScholarSource(service.url) }
  },
  OpenAlex: async (papers = standInPapers) => {
    const service = await startLocalOpenAlex(papers, 'a key')
    return { service, source: openAlexSource(service.url, 'a key') }
  },
}

for (const [label, start] of Object.entries(subjects)) {
  suite(`${label} as a source`, () => {
    let subject: Subject
    let http: ClosableHttpClient
    const signal = new AbortController().signal

    setup(async () => {
      subject = await start()
      http = createHttpClient({ userAgent: 'research-digest/test' })
    })
    teardown(async () => {
      await http.close()
      await subject.service.close()
    })

    const lookUp = (...ids: string[]) => subject.source.lookUp(idsOf(...ids), http, signal)

    test('knows its name, and that others may know more', () => {
      assert.equal(subject.source.label, label)
      assert.equal(subject.source.isAuthoritative, false)
      assert.equal(subject.source.host, new URL(subject.service.origin).host)
    })

    test('finds papers of old and new style with one request, and leaves out unknown ones', async () => {
      const papers = await lookUp('1706.03762', '2011.99999', 'hep-th/9711200')
      assert.deepEqual([...papers.keys()].sort(), ['1706.03762', 'hep-th/9711200'])
      assert.equal(subject.service.requests.length, 1)
    })

    test('gives title, authors in their order, abstract, day and itself as the source', async () => {
      const [paper] = (await lookUp('1412.6980')).values()
      assert.equal(paper?.title, 'Adam: A Method for Stochastic Optimization')
      assert.deepEqual(paper?.authors, ['Diederik P. Kingma', 'Jimmy Ba'])
      assert.match(paper?.abstract ?? '', /^A first-order optimiser/)
      assert.match(paper?.publishedAt ?? '', /^2014-12-22/)
      assert.equal(paper?.source, subject.source.id)
    })

    test('keeps no more of an abstract than the library takes', async () => {
      const long = standInPapers.map((paper) => ({ ...paper, version: 1, abstract: 'x'.repeat(100_000) }))
      const { service, source } = await start(long)
      const [paper] = (await source.lookUp(idsOf('1412.6980'), http, signal)).values()
      await service.close()
      assert.equal(paper?.abstract.length, 20_000)
    })

    test('finds nothing where the service knows none of the papers', async () => {
      assert.equal((await lookUp('2011.99999', '2011.99998')).size, 0)
    })

    test('gets as many papers as it may ask for', async () => {
      const ids = standInPapers.slice(0, subject.source.batchSize).map(({ id }) => id)
      assert.equal((await lookUp(...ids)).size, ids.length)
    })

    for (const status of [403, 406, 429, 500, 503]) {
      test(`reports status ${status} as unavailable and reads the next answer`, async () => {
        subject.service.misbehave([{ kind: 'status', status, retryAfter: '11' }])
        const expected = { name: 'SourceUnavailableError', status, retryAfterMs: 11_000 }
        await assert.rejects(lookUp('1706.03762'), expected)
        assert.equal((await lookUp('1706.03762')).size, 1)
      })
    }

    const unreadable: readonly Fault[] = [
      { kind: 'htmlPage' },
      { kind: 'halfDocument' },
      { kind: 'wrongEncoding' },
      { kind: 'entityBomb' },
      { kind: 'deepXml' },
    ]
    for (const fault of unreadable) {
      test(`calls ${fault.kind} unreadable and names the address, but no key`, async () => {
        subject.service.misbehave([fault])
        await assert.rejects(lookUp('1706.03762'), (error) => {
          assert.equal((error as Error).name, 'UnreadableResponseError', describeError(error))
          assert.ok(describeError(error).includes(subject.service.origin))
          return !describeError(error).includes('key')
        })
        assert.equal((await lookUp('1706.03762')).size, 1)
      })
    }

    test('refuses 50 MB', async () => {
      subject.service.misbehave([{ kind: 'hugeBody' }])
      await assert.rejects(lookUp('1706.03762'), { name: 'BodyTooLargeError' })
    })
  })
}

suite('what the sources know besides', () => {
  const http = createHttpClient({ userAgent: 'research-digest/test' })
  const signal = new AbortController().signal
  suiteTeardown(() => http.close())

  test('DataCite: version, categories, remark, dates and the published article', async () => {
    const service = await startLocalDataCite(standInPapers)
    const [paper] = (await dataCiteSource(service.url).lookUp(idsOf('hep-th/9711200'), http, signal)).values()
    await service.close()
    assert.equal(paper?.version, 3)
    assert.deepEqual(paper?.categories, ['hep-th'])
    assert.match(paper?.comment ?? '', /^20 pages/)
    assert.equal(paper?.updatedAt, '1998-01-22T17:30:00Z')
    assert.equal(paper?.doi, '10.1023/A:1026654312961')
  })

  test('Semantic Scholar: the journal and the DOI, but not arXiv as either', async () => {
    const service = await startLocalSemanticScholar(standInPapers)
    const papers = await semanticScholarSource(service.url).lookUp(
      idsOf('hep-th/9711200', '1412.6980'),
      http,
      signal,
    )
    await service.close()
    const [maldacena, adam] = idsOf('hep-th/9711200', '1412.6980').map((id) => papers.get(id))
    assert.deepEqual(
      [maldacena?.journalReference, maldacena?.doi],
      ['A Journal 12 1-9', '10.1023/a:1026654312961'],
    )
    assert.deepEqual([adam?.journalReference, adam?.doi], [undefined, undefined])
  })

  test('OpenAlex: does not take a wrong key, and lives without an abstract', async () => {
    const service = await startLocalOpenAlex(
      standInPapers.map((paper) => ({ ...paper, version: 5 })),
      'a key',
    )
    await assert.rejects(openAlexSource(service.url, 'wrong').lookUp(idsOf('1412.6980'), http, signal), {
      status: 401,
    })
    const [paper] = (
      await openAlexSource(service.url, 'a key').lookUp(idsOf('1412.6980'), http, signal)
    ).values()
    await service.close()
    assert.equal(paper?.abstract, '')
  })
})

/** Cites an arXiv paper, one that is not there, itself, and one of them twice. */
const citing: typeof standInPapers = standInPapers.map((paper) =>
  paper.id === '1706.03762'
    ? { ...paper, cites: ['1412.6980', '10.1162/neco.1997.9.8.1735', '1706.03762', '1412.6980'] }
    : paper,
)
/** More than one request of OpenAlex names. */
const survey: typeof standInPapers = citing.map((paper) =>
  paper.id === '1512.03385'
    ? { ...paper, cites: Array.from({ length: 230 }, (_, index) => `10.1000/${index}`) }
    : paper,
)

for (const [label, start] of Object.entries({
  async 'Semantic Scholar'() {
    const service = await startLocalSemanticScholar(survey)
    return { service, source: semanticScholarCiting(service.url), requests: 1 }
  },
  async OpenAlex() {
    const service = await startLocalOpenAlex(survey, 'a key')
    return { service, source: openAlexCiting(service.url, 'a key'), requests: 4 }
  },
})) {
  suite(`${label}, asked what papers cite`, () => {
    const http = createHttpClient({ userAgent: 'research-digest/test' })
    const signal = new AbortController().signal
    suiteTeardown(() => http.close())

    test('says it by identifiers of arXiv or else DOIs, each once, and leaves out papers of which it knows nothing', async () => {
      const { service, source, requests } = await start()
      const papers = await source.lookUp(idsOf('1706.03762', '1412.6980', '1512.03385'), http, signal)
      await service.close()
      const [attention, residual] = idsOf('1706.03762', '1512.03385').map((id) => papers.get(id)?.cites)
      assert.equal(papers.size, 2)
      assert.deepEqual(attention, ['1412.6980', '10.1162/neco.1997.9.8.1735', '1706.03762'])
      assert.equal(residual?.length, 230)
      assert.equal(service.requests.length, requests)
    })

    test('is refused and misread like any source', async () => {
      const { service, source } = await start()
      const lookUp = () => source.lookUp(idsOf('1706.03762'), http, signal)
      service.misbehave([{ kind: 'status', status: 429 }, { kind: 'htmlPage' }])
      await assert.rejects(lookUp(), { name: 'SourceUnavailableError', status: 429 })
      await assert.rejects(lookUp(), { name: 'UnreadableResponseError' })
      assert.equal((await lookUp()).size, 1)
      await service.close()
    })
  })
}
