import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { DigestError } from '../../../src/core/base/errors.ts'
import { harvest } from '../../../src/core/catalogue/harvest/harvest.ts'
import { Pacing } from '../../../src/core/http/pacing.ts'
import { type ClosableHttpClient, createHttpClient } from '../../../src/core/http/undiciClient.ts'
import { SourceUnavailableError, UnreadableResponseError } from '../../../src/core/metadata/source.ts'
import { misbehave } from '../../localArxiv/faults.ts'
import { envelope, type OaiRecord, type OaiServer, startOaiServer } from '../../localArxiv/oaiServer.ts'
import { entry, fill, type TemporaryCatalogue, temporaryCatalogue } from '../../unit/catalogue/catalogues.ts'
import { TestClock } from '../../unit/http/testClock.ts'

const records: readonly OaiRecord[] = [
  {
    id: '2601.00001',
    datestamp: '2026-11-20',
    title: 'First\n Paper',
    authors: [{ keyname: 'Erdős', forenames: 'Paul' }],
  },
  { id: '2601.00002', datestamp: '2026-11-20', sets: ['cs:cs:LG'] },
  { id: '2601.00003', datestamp: '2026-11-21', sets: ['cs:cs:LG'] },
  { id: '2601.00004', datestamp: '2026-11-22', isDeleted: true },
  { id: 'hep-th/9901001', datestamp: '2026-11-23', sets: ['physics:hep-th'] },
]

suite('harvesting changes', () => {
  let catalogue: TemporaryCatalogue
  let server: OaiServer
  let http: ClosableHttpClient
  let clock: TestClock
  const progress: { readonly papers: number; readonly waitingUntil: number | undefined }[] = []
  setup(async () => {
    catalogue = temporaryCatalogue()
    server = await startOaiServer(records)
    http = createHttpClient({ userAgent: 'research-digest/test' })
    clock = new TestClock()
    progress.length = 0
  })
  teardown(async () => {
    catalogue.remove()
    await http.close()
    await server.close()
  })

  function run(
    question: Partial<Parameters<typeof harvest>[1]> = {},
    signal = new AbortController().signal,
    pacing = new Pacing(clock),
  ) {
    return harvest(
      catalogue.database,
      { oaiUrl: server.url, sets: [], from: '2026-11-19', ...question },
      {
        http,
        clock,
        pacing,
        random: () => 0.5,
        onProgress: (one) => progress.push(one),
        signal,
      },
    )
  }

  const asked = () => server.requests.map((parameters) => Object.fromEntries(parameters))

  test('takes over all pages, and removes what was deleted', async () => {
    fill(catalogue, [entry('2601.00004', 'Gone'), entry('2601.00002', 'Old Title')])
    assert.deepEqual(await run(), { papers: 4, deleted: 1 })
    assert.equal(server.requests.length, 3)
    assert.deepEqual(asked()[0], { verb: 'ListRecords', metadataPrefix: 'arXiv', from: '2026-11-19' })
    assert.deepEqual(Object.keys(asked()[1] ?? {}).toSorted(), ['resumptionToken', 'verb'])
    assert.deepEqual(catalogue.find('first erdos'), ['2601.00001'])
    assert.deepEqual(catalogue.find('hep-th/99'), ['hep-th/9901001'])
    assert.deepEqual(catalogue.find('gone'), [])
    assert.deepEqual(catalogue.find('old title'), [])
  })

  test('asks at most once in three seconds', async () => {
    const times: number[] = []
    server.onRequest = () => times.push(clock.now())
    await run()
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    assert.equal(gaps.length, 2)
    for (const gap of gaps) assert.ok(gap >= 3000, `${gap} ms`)
  })

  test('asks for what has changed since the last time', async () => {
    await run()
    const before = server.requests.length
    await run({ from: undefined })
    assert.equal(asked()[before]?.from, '2026-11-24')
    assert.equal(server.requests.length, before + 1)
  })

  test('begins at the newest change the catalogue knows', async () => {
    fill(catalogue, [entry('2001.00001', 'X', [], Date.parse('2026-11-21') / 86_400_000)])
    await run({ from: undefined })
    assert.equal(asked()[0]?.from, '2026-11-21')
  })

  test('has no day to begin with in an empty catalogue', async () => {
    await assert.rejects(run({ from: undefined }), { code: 'no-start' })
    assert.equal(server.requests.length, 0)
  })

  test('asks for the chosen sets only', async () => {
    assert.deepEqual(await run({ sets: ['cs:cs:LG', 'physics:hep-th'] }), { papers: 3, deleted: 0 })
    assert.deepEqual(
      asked().map(({ set }) => set),
      ['cs:cs:LG', 'physics:hep-th'],
    )
  })

  test('goes on with the next page after it was interrupted', async () => {
    const stopping = new AbortController()
    server.onRequest = (count) => {
      if (count === 2) stopping.abort()
    }
    await assert.rejects(run({}, stopping.signal))
    server.onRequest = () => {}
    assert.deepEqual(await run(), { papers: 2, deleted: 1 })
    assert.ok('resumptionToken' in (asked()[2] ?? {}))
    assert.equal(asked().filter(({ from }) => from !== undefined).length, 1)
    assert.deepEqual(catalogue.find('first erdos'), ['2601.00001'])
  })

  test('begins again with the same day when its token has expired', async () => {
    const stopping = new AbortController()
    server.onRequest = (count) => {
      if (count === 3) stopping.abort()
    }
    await assert.rejects(run({}, stopping.signal))
    server.onRequest = () => {}
    server.misbehave([{ kind: 'expiredToken' }])
    await run()
    assert.equal(asked()[4]?.from, '2026-11-19')
    assert.equal(catalogue.find('paper').length, 4)
  })

  test('waits as long as the service asks, and says so', async () => {
    server.misbehave([{ kind: 'status', status: 503, retryAfter: '40' }])
    const times: number[] = []
    server.onRequest = () => times.push(clock.now())
    await run()
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 40_000)
    assert.ok(progress.some(({ waitingUntil }) => (waitingUntil ?? 0) >= (times[0] ?? 0) + 40_000))
  })

  test('does not wait for hours, and asks nobody before the time that was named', async () => {
    const pacing = new Pacing(clock)
    server.misbehave([{ kind: 'status', status: 503, retryAfter: '10800' }])
    for (let count = 0; count < 2; count++)
      await assert.rejects(run({}, undefined, pacing), {
        code: 'slowed-down',
        message: /asked us to slow down until 2/,
      })
    assert.equal(server.requests.length, 1)
    clock.advance(10_801_000)
    assert.deepEqual(await run({}, undefined, pacing), { papers: 4, deleted: 1 })
  })

  for (const kind of ['malformedXml', 'htmlPage', 'reset'] as const) {
    test(`asks again after ${kind}, and gives up by name when it stays so`, async () => {
      server.misbehave([{ kind }])
      assert.deepEqual(await run(), { papers: 4, deleted: 1 })
      server.misbehave(Array.from({ length: 5 }, () => ({ kind })))
      await assert.rejects(run({ from: '2026-11-18' }), (error) =>
        kind === 'reset'
          ? (error as { code?: string }).code === 'network'
          : error instanceof UnreadableResponseError,
      )
      assert.deepEqual(await run({ from: '2026-11-18' }), { papers: 4, deleted: 1 })
    })
  }

  /** Listed whole, a page of records in each. */
  const page = (token: string, record = '') =>
    `<ListRecords>${record}<resumptionToken>${token}</resumptionToken></ListRecords>`
  const recordOf = (id: string, datestamp = '2026-11-20') =>
    `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>${datestamp}</datestamp></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${id}</id><title>T \u202e${'x'.repeat(9_000)}</title><authors>${'<author><keyname>A</keyname></author>'.repeat(9_000)}</authors></arXiv></metadata></record>`
  const xml = (content: string) => (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/xml' }).end(envelope(content))
  const hostile: Readonly<Record<string, (response: ServerResponse, count: number) => void>> = {
    'one token for ever': xml(page('again')),
    'one token for ever, with records': xml(page('again', recordOf('2601.00009'))),
    'new tokens for ever': (response, count) => xml(page(`t${count}`))(response),
    'tokens that have always expired': (response, count) =>
      xml(
        count % 2 ? page(`t${count}`, recordOf('2601.00009')) : '<error code="badResumptionToken">x</error>',
      )(response),
    'a token of a megabyte': xml(page('t'.repeat(1_000_000))),
    'a day that is none': (response) => void response.end(envelope(page(''), 'tomorrow')),
    'a day far ahead': (response) => void response.end(envelope(page(''), '9999-12-31')),
    'no day at all': (response) => void response.end(envelope(page(''), '')),
    'a huge body': (response) => void misbehave({ kind: 'hugeBody' }, response, ''),
    'entities for ever': (response) => void misbehave({ kind: 'entityBomb' }, response, ''),
    'nothing but depth': (response) => void misbehave({ kind: 'deepXml' }, response, ''),
    'half a page': (response) => void misbehave({ kind: 'cutOff' }, response, envelope(page('t'))),
    'half a page, and no more': (response) =>
      void misbehave({ kind: 'hangMidway' }, response, envelope(page('t'))),
    'a byte at a time': (response) => {
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
    'what nobody asked to be packed': (response) =>
      void response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(30_000_000, 'a'))),
    'another type of content': (response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end('{"records":[]}'),
    'bytes that are no text': (response) => void response.end(randomBytes(100_000)),
    'UTF-16': (response) => void response.end(Buffer.from(envelope(page('')), 'utf16le')),
    'a million empty elements': xml(`<ListRecords>${'<record/>'.repeat(1_000_000)}</ListRecords>`),
    nothing: (response) => void response.end(),
    'redirects elsewhere': (response) =>
      void response.writeHead(301, { location: 'https://evil.example/' }).end(),
    'redirects in a circle': (response) => void response.writeHead(302, { location: '/oai' }).end(),
    'redirects to a file': (response) =>
      void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    'waits without end': (response) => void response.writeHead(503, { 'retry-after': '9'.repeat(400) }).end(),
    'waits that are none': (response) => void response.writeHead(429, { 'retry-after': '-1e9, 0x10' }).end(),
    'an error of a megabyte': xml(
      `<error code="${'c'.repeat(1_000_000)}">\u001b[2J${'e'.repeat(1_000_000)}</error>`,
    ),
  }
  for (const [what, answer] of Object.entries(hostile)) {
    test(`ends by name, and takes no harm from ${what}`, async () => {
      await http.close()
      http = createHttpClient({ userAgent: 'test', timeoutMs: 400, stallTimeoutMs: 200 })
      server.always = { kind: 'own', answer }
      const failed = await run().then(
        () => undefined,
        (error: unknown) => error,
      )
      assert.ok(failed === undefined || failed instanceof DigestError, String(failed))
      assert.ok(String(failed).length < 1_000, String(failed).slice(0, 200))
      assert.ok(server.requests.length <= 60, `${server.requests.length} requests`)
      await http.close()
      http = createHttpClient({ userAgent: 'test' })
      server.always = undefined
      await run({ from: undefined }).catch((error: { code?: string }) => assert.equal(error.code, 'no-start'))
      await run()
      assert.equal(catalogue.find('first erdos').length, 1)
    })
  }

  test('goes on from a day that the service can know, whatever dates records have', async () => {
    server.misbehave([{ kind: 'own', answer: xml(page('', recordOf('2601.00009', '9999-12-31'))) }])
    await run({ sets: ['cs:cs:LG'] })
    await run({ from: undefined, sets: ['physics:hep-th'] }).catch(() => undefined)
    assert.ok(asked().every(({ from }) => from === undefined || from < '2027'))
  })

  test('stops at once when it is refused', async () => {
    server.misbehave([{ kind: 'status', status: 403 }])
    await assert.rejects(run(), SourceUnavailableError)
    assert.equal(server.requests.length, 1)
  })

  test('names what the service does not take', async () => {
    await assert.rejects(run({ from: 'yesterday' }), { code: 'harvest-refused' })
  })

  test('is done when nothing has changed', async () => {
    assert.deepEqual(await run({ from: '2026-11-24' }), { papers: 0, deleted: 0 })
  })
})
