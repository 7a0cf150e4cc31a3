// Looks up thousands of papers while all services misbehave at random: `SOAK_REQUESTS=10000 npm run test:unit -- -g soak` does it
// for as many requests; a failure prints the `SOAK_SEED` that shows it again.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { Log } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import type { Records, RecordsOptions } from '../../../src/records/records.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import type { StandInPaper } from '../../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { startLocalOpenAlex } from '../../localServices/openAlex.ts'
import { startLocalSemanticScholar } from '../../localServices/semanticScholar.ts'
import { TestClock } from '../../unit/http/testClock.ts'
import { temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const wantedRequests = Number(process.env.SOAK_REQUESTS ?? 200)
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2 ** 31)

const faults: readonly Fault[] = [
  ...[429, 503, 406, 500, 404, 403].map((status) => ({ kind: 'status', status }) as const),
  { kind: 'status', status: 429, retryAfter: '30' },
  { kind: 'status', status: 503, retryAfter: 'Mon, 02 Nov 2026 09:00:30 GMT' },
  ...(['hang', 'hangMidway', 'cutOff', 'reset', 'halfDocument', 'htmlPage', 'hugeBody'] as const).map(
    (kind) => ({
      kind,
    }),
  ),
  ...(['wrongEncoding', 'malformedXml', 'entityBomb', 'deepXml', 'emptyFeed'] as const).map((kind) => ({
    kind,
  })),
]

suite('soak', () => {
  test(`${wantedRequests} requests with random faults end with every paper found (SOAK_SEED=${seed})`, async () => {
    const random = randomFrom(seed)
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
    const papers = inventedPapers(Math.max(300, wantedRequests * 3))
    const ids = papers.map(({ id }) => id as ArxivId)
    const unknown = Array.from(
      { length: 200 },
      (_, index) => `2001.${String(index + 1).padStart(5, '0')}` as ArxivId,
    )
    const folder = temporaryFolder()
    const clock = new TestClock()
    const arxiv = await startLocalArxiv({ papers })
    const others = [
      await startLocalDataCite(papers),
      await startLocalSemanticScholar(papers),
      await startLocalOpenAlex(papers, 'key'),
    ] as const
    const [dataCite, scholar, openAlex] = others
    const options: RecordsOptions = {
      libraryPath: join(folder.path, 'library.sqlite'),
      stateFolder: join(folder.path, 'state'),
      userAgent: 'research-digest/test',
      stallTimeoutMs: 30,
      arxivApiUrl: arxiv.url,
      dataCiteApiUrl: dataCite.url,
      semanticScholarApiUrl: scholar.url,
      openAlexApiUrl: openAlex.url,
      openAlexKey: 'key',
    }
    const services = [arxiv, ...others]
    const requests = () => services.reduce((sum, service) => sum + service.requests.length, 0)
    const complaints: string[] = []
    const log: Log = { info() {}, warn() {}, error: (message) => complaints.push(message) }
    const start = () => openRecords(options, log, { clock, random })

    /** One document, opened and perhaps closed before its papers have come. */
    const openDocument = async (records: Records) => {
      const length = 1 + Math.floor(random() * 4)
      const wanted = Array.from({ length }, () => pick(random() < 0.1 ? unknown : ids))
      const leaving = new AbortController()
      if (random() < 0.1) setImmediate(() => leaving.abort())
      const outcomes = await records.lookUp(wanted, leaving.signal).catch((error) => {
        if (!leaving.signal.aborted) throw error
        return new Map()
      })
      for (const [id, outcome] of outcomes) {
        if (outcome.kind === 'found') assert.ok(!unknown.includes(id), `${id} does not exist`)
      }
    }

    let records = await start()
    try {
      for (let round = 1; requests() < wantedRequests; round += 1) {
        for (const service of services) {
          service.behave()
          if (random() < 0.4) service.misbehave([pick(faults)])
        }
        await Promise.all([1, 2, 3].map(() => openDocument(records)))
        clock.advance(random() * 120_000)
        // A session ends, as 403 ends the questions of one.
        if (round % 40 === 0) {
          await records.close()
          records = await start()
        }
      }
      for (const service of services) service.behave()
      await records.close()
      records = await start()
      const left = new Set(ids)
      for (let attempt = 0; attempt < 30 && left.size > 0; attempt += 1) {
        // A day lets go by whatever a service asked for, and whatever was called missing by mistake.
        clock.advance(86_400_000)
        for (const [id, { kind }] of await records.lookUp([...left])) if (kind === 'found') left.delete(id)
      }
      assert.deepEqual([...left], [])
      const outcomes = await records.lookUp(unknown)
      assert.ok([...outcomes.values()].every(({ kind }) => kind !== 'found'))
      assert.equal((await records.find(ids)).size, ids.length)
      assert.deepEqual(complaints, [])
    } finally {
      await records.close()
      for (const service of services) await service.close()
      folder.remove()
    }
  }).timeout(600_000)
})

function inventedPapers(count: number): readonly StandInPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${2101 + Math.floor(index / 90_000)}.${String((index % 90_000) + 1).padStart(5, '0')}`,
    title: `An Invented Paper, Number ${index}`,
    authors: ['Ann Author', 'Bo Author'],
    published: '2021-01-01',
    updated: '2021-01-02',
    version: 1 + (index % 4),
    categories: ['cs.LG'],
    abstract: 'Nothing that is true.',
    invented: true,
  }))
}

/** Mulberry32: numbers from 0 to 1 that the seed decides. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
