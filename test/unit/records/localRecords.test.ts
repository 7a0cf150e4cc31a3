import assert from 'node:assert/strict'
import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/log.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import type { ConnectionState, Records } from '../../../src/records/records.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { TestClock } from '../http/testClock.ts'
import { type TemporaryFolder, temporaryFolder } from '../library/temporaryLibrary.ts'
import { idsOf, kindsOf } from '../metadata/lookUpBench.ts'

suite('localRecords', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let clock: TestClock
  let records: Records

  setup(async () => {
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    clock = new TestClock()
    records = await open()
  })
  teardown(async () => {
    await records.close()
    await arxiv.close()
    folder.remove()
  })

  function open(): Promise<Records> {
    const libraryPath = join(folder.path, 'library.sqlite')
    const options = { libraryPath, arxivApiUrl: arxiv.url, userAgent: 'research-digest/test' }
    return openRecords(options, silentLog, { clock })
  }

  test('knows after a restart, and offline, what it saw once', async () => {
    const [seen] = (await records.lookUp(idsOf('2011.10650'))).values()
    await records.close()
    await arxiv.close()
    records = await open()
    const [again] = (await records.lookUp(idsOf('2011.10650'))).values()
    assert.equal(again?.kind, 'found')
    assert.deepEqual(again, seen)
  })

  test('lets two windows share a library', async () => {
    const other = await open()
    await records.lookUp(idsOf('2011.10650'))
    assert.equal((await other.search('very deep', 5)).length, 1)
    assert.deepEqual(kindsOf(await other.lookUp(idsOf('2011.10650'))), { '2011.10650': 'found' })
    assert.equal(arxiv.requests.length, 1)
    await other.close()
  })

  test('keeps no record of a missing paper', async () => {
    assert.deepEqual(kindsOf(await records.lookUp(idsOf('2011.99999'))), { '2011.99999': 'missing' })
    assert.equal((await records.find(idsOf('2011.99999'))).size, 0)
  })

  test('asks the network for nothing when it only searches the library', async () => {
    await records.find(idsOf('2011.10650'))
    await records.search('2011.10650', 5)
    await records.startingWith('2011.', 5)
    assert.equal(arxiv.requests.length, 0)
  })

  test('names itself to arXiv and keeps its pace', async () => {
    await records.lookUp(idsOf('2011.10650'))
    await records.lookUp(idsOf('2011.10063'))
    assert.deepEqual(
      arxiv.requests.map(({ headers }) => headers['user-agent']),
      Array(2).fill('research-digest/test'),
    )
    assert.ok(
      clock.waits.some((ms) => ms > 2900),
      String(clock.waits),
    )
  })

  test('tells listeners of the connection until they leave', async () => {
    const states: ConnectionState[] = []
    const leave = records.onStateChange((state) => states.push(state))
    await records.lookUp(idsOf('2011.10650'))
    await new Promise(setImmediate)
    leave()
    await records.lookUp(idsOf('2011.10063'))
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ['asking', 'idle'],
    )
  })

  test('rejects with the reason of a signal that has aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'))
    const ids = idsOf('2011.10650')
    const calls = [records.find(ids, signal), records.lookUp(ids, signal), records.search('a', 1, signal)]
    for (const call of [...calls, records.startingWith('2', 1, signal)])
      await assert.rejects(call, /too late/)
  })

  test('may be closed twice', async () => {
    await records.close()
    await records.close()
  })
})
