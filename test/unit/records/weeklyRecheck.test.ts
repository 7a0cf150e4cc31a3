import assert from 'node:assert/strict'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import type { PaperId } from '../../../src/core/paper/paper.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import { type Records, recheckRecords, recheckWeekly } from '../../../src/records/records.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { inventedPapers } from '../../localArxiv/standInPapers.ts'
import { TestClock } from '../http/testClock.ts'
import { type TemporaryFolder, temporaryFolder } from '../library/temporaryLibrary.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const many = inventedPapers(250)
const ids = many.map(({ id }) => id as ArxivId)

suite('records that are checked again by themselves', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let clock: TestClock
  /** Requests that filled the library. */
  let before: number
  const opened: Records[] = []

  setup(async () => {
    arxiv = await startLocalArxiv({ papers: many })
    folder = temporaryFolder()
    clock = new TestClock()
    await (await open()).lookUp(ids)
    before = arxiv.requests.length
  })
  teardown(async () => {
    await Promise.all(opened.splice(0).map((records) => records.close()))
    await arxiv.close()
    folder.remove()
  })

  async function open(): Promise<Records> {
    const options = { libraryPath: `${folder.path}/library.sqlite`, stateFolder: `${folder.path}/state` }
    const services = { arxivApiUrl: arxiv.url, userAgent: 'research-digest/test' }
    const records = await openRecords({ ...options, ...services }, silentLog, { clock })
    opened.push(records)
    return records
  }

  /** A window that stays open until nothing is left to do, or for so many looks. Gives when it looked, in minutes. */
  async function window(
    records: Records,
    { looks, isWelcome = () => true }: { readonly looks: number; readonly isWelcome?: () => boolean },
  ): Promise<readonly number[]> {
    const closing = new AbortController()
    const own = new TestClock()
    own.advance(clock.now() - own.now())
    const begun = own.now()
    const times: number[] = []
    const look = () => {
      times.push((own.now() - begun) / minuteMs)
      if (times.length === looks) closing.abort()
    }
    await recheckWeekly(
      {
        clock: own,
        log: silentLog,
        isWelcome() {
          look()
          return isWelcome()
        },
        findOld: (signal) => records.findOld(ids, signal),
        recheck: (portion, signal) => recheckRecords(records, portion, () => {}, signal),
      },
      closing.signal,
    )
    return times
  }

  const requests = () => arxiv.requests.slice(before)
  const asked = () => requests().map(({ ids: some }) => some.length)

  test('are left alone until they are a week old', async () => {
    const [records] = opened
    assert.ok(records)
    assert.deepEqual(await window(records, { looks: 3 }), [5, 65, 125])
    assert.deepEqual(asked(), [])
  })

  test('are asked for in portions, a minute apart, and looked at once an hour afterwards', async () => {
    const [records] = opened
    assert.ok(records)
    clock.advance(8 * dayMs)
    assert.deepEqual(await window(records, { looks: 5 }), [5, 6, 7, 8, 68])
    assert.deepEqual(asked(), [100, 100, 50])
  })

  test('are not asked for twice by two windows, nor after a restart', async () => {
    clock.advance(8 * dayMs)
    const [records] = opened
    assert.ok(records)
    await window(records, { looks: 2 })
    assert.deepEqual(asked(), [100])
    await Promise.all([window(await open(), { looks: 6 }), window(await open(), { looks: 6 })])
    const all = requests().flatMap((request) => request.ids)
    assert.equal(all.length, 250)
    assert.equal(new Set(all).size, 250)
    assert.equal(requests().length, 3)
  })

  test('are not asked for where that is not welcome', async () => {
    const [records] = opened
    assert.ok(records)
    clock.advance(8 * dayMs)
    assert.deepEqual(await window(records, { looks: 3, isWelcome: () => false }), [5, 65, 125])
    assert.deepEqual(asked(), [])
  })

  test('wait an hour when arXiv refuses', async () => {
    const [records] = opened
    assert.ok(records)
    clock.advance(8 * dayMs)
    arxiv.misbehave([{ kind: 'status', status: 403 }])
    assert.deepEqual(await window(records, { looks: 3 }), [5, 65, 125])
    assert.equal((await records.findOld(ids)).length, 250)
    assert.equal(requests().length, 1)
  })

  test('cost no other where one cannot be read', async () => {
    const closing = new AbortController()
    const portions: (readonly PaperId[])[] = []
    await recheckWeekly(
      {
        clock,
        log: silentLog,
        isWelcome: () => true,
        async findOld() {
          if (portions.length === 2) closing.abort()
          return portions.length === 0 ? ids.slice(0, 120) : [...ids.slice(0, 1), ...ids.slice(100, 120)]
        },
        async recheck(portion) {
          portions.push(portion)
          return { old: portion.length, done: portion.length - 1, reason: 'One cannot be read.' }
        },
      },
      closing.signal,
    )
    assert.deepEqual(portions.slice(0, 2), [ids.slice(0, 100), ids.slice(100, 120)])
  })

  test('are asked for again after the clock was set back', async () => {
    const closing = new AbortController()
    let portions = 0
    const own = Object.assign(new TestClock(), { now: () => (portions === 0 ? 2e12 : 1e12) })
    await recheckWeekly(
      {
        clock: own,
        log: silentLog,
        isWelcome: () => true,
        findOld: async () => ids.slice(0, 1),
        async recheck() {
          portions += 1
          if (portions === 2) closing.abort()
          return { old: 1, done: 1 }
        },
      },
      AbortSignal.any([closing.signal, AbortSignal.timeout(5000)]),
    )
    assert.equal(portions, 2)
  })
})
