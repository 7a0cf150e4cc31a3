import assert from 'node:assert/strict'
import type { Fault } from '../../localArxiv/faults.ts'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import { idsOf, kindsOf, type LookUpBench, startLookUp } from './lookUpBench.ts'

suite('lookUpPapers when a source fails', () => {
  let bench: LookUpBench

  setup(async () => {
    bench = await startLookUp()
  })
  teardown(() => bench.close())

  async function lookUpOne() {
    const [outcome] = (await bench.lookUp.lookUp(idsOf('2011.10650'))).values()
    return outcome ?? assert.fail('no outcome')
  }

  async function unavailableOne() {
    const outcome = await lookUpOne()
    return outcome.kind === 'unavailable' ? outcome : assert.fail(`the outcome is ${outcome.kind}`)
  }

  const passing: readonly Fault[] = [
    { kind: 'status', status: 429 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 406 },
    { kind: 'status', status: 429, retryAfter: '4' },
    { kind: 'reset' },
    { kind: 'cutOff' },
  ]
  for (const fault of passing) {
    test(`finds the paper after ${JSON.stringify(fault)}`, async () => {
      bench.arxiv.misbehave([fault])
      assert.equal((await lookUpOne()).kind, 'found')
      assert.equal(bench.arxiv.requests.length, 2)
    })
  }

  test('waits as many seconds as asked before the retry', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '7' }])
    await lookUpOne()
    assert.ok(bench.clock.waits.includes(7500), String(bench.clock.waits))
  })

  test('lets papers wanted during the wait share the retry', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 503 }])
    const first = lookUpOne()
    await bench.arxiv.received(1)
    const second = bench.lookUp.lookUp(idsOf('2011.10063'))
    await Promise.all([first, second])
    assert.deepEqual(bench.arxiv.requests.at(-1)?.ids.length, 2)
  })

  for (const form of ['seconds', 'a date'] as const) {
    test(`does not keep anybody waiting for Retry-After with ${form}`, async () => {
      const retryAfter = form === 'seconds' ? '600' : new Date(Date.now() + 600_000).toUTCString()
      bench.arxiv.misbehave([{ kind: 'status', status: 429, retryAfter }])
      const outcome = await unavailableOne()
      assert.match(outcome.reason, /slow down/)
      const waitMs = outcome.until - bench.clock.now()
      assert.ok(waitMs > 500_000 && waitMs <= 600_500, String(waitMs))
      assert.deepEqual(bench.states.at(-1), { kind: 'waiting', until: outcome.until })
    })
  }

  test('asks nobody before the time that a refusal named, and then finds the paper', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 503, retryAfter: '600' }])
    const first = await unavailableOne()
    bench.clock.advance(first.until - bench.clock.now() - 1)
    assert.deepEqual(await unavailableOne(), first)
    assert.equal(bench.arxiv.requests.length, 1)
    bench.clock.advance(1)
    assert.equal((await lookUpOne()).kind, 'found')
  })

  test('asks nobody for a whole day when that is asked for, and not for longer when the clock is set back', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 429, retryAfter: '86400' }])
    const { until } = await unavailableOne()
    bench.clock.advance(until - bench.clock.now() - 1)
    await unavailableOne()
    bench.clock.set(-100 * 86_400_000)
    await unavailableOne()
    assert.equal(bench.arxiv.requests.length, 1)
    bench.clock.advance(1)
    assert.equal((await lookUpOne()).kind, 'found')
  })

  test('stops asking for the session after 403', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    const outcome = await unavailableOne()
    assert.equal(outcome.until, Number.POSITIVE_INFINITY)
    bench.clock.advance(30 * 86_400_000)
    assert.deepEqual(await unavailableOne(), outcome)
    assert.equal(bench.arxiv.requests.length, 1)
    assert.deepEqual(bench.states.at(-1), { kind: 'stopped', reason: outcome.reason })
  })

  test('gives up after three failures in a row', async () => {
    bench.arxiv.misbehave([{ kind: 'reset' }, { kind: 'reset' }, { kind: 'reset' }])
    const outcome = await unavailableOne()
    assert.match(outcome.reason, /cannot be reached/)
    assert.equal(bench.arxiv.requests.length, 3)
    assert.deepEqual(bench.states.at(-1), { kind: 'offline', reason: outcome.reason })
  })

  test('asks at once again when failures are forgotten, but for a service that asked to wait', async () => {
    bench.arxiv.misbehave([{ kind: 'reset' }, { kind: 'reset' }, { kind: 'reset' }])
    await unavailableOne()
    bench.lookUp.forgetFailures()
    assert.deepEqual(bench.states.at(-1), { kind: 'idle' })
    bench.arxiv.misbehave([{ kind: 'status', status: 503, retryAfter: '600' }])
    const outcome = await unavailableOne()
    assert.equal(bench.arxiv.requests.length, 4)
    bench.lookUp.forgetFailures()
    assert.deepEqual(await unavailableOne(), outcome)
    assert.equal(bench.arxiv.requests.length, 4)
    bench.clock.advance(outcome.until - bench.clock.now())
    assert.equal((await lookUpOne()).kind, 'found')
  })

  test('leaves a service alone that refuses us, though failures are forgotten', async () => {
    bench.arxiv.misbehave([{ kind: 'status', status: 403 }])
    const outcome = await unavailableOne()
    bench.lookUp.forgetFailures()
    assert.deepEqual(await unavailableOne(), outcome)
    assert.equal(bench.arxiv.requests.length, 1)
  })

  test('counts failures anew after a success', async () => {
    for (const id of ['2011.10650', '2011.10063']) {
      bench.arxiv.misbehave([{ kind: 'reset' }, { kind: 'reset' }])
      assert.deepEqual(kindsOf(await bench.lookUp.lookUp(idsOf(id))), { [id]: 'found' })
    }
  })

  test('finds papers again once the network is back', async () => {
    const port = Number(new URL(bench.arxiv.url).port)
    await bench.arxiv.close()
    const outcome = await unavailableOne()
    const revived = await startLocalArxiv({ port })
    bench.clock.advance(outcome.until - bench.clock.now())
    try {
      assert.equal((await lookUpOne()).kind, 'found')
      await new Promise(setImmediate)
      assert.deepEqual(bench.states.at(-1), { kind: 'idle' })
    } finally {
      await revived.close()
    }
  })

  const useless: readonly Fault[] = [
    { kind: 'htmlPage' },
    { kind: 'halfDocument' },
    { kind: 'hugeBody' },
    { kind: 'malformedXml' },
    { kind: 'entityBomb' },
    { kind: 'deepXml' },
    { kind: 'status', status: 404 },
  ]
  for (const fault of useless) {
    test(`says at once that ${JSON.stringify(fault)} is no use, and recovers later`, async () => {
      bench.arxiv.misbehave([fault])
      const outcome = await unavailableOne()
      assert.equal(bench.arxiv.requests.length, 1)
      assert.equal(bench.complaints.length, 1)
      assert.deepEqual(await unavailableOne(), outcome)
      assert.equal(bench.arxiv.requests.length, 1)
      bench.clock.advance(outcome.until - bench.clock.now())
      assert.equal((await lookUpOne()).kind, 'found')
    })
  }

  test('gives up on an answer that never comes', async () => {
    await bench.close()
    bench = await startLookUp({ timeoutMs: 40 })
    bench.arxiv.misbehave([{ kind: 'hang' }])
    const outcome = await unavailableOne()
    assert.match(outcome.reason, /in time/)
    assert.equal(bench.arxiv.requests.length, 1)
  })

  test('gives every paper of a failed batch the same outcome', async () => {
    bench.arxiv.misbehave([{ kind: 'htmlPage' }])
    const outcomes = await bench.lookUp.lookUp(idsOf('2011.10650', '2011.10063'))
    assert.deepEqual(kindsOf(outcomes), { '2011.10650': 'unavailable', '2011.10063': 'unavailable' })
  })

  test('keeps nobody waiting for ever after an error of our own', async () => {
    const find = bench.cache.find.bind(bench.cache)
    let calls = 0
    // The first reading is the caller's own; the second is that of the queue.
    bench.cache.find = (ids) => {
      calls += 1
      return calls === 1 ? find(ids) : Promise.reject(new Error('library gone'))
    }
    assert.match((await unavailableOne()).reason, /library gone/)
    assert.match(bench.complaints.join(), /library gone/)
  })
})
