import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Channel } from '../../../src/workers/channel.ts'
import type { Echo } from './echoThread.ts'

class LostError extends Error {
  readonly hasRun: boolean
  readonly isFirst: boolean

  constructor(cause: unknown, hasRun: boolean, isFirst: boolean) {
    super('lost', { cause })
    this.hasRun = hasRun
    this.isFirst = isFirst
  }
}

const closed = new Error('closed')

suite('a channel to a thread', () => {
  const open: Channel<Echo>[] = []
  teardown(async () => {
    await Promise.all(open.splice(0).map((channel) => channel.close()))
  })

  function start(options: Partial<ConstructorParameters<typeof Channel>[0]> = {}): Channel<Echo> {
    const channel = new Channel<Echo>({
      workerPath: new URL('echoThread.ts', import.meta.url),
      name: 'echo',
      errors: {
        lost: ({ cause, hasRun }, isFirst) => new LostError(cause, hasRun, isFirst),
        closed: () => closed,
      },
      ...options,
    })
    open.push(channel)
    return channel
  }

  test('starts with the first call, with the settings of that moment', async () => {
    let settings = 'before'
    const channel = start({ settings: () => settings })
    assert.equal(channel.isRunning, false)
    settings = 'after'
    assert.equal((await channel.call('state', [])).settings, 'after')
    assert.equal(channel.isRunning, true)
  })

  test('gives results of many calls to those who asked', async () => {
    const channel = start()
    const values = Array.from({ length: 300 }, (_, index) => ({ index }))
    assert.deepEqual(await Promise.all(values.map((value) => channel.call('echo', [value]))), values)
    assert.equal(channel.pending, 0)
  })

  test('lets this thread work between results', async () => {
    const channel = start()
    await channel.call('echo', ['begin'])
    let [inThisTurn, most, isDone] = [0, 0, false]
    const turn = () => {
      most = Math.max(most, inThisTurn)
      inThisTurn = 0
      if (!isDone) setImmediate(turn)
    }
    const calls = Array.from({ length: 200 }, async (_, index) => {
      await channel.call('echo', [index])
      inThisTurn += 1
    })
    turn()
    await Promise.all(calls)
    isDone = true
    assert.ok(most <= 2, `${most} results at once`)
  })

  test('rejects with the code and the words of what a method throws', async () => {
    const channel = start()
    const expected = { name: 'ThreadCallError', code: 'expected', message: 'as expected' }
    await assert.rejects(channel.call('fail', [true]), expected)
    await assert.rejects(channel.call('fail', [false]), { code: 'unexpected', message: 'a bug' })
  })

  test('passes on that a signal aborts, and rejects with its reason at once', async () => {
    const left = Promise.withResolvers<string>()
    const channel = start({ onEvent: (name) => left.resolve(name) })
    const leaving = new AbortController()
    const waiting = channel.call('wait', [], { signal: leaving.signal })
    await channel.call('echo', ['the call before has come'])
    leaving.abort(new Error('no longer wanted'))
    await assert.rejects(waiting, /no longer wanted/)
    assert.equal(await left.promise, 'left')
    assert.equal(await channel.call('echo', ['next']), 'next')
    await assert.rejects(channel.call('echo', [0], { signal: leaving.signal }), /no longer wanted/)
  })

  test('hands over bytes both ways', async () => {
    const channel = start()
    const bytes = new Uint8Array([1, 2, 3])
    const given = channel.call('bytes', [bytes], { transfer: [bytes.buffer] })
    assert.equal(bytes.length, 0)
    assert.deepEqual(await given, new Uint8Array([1, 2, 3]))
  })

  test('tells a thread that runs, and at each start what onStart tells', async () => {
    const log: string[] = []
    const note = (text: string) => log.push(text)
    const channel: Channel<Echo> = start({
      onStart: () => channel.tell('note', ['at the start']),
      log: { info: note, warn: note, error: note },
    })
    channel.tell('note', ['to nobody'])
    await channel.call('echo', [0])
    channel.tell('note', ['later'])
    assert.deepEqual((await channel.call('state', [])).told, ['at the start', 'later'])
    assert.deepEqual(log, ['told at the start', 'told later'])
  })

  for (const how of ['throw', 'exit', 'hang'] as const) {
    test(`rejects what waits when the thread is lost (${how}), and starts another for the next call`, async () => {
      const losses: unknown[] = []
      const channel = start({ hangMs: 1500, onLoss: (cause) => losses.push(cause) })
      const { thread } = await channel.call('state', [])
      const [dying, waiting] = await Promise.allSettled([
        channel.call('die', [how]),
        channel.call('wait', []),
      ])
      const [first, second] = [dying, waiting].map((end) => end.status === 'rejected' && end.reason)
      assert.ok(first instanceof LostError && second instanceof LostError)
      assert.deepEqual([first.isFirst, second.isFirst, first.hasRun], [true, false, true])
      assert.match(String(first.cause), /thrown on purpose|exit code 3|no answer in 1.5 s/)
      assert.equal(losses.length, 1)
      assert.notEqual((await channel.call('state', [])).thread, thread)
    })
  }

  test('is refused after as many starts as it may have', async () => {
    const channel = start({ mostStarts: 2 })
    await assert.rejects(channel.call('die', ['exit']), LostError)
    await assert.rejects(channel.call('die', ['exit']), LostError)
    await assert.rejects(channel.call('echo', [0]), { message: 'lost', isFirst: false })
  })

  test('says that a thread never ran whose file is missing', async () => {
    const channel = start({ workerPath: new URL('none.ts', import.meta.url) })
    await assert.rejects(channel.call('echo', [0]), { message: 'lost', hasRun: false })
  })

  test('ends a thread without work after a while, and starts one for the next call', async () => {
    const channel = start({ idleMs: 50 })
    const { thread } = await channel.call('state', [])
    while (channel.isRunning) await new Promise((resolve) => setTimeout(resolve, 10))
    assert.notEqual((await channel.call('state', [])).thread, thread)
  })

  test('rejects what waits and what comes later when it is closed, and lets the service close', async () => {
    const events: unknown[] = []
    const channel = start({ closingMs: 5000, settings: () => 1, onEvent: (...event) => events.push(event) })
    await channel.call('echo', [0])
    const waiting = assert.rejects(channel.call('wait', []), closed)
    await channel.close()
    await waiting
    assert.deepEqual(events, [['closing', 1]])
    await assert.rejects(channel.call('echo', [0]), closed)
    await channel.close()
  })

  test('is closed though the service never ends', async () => {
    const channel = start({ closingMs: 200, settings: () => 'slow to close' })
    await channel.call('echo', [0])
    await channel.close()
    await assert.rejects(channel.call('echo', [0]), closed)
  })

  test('ends every call exactly once, whatever happens', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('echo' as const), isLeft: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('fail' as const), isLeft: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), isLeft: fc.constant(false) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const channel = start()
        const ends = steps.map(async ({ kind, isLeft }, index) => {
          const leaving = new AbortController()
          const options = { signal: leaving.signal }
          const ask = {
            echo: () => channel.call('echo', [index], options),
            fail: () => channel.call('fail', [true], options),
            die: () => channel.call('die', ['exit'], options),
          }
          const end = ask[kind]().then(
            (value) => assert.equal(value, index),
            (error) => assert.ok(error instanceof LostError || error.code === 'expected' || isLeft),
          )
          if (isLeft) leaving.abort(new Error('left'))
          return end
        })
        await Promise.all(ends)
        assert.equal(channel.pending, 0)
        assert.equal(await channel.call('echo', ['after all']), 'after all')
        await channel.close()
      }),
      { numRuns: 15 },
    )
  })
})
