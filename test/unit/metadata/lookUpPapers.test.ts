import assert from 'node:assert/strict'
import { arxivApi } from '../../../src/core/metadata/sources/arxivApi.ts'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import { idsOf, kindsOf, type LookUpBench, MemoryCache, startLookUp } from './lookUpBench.ts'

suite('lookUpPapers', () => {
  let bench: LookUpBench

  setup(async () => {
    bench = await startLookUp()
  })
  teardown(() => bench.close())

  test('tells found and missing papers apart', async () => {
    const outcomes = await bench.lookUp.lookUp(idsOf('2011.10650', '2011.99999'))
    assert.deepEqual(kindsOf(outcomes), { '2011.10650': 'found', '2011.99999': 'missing' })
  })

  test('merges what several callers want at once into one request', async () => {
    await Promise.all([
      bench.lookUp.lookUp(idsOf('2011.10650', '2011.10063')),
      bench.lookUp.lookUp(idsOf('2011.10063')),
      bench.lookUp.lookUp(idsOf('1706.03762', '2011.10063')),
    ])
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => ids),
      [['2011.10650', '2011.10063', '1706.03762']],
    )
  })

  test('does not ask again for what is on its way', async () => {
    const release = bench.arxiv.hold()
    const first = bench.lookUp.lookUp(idsOf('2011.10650'))
    await bench.arxiv.received(1)
    const second = bench.lookUp.lookUp(idsOf('2011.10650', '2011.10063'))
    release()
    assert.deepEqual(kindsOf(await first), { '2011.10650': 'found' })
    assert.deepEqual(kindsOf(await second), { '2011.10650': 'found', '2011.10063': 'found' })
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => ids),
      [['2011.10650'], ['2011.10063']],
    )
  })

  test('keeps three seconds between requests', async () => {
    await bench.lookUp.lookUp(idsOf('2011.10650'))
    await bench.lookUp.lookUp(idsOf('2011.10063'))
    assert.deepEqual(bench.clock.waits, [50, 3000])
    assert.ok(bench.states.some(({ kind }) => kind === 'waiting'))
  })

  test('asks for a hundred papers at a time', async () => {
    const numbers = Array.from({ length: 130 }, (_, index) => `2101.${String(index + 1).padStart(5, '0')}`)
    await bench.lookUp.lookUp(idsOf(...numbers))
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => ids.length),
      [100, 30],
    )
  })

  test('asks nothing for what the cache has, and saves what it finds', async () => {
    await bench.lookUp.lookUp(idsOf('2011.10650', '2011.99999'))
    assert.deepEqual([...bench.cache.papers.keys()], ['2011.10650'])
    const again = await bench.lookUp.lookUp(idsOf('2011.10650'))
    assert.deepEqual(kindsOf(again), { '2011.10650': 'found' })
    assert.equal(bench.arxiv.requests.length, 1)
  })

  test('does not ask again for a missing paper within the day', async () => {
    await bench.lookUp.lookUp(idsOf('2011.99999'))
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.99999'))), { '2011.99999': 'missing' })
    assert.equal(bench.arxiv.requests.length, 1)
  })

  test('finds a paper a day after an empty answer called it missing', async () => {
    bench.arxiv.misbehave([{ kind: 'emptyFeed' }])
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.10650'))), { '2011.10650': 'missing' })
    bench.clock.advance(86_400_000)
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
  })

  test('believes that a paper is missing once it was so twice, a day apart', async () => {
    const outcome = async () => (await bench.lookUp.lookUp(idsOf('2011.99999'))).values().next().value
    const start = bench.clock.now()
    const first = await outcome()
    assert.ok(first?.kind === 'missing' && !first.isBelieved)
    assert.ok(first.askAgainAt - start >= 86_400_000 && first.askAgainAt - start < 86_500_000)
    bench.clock.advance(86_400_000)
    const second = await outcome()
    assert.ok(second?.kind === 'missing' && second.isBelieved)
    bench.clock.advance(86_400_000)
    assert.deepEqual(await outcome(), second)
    assert.equal(bench.arxiv.requests.length, 2)
  })

  test('asks again for a missing paper when the clock was set back', async () => {
    await bench.lookUp.lookUp(idsOf('2011.99999'))
    bench.clock.set(-10 * 86_400_000)
    await bench.lookUp.lookUp(idsOf('2011.99999'))
    assert.equal(bench.arxiv.requests.length, 2)
  })

  test('asks for what is in view before what came earlier', async () => {
    const numbers = Array.from({ length: 150 }, (_, index) => `2101.${String(index + 1).padStart(5, '0')}`)
    const all = bench.lookUp.lookUp(idsOf(...numbers))
    bench.lookUp.prefer(idsOf('2101.00149', '2101.00150'))
    await all
    assert.deepEqual(bench.arxiv.requests[0]?.ids.slice(0, 3), ['2101.00149', '2101.00150', '2101.00001'])
  })

  test('gives up the question of a closed document that waits its turn', async () => {
    await bench.lookUp.lookUp(idsOf('2011.10650'))
    bench.clock.isPaused = true
    const leaving = new AbortController()
    const turn = bench.clock.nextWait()
    const withdrawn = bench.lookUp.lookUp(idsOf('2011.10063'), leaving.signal)
    await turn
    leaving.abort()
    await assert.rejects(withdrawn, { name: 'AbortError' })
    bench.clock.isPaused = false
    await bench.lookUp.lookUp(idsOf('2011.10944'))
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => ids),
      [['2011.10650'], ['2011.10944']],
    )
  })

  test('gives an empty answer to an empty question, without a request', async () => {
    assert.equal((await bench.lookUp.lookUp([])).size, 0)
    assert.equal(bench.arxiv.requests.length, 0)
  })

  test('asks nobody when the wish is withdrawn during the merge window', async () => {
    bench.clock.isPaused = true
    const leaving = new AbortController()
    const wait = bench.clock.nextWait()
    const withdrawn = bench.lookUp.lookUp(idsOf('2011.10063'), leaving.signal)
    await wait
    leaving.abort()
    await assert.rejects(withdrawn, { name: 'AbortError' })
    bench.clock.isPaused = false
    await bench.lookUp.lookUp(idsOf('2011.10650'))
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => ids),
      [['2011.10650']],
    )
  })

  test('drops the papers of one caller and keeps those of another', async () => {
    const leaving = new AbortController()
    const withdrawn = bench.lookUp.lookUp(idsOf('2011.10063', '2011.10944'), leaving.signal)
    const kept = bench.lookUp.lookUp(idsOf('2011.10944', '2011.10650'))
    const left = assert.rejects(withdrawn, { name: 'AbortError' })
    await Promise.resolve()
    await Promise.resolve()
    leaving.abort()
    await left
    assert.equal((await kept).size, 2)
    assert.deepEqual(
      bench.arxiv.requests.map(({ ids }) => [...ids].sort()),
      [['2011.10650', '2011.10944']],
    )
  })

  test('keeps the answer of a request on its way that nobody waits for any more', async () => {
    const release = bench.arxiv.hold()
    const leaving = new AbortController()
    const withdrawn = bench.lookUp.lookUp(idsOf('2011.10650'), leaving.signal)
    await bench.arxiv.received(1)
    leaving.abort()
    await assert.rejects(withdrawn, { name: 'AbortError' })
    const again = bench.lookUp.lookUp(idsOf('2011.10650'))
    release()
    assert.deepEqual(kindsOf(await again), { '2011.10650': 'found' })
    assert.equal(bench.arxiv.requests.length, 1)
  })

  test('gives what it found even when it cannot be saved, and says so in the log', async () => {
    bench.cache.save = () => Promise.reject(new Error('disk full'))
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
    assert.match(bench.complaints.join(), /disk full/)
  })

  test('fails when the cache cannot be read', async () => {
    bench.cache.find = () => Promise.reject(new Error('library gone'))
    await assert.rejects(bench.lookUp.lookUp(idsOf('2011.10650')), /library gone/)
  })

  test('answers that it is closed to whoever waits then or asks later', async () => {
    bench.arxiv.misbehave([{ kind: 'hang' }])
    const waiting = bench.lookUp.lookUp(idsOf('2011.10650'))
    await bench.arxiv.received(1)
    await bench.lookUp.close()
    assert.deepEqual(kindsOf(await waiting), { '2011.10650': 'unavailable' })
    assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.10063'))), { '2011.10063': 'unavailable' })
  })

  test('tells each change of state once', async () => {
    await bench.lookUp.lookUp(idsOf('2011.10650', '2011.10063'))
    await new Promise(setImmediate)
    assert.deepEqual(
      bench.states.map(({ kind }) => kind),
      ['asking', 'idle'],
    )
  })

  test('asks a second source when the first refuses', async () => {
    const other = await startLocalArxiv()
    const two = await startLookUp({
      others: [{ ...arxivApi(other.url), id: 'other' }],
      cache: new MemoryCache(),
    })
    try {
      two.arxiv.misbehave([{ kind: 'status', status: 403 }])
      assert.deepEqual(kindsOf(await two.lookUp.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
      assert.deepEqual([two.arxiv.requests.length, other.requests.length], [1, 1])
    } finally {
      await two.close()
      await other.close()
    }
  })

  test('finds a paper where arXiv leads to another of its addresses, and keeps the pace on the way', async () => {
    const bench = await startLookUp()
    try {
      bench.arxiv.misbehave([{ kind: 'redirect', status: 301, location: '/api/query{}&moved=1' }])
      assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
      assert.equal(bench.arxiv.requests.at(-1)?.parameters.get('moved'), '1')
      assert.ok(bench.clock.waits.includes(3000), String(bench.clock.waits))
    } finally {
      await bench.close()
    }
  })
})
