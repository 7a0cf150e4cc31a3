import assert from 'node:assert/strict'
import { dataCiteSource } from '../../../src/core/metadata/sources/dataCite.ts'
import { semanticScholarSource } from '../../../src/core/metadata/sources/semanticScholar.ts'
import type { Fault } from '../../localArxiv/faults.ts'
import { standInPapers } from '../../localArxiv/standInPapers.ts'
import { startLocalDataCite } from '../../localServices/dataCite.ts'
import { startLocalSemanticScholar } from '../../localServices/semanticScholar.ts'
import type { LocalService } from '../../localServices/service.ts'
import { idsOf, kindsOf, type LookUpBench, startLookUp } from './lookUpBench.ts'

suite('lookUpPapers with sources to fall back on', () => {
  let dataCite: LocalService & { readonly url: string }
  let scholar: LocalService & { readonly url: string }
  let bench: LookUpBench

  setup(async () => {
    // DataCite has not heard of the newest paper.
    dataCite = await startLocalDataCite(standInPapers.filter(({ id }) => id !== '2011.10650'))
    scholar = await startLocalSemanticScholar(standInPapers)
    const others = [dataCiteSource(dataCite.url), semanticScholarSource(scholar.url)]
    bench = await startLookUp({ others, timeoutMs: 400 })
  })
  teardown(async () => {
    await bench.close()
    await dataCite.close()
    await scholar.close()
  })

  async function sourceOf(id: string): Promise<string> {
    const [outcome] = (await bench.lookUp.lookUp(idsOf(id))).values()
    return outcome?.kind === 'found' ? outcome.paper.source : assert.fail(`the outcome is ${outcome?.kind}`)
  }

  test('asks no other source while arXiv answers', async () => {
    assert.equal(await sourceOf('1706.03762'), 'arxiv-api')
    assert.deepEqual([dataCite.requests.length, scholar.requests.length], [0, 0])
  })

  test('believes arXiv when it does not have a paper', async () => {
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.99999'))), { '2011.99999': 'missing' })
    assert.deepEqual([dataCite.requests.length, scholar.requests.length], [0, 0])
  })

  const faults: readonly Fault[] = [
    { kind: 'status', status: 429, retryAfter: '120' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 406 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'hang' },
    { kind: 'hangMidway' },
    { kind: 'cutOff' },
    { kind: 'reset' },
    { kind: 'halfDocument' },
    { kind: 'htmlPage' },
    { kind: 'hugeBody' },
    { kind: 'malformedXml' },
    { kind: 'entityBomb' },
    { kind: 'deepXml' },
  ]
  for (const fault of faults) {
    const isForGood = fault.kind === 'status' && fault.status === 403
    test(`goes to the next source at ${JSON.stringify(fault)}, says so, and comes ${isForGood ? 'not ' : ''}back`, async () => {
      bench.arxiv.misbehave([fault])
      assert.equal(await sourceOf('1706.03762'), 'datacite')
      await new Promise(setImmediate)
      assert.ok(
        bench.states.some(({ kind }) => kind === 'detour'),
        JSON.stringify(bench.states),
      )
      bench.clock.advance(3_600_000)
      assert.equal(await sourceOf('1512.03385'), isForGood ? 'datacite' : 'arxiv-api')
    })
  }

  test('asks the third for what the second does not have, and no source twice', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    assert.equal(await sourceOf('2011.10650'), 'semantic-scholar')
    assert.deepEqual(
      [bench.arxiv.requests.length, dataCite.requests.length, scholar.requests.length],
      [1, 1, 1],
    )
  })

  test('does not call a paper missing that arXiv could not be asked for', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    const [outcome] = (await bench.lookUp.lookUp(idsOf('2011.99999'))).values()
    assert.equal(outcome?.kind, 'unavailable')
  })

  test('has the outcome of the first source when all fail', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    dataCite.misbehave([{ kind: 'htmlPage' }])
    scholar.misbehave([{ kind: 'htmlPage' }])
    const [outcome] = (await bench.lookUp.lookUp(idsOf('1706.03762'))).values()
    assert.match(outcome?.kind === 'unavailable' ? outcome.reason : '', /arXiv refuses/)
    assert.equal(bench.states.at(-1)?.kind, 'stopped')
  })

  test('asks for a whole batch of arXiv in the smaller batches of the next source', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    const numbers = Array.from({ length: 100 }, (_, index) => `2101.${String(index + 1).padStart(5, '0')}`)
    await bench.lookUp.lookUp(idsOf(...numbers))
    assert.equal(bench.arxiv.requests[0]?.ids.length, 100)
    assert.equal(dataCite.requests.length, 3)
    assert.ok(scholar.requests.length <= 3)
  })

  test('has the better record of a paper fetched once arXiv answers again', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 503 }])
    const [id] = idsOf('1706.03762') as [never]
    assert.equal(await sourceOf('1706.03762'), 'datacite')
    bench.clock.advance(3_600_000)
    assert.equal(await sourceOf('1706.03762'), 'datacite')
    await bench.arxiv.received(2)
    while (bench.cache.papers.get(id)?.source !== 'arxiv-api') await new Promise(setImmediate)
    assert.equal(dataCite.requests.length, 1)
  })
})
