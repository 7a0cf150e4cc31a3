import assert from 'node:assert/strict'
import { Pacing } from '../../../src/core/http/pacing.ts'
import { TestClock } from './testClock.ts'

const arxiv = { host: 'arxiv.test', minIntervalMs: 3000 }
const never = new AbortController().signal

suite('pacing', () => {
  test('starts requests to one host with the gap between them, in the order they came', async () => {
    const clock = new TestClock()
    const pacing = new Pacing(clock)
    const start = clock.now()
    const started: string[] = []
    const note = (name: string) => async () => {
      started.push(`${name} ${clock.now() - start}`)
    }
    await Promise.all(['first', 'second', 'third'].map((name) => pacing.run(arxiv, note(name), never)))
    assert.deepEqual(started, ['first 0', 'second 3000', 'third 6000'])
  })

  test('runs one request at a time, however long it takes', async () => {
    const pacing = new Pacing(new TestClock())
    let running = 0
    let most = 0
    const task = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
      running -= 1
    }
    const fast = { host: 'arxiv.test', minIntervalMs: 0 }
    await Promise.all([1, 2, 3, 4].map(() => pacing.run(fast, task, never)))
    assert.equal(most, 1)
  })

  test('does not let hosts wait for each other', async () => {
    const pacing = new Pacing(new TestClock())
    const stuck = pacing.run(arxiv, () => new Promise<never>(() => {}), never)
    assert.equal(
      await pacing.run({ host: 'other.test', minIntervalMs: 3000 }, async () => 'done', never),
      'done',
    )
    void stuck
  })

  test('goes on after a request that failed', async () => {
    const pacing = new Pacing(new TestClock())
    await assert.rejects(
      pacing.run(arxiv, () => Promise.reject(new Error('refused')), never),
      /refused/,
    )
    assert.equal(await pacing.run(arxiv, async () => 'next', never), 'next')
  })

  test('lets a waiting request go without disturbing the others', async () => {
    const pacing = new Pacing(new TestClock())
    let finish = () => {}
    const busy = pacing.run(arxiv, () => new Promise<void>((resolve) => (finish = resolve)), never)
    const leaving = new AbortController()
    const left = pacing.run(arxiv, () => assert.fail('it was cancelled'), leaving.signal)
    const last = pacing.run(arxiv, async () => 'last', never)
    leaving.abort()
    await assert.rejects(left, { name: 'AbortError' })
    finish()
    await busy
    assert.equal(await last, 'last')
  })

  test('says how long the next request would wait', async () => {
    const clock = new TestClock()
    const pacing = new Pacing(clock)
    assert.equal(pacing.waitMs(arxiv), 0)
    await pacing.run(arxiv, async () => {}, never)
    clock.advance(1000)
    assert.equal(pacing.waitMs(arxiv), 2000)
  })

  test('never waits longer than the gap when the computer clock is set back', async () => {
    const clock = new TestClock()
    const pacing = new Pacing(clock)
    await pacing.run(arxiv, async () => {}, never)
    clock.set(-86_400_000)
    await pacing.run(arxiv, async () => {}, never)
    assert.deepEqual(clock.waits, [3000])
  })
})
