import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  Gate,
  laneOf,
  longestRequestMs,
  MemoryLanes,
  type Pace,
  Pacing,
} from '../../../src/core/http/pacing.ts'
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

const pace: Pace = { host: 'arxiv.test', minIntervalMs: 3000 }

suite('gate', () => {
  let clock: TestClock
  let lanes: MemoryLanes
  let one: Gate
  let other: Gate

  setup(() => {
    clock = new TestClock()
    lanes = new MemoryLanes()
    one = new Gate(lanes, clock, 'one')
    other = new Gate(lanes, clock, 'other')
  })

  test('lets one pass at a time', () => {
    assert.equal(one.tryEnter(pace), true)
    clock.advance(5000)
    assert.equal(other.tryEnter(pace), false)
    assert.ok(other.waitMs(pace) > 0)
  })

  test('keeps the gap from the end of the request before', () => {
    one.tryEnter(pace)
    clock.advance(2000)
    one.leave(pace)
    clock.advance(2999)
    assert.equal(other.tryEnter(pace), false)
    assert.equal(other.waitMs(pace), 1)
    clock.advance(1)
    assert.equal(other.tryEnter(pace), true)
  })

  test('waits for a request as long as it goes on', () => {
    one.tryEnter(pace)
    for (let hours = 0; hours < 20; hours += 1) {
      clock.advance(3_600_000)
      assert.equal(other.tryEnter(pace), false)
    }
    one.leave(pace)
    clock.advance(3000)
    assert.equal(other.tryEnter(pace), true)
  })

  test('waits a gap from when it finds that the one before has died', () => {
    const orphaned = new OrphanedLanes()
    new Gate(orphaned, clock, 'dead').tryEnter(pace)
    clock.advance(5000)
    const next = new Gate(orphaned, clock, 'next')
    assert.equal(next.waitMs(pace), 3000)
    clock.advance(2999)
    assert.equal(next.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(next.tryEnter(pace), true)
  })

  test('waits for the longest request when it cannot tell whether the one before has died', () => {
    const orphaned = new OrphanedLanes()
    orphaned.free = undefined
    new Gate(orphaned, clock, 'dead').tryEnter(pace)
    const next = new Gate(orphaned, clock, 'next')
    clock.advance(longestRequestMs)
    assert.equal(next.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(next.tryEnter(pace), false)
    clock.advance(3000)
    assert.equal(next.tryEnter(pace), true)
  })

  test('lets nobody pass for one gap where nothing is known of the lane', () => {
    const seen = { wall: clock.now(), steady: clock.steady() }
    const careful = new Gate(new MemoryLanes({ seen, holder: undefined, closedUntil: 0 }), clock, 'careful')
    clock.advance(2999)
    assert.equal(careful.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(careful.tryEnter(pace), true)
  })

  test('counts from when it has the lane to itself, however long it had to wait for that', () => {
    let meanwhile = () => {}
    const slow = {
      read: (lane: string) => lanes.read(lane),
      change(lane: string, change: Parameters<MemoryLanes['change']>[1]) {
        meanwhile()
        lanes.change(lane, change)
      },
      hold: (lane: string) => lanes.hold(lane),
      isFree: (lane: string) => lanes.isFree(lane),
    }
    const late = new Gate(slow, clock, 'late')
    meanwhile = () => {
      clock.advance(50)
      assert.equal(one.tryEnter(pace), true)
    }
    assert.equal(late.tryEnter(pace), false)
    assert.equal(lanes.read('arxiv.test')?.holder, 'one')
    one.leave(pace)
    meanwhile = () => clock.advance(1)
    assert.equal(late.tryEnter(pace), false)
  })

  for (const jumpMs of [-86_400_000, -1000, 1000, 86_400_000]) {
    test(`keeps the gap, and does not wait for ever, when the clock is set by ${jumpMs} ms`, () => {
      one.tryEnter(pace)
      one.leave(pace)
      clock.set(jumpMs)
      clock.advance(1999)
      assert.equal(other.tryEnter(pace), false)
      clock.advance(1001 + Math.max(0, -jumpMs === 1000 ? 1000 : 0))
      assert.equal(other.tryEnter(pace), true)
    })
  }

  test('keeps the gap by the time of day after the computer has started anew', () => {
    const before = new TestClock()
    const gate = new Gate(lanes, { ...clockOf(before), steady: () => 10 ** 9 }, 'before')
    gate.tryEnter(pace)
    gate.leave(pace)
    clock.advance(2999)
    assert.equal(one.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(one.tryEnter(pace), true)
  })

  test('waits one gap when neither clock can tell how long it has been', () => {
    const future = { now: () => clock.now() + 10 ** 9, steady: () => clock.steady() + 10 ** 9 }
    const lost = new Gate(lanes, { ...clockOf(clock), ...future }, 'lost')
    lost.tryEnter(pace)
    lost.leave(pace)
    assert.equal(one.tryEnter(pace), false)
    clock.advance(2999)
    assert.equal(one.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(one.tryEnter(pace), true)
  })

  test('keeps everybody away as long as a service asks, and never shortens it', () => {
    const until = clock.now() + 600_000
    one.close(pace, until)
    other.close(pace, until - 1000)
    assert.equal(other.closedUntil(pace), until)
    assert.equal(other.tryEnter(pace), false)
    clock.advance(600_000)
    assert.equal(other.closedUntil(pace), 0)
    assert.equal(other.tryEnter(pace), true)
  })

  const hour = 3_600_000
  for (const hours of [0.2, 1, 3, 24])
    for (const jump of [0, -1, 1, -20, 20, -100_000, 100_000])
      test(`keeps a block of ${hours} hours, and none for ever, when the clock is set by ${jump} hours`, () => {
        one.tryEnter(pace)
        one.leave(pace)
        one.close(pace, clock.now() + hours * hour)
        clock.set(jump * hour)
        clock.advance(hours * hour - 1)
        assert.equal(other.tryEnter(pace), false)
        assert.ok(other.closedUntil(pace) > clock.now())
        clock.advance(1 + (jump < 0 ? 24 * hour : 0))
        assert.equal(other.closedUntil(pace), 0)
        assert.equal(other.tryEnter(pace), true)
      })

  test('takes a block of a clock that was set back before the computer started anew for none', () => {
    const before = new TestClock()
    before.set(100_000 * hour)
    const gate = new Gate(lanes, { ...clockOf(before), steady: () => 10 ** 9 * 10 }, 'before')
    gate.close(pace, before.now() + hour)
    assert.equal(one.closedUntil(pace), 0)
  })

  test('counts all of arXiv as one service', () => {
    assert.equal(one.tryEnter({ ...pace, host: 'export.arxiv.org' }), true)
    assert.equal(other.tryEnter({ ...pace, host: 'oaipmh.arxiv.org' }), false)
    assert.equal(other.tryEnter({ ...pace, host: 'api.datacite.org' }), true)
    assert.equal(laneOf('notarxiv.org'), 'notarxiv.org')
  })

  test('never lets two pass within the gap, whatever happens in between', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('try' as const), who: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constant('leave' as const), who: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 4000 }) }),
      fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -10_000, max: 10_000 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = new TestClock()
        const lanes = new MemoryLanes()
        const gates = ['a', 'b', 'c'].map((name) => new Gate(lanes, clock, name))
        const passed: number[] = []
        for (const step of steps) {
          if (step.kind === 'pass') clock.advance(step.ms)
          else if (step.kind === 'set') clock.set(step.ms)
          else if (step.kind === 'leave') gates[step.who]?.leave(pace)
          else if (gates[step.who]?.tryEnter(pace)) passed.push(clock.steady())
        }
        return passed.slice(1).every((at, index) => at - (passed[index] ?? 0) >= pace.minIntervalMs)
      }),
    )
  })
})

/** Lanes whose holders have died, all of them. */
class OrphanedLanes extends MemoryLanes {
  free: boolean | undefined = true

  override hold(): () => void {
    return () => {}
  }

  override isFree(): boolean {
    return this.free as boolean
  }
}

function clockOf(clock: TestClock) {
  return {
    now: () => clock.now(),
    steady: () => clock.steady(),
    delay: (ms: number, signal?: AbortSignal) => clock.delay(ms, signal),
  }
}
