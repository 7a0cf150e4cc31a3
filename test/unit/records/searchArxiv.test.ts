import assert from 'node:assert/strict'
import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import type { Records } from '../../../src/records/records.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type TemporaryFolder, temporaryFolder } from '../library/temporaryLibrary.ts'

suite('searching arXiv', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  let records: Records
  setup(async () => {
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    records = await openRecords(
      {
        libraryPath: join(folder.path, 'library.sqlite'),
        stateFolder: join(folder.path, 'state'),
        arxivApiUrl: arxiv.url,
        userAgent: 'research-digest/test',
        minIntervalMs: 0,
      },
      silentLog,
    )
  })
  teardown(async () => {
    await records.close()
    await arxiv.close()
    folder.remove()
  })

  test('gives papers with all the words, which are in the library then', async () => {
    const papers = await records.searchArxiv('attention vaswani', 10)
    assert.deepEqual(
      papers.map(({ id }) => id),
      ['1706.03762'],
    )
    assert.equal(arxiv.requests[0]?.parameters.get('search_query'), 'all:attention AND all:vaswani')
    assert.deepEqual(
      (await records.search('attention need', 5)).map(({ id }) => id),
      ['1706.03762'],
    )
  })

  test('asks nothing without words, and takes operators for words', async () => {
    assert.deepEqual(await records.searchArxiv('… "(" ', 10), [])
    assert.equal(arxiv.requests.length, 0)
    await records.searchArxiv('ti:"attention"', 10)
    assert.equal(arxiv.requests[0]?.parameters.get('search_query'), 'all:ti AND all:attention')
  })

  test('names what went wrong', async () => {
    arxiv.misbehave([{ kind: 'htmlPage' }])
    await assert.rejects(records.searchArxiv('attention', 10), { code: 'unreadable-response' })
  })

  test('does not ask again as long as arXiv refuses', async () => {
    arxiv.misbehave([{ kind: 'status', status: 403 }])
    await assert.rejects(records.searchArxiv('attention', 10), { code: 'source-unavailable' })
    await assert.rejects(records.searchArxiv('residual', 10), { code: 'search-blocked' })
    assert.equal(arxiv.requests.length, 1)
  })

  test('ends when nobody waits any more', async () => {
    const release = arxiv.hold()
    const stopping = new AbortController()
    const search = records.searchArxiv('attention', 10, stopping.signal)
    await arxiv.received(1)
    stopping.abort()
    await assert.rejects(search, { name: 'AbortError' })
    release()
  })
})
