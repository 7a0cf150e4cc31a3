import assert from 'node:assert/strict'
import { join } from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { type Database, openDatabase } from '../../../src/core/library/database.ts'
import { PaperStore } from '../../../src/core/library/paperStore.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { paperWith, type TemporaryFolder, temporaryFolder } from './temporaryLibrary.ts'

suite('paperStore', () => {
  let folder: TemporaryFolder
  let database: Database
  let store: PaperStore

  setup(() => {
    folder = temporaryFolder()
    database = openDatabase({ path: join(folder.path, 'library.sqlite'), log: silentLog })
    store = new PaperStore(database)
  })
  teardown(() => {
    database.close()
    folder.remove()
  })

  test('gives back a paper as it was saved', async () => {
    const full = paperWith({ id: '2401.00001', title: 'Quotes " and \u00e9 $O(n^2)$ \u{1d4b3}' })
    const bare: Paper = {
      ...paperWith({ id: 'math/0211159', authors: [], categories: [], abstract: '' }),
      ...{ publishedAt: undefined, updatedAt: undefined, version: undefined },
      ...{ comment: undefined, journalReference: undefined, doi: undefined },
    }
    await store.save([full, bare])
    const found = await store.find([full.id, bare.id])
    assert.deepEqual(found.get(full.id), full)
    assert.deepEqual(found.get(bare.id), bare)
  })

  test('leaves out what it does not have', async () => {
    const paper = paperWith({ id: '2401.00001' })
    await store.save([paper])
    assert.deepEqual(
      [...(await store.find([paper.id, paperWith({ id: '2401.00002' }).id])).keys()],
      [paper.id],
    )
    assert.equal((await store.find([])).size, 0)
  })

  test('finds a thousand papers at once', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `2401.${String(index + 1).padStart(5, '0')}`)
    const papers = ids.map((id) => paperWith({ id }))
    await store.save(papers)
    assert.equal((await store.find(papers.map(({ id }) => id))).size, 1000)
  })

  test('replaces a paper by its newer record', async () => {
    await store.save([paperWith({ id: '2401.00001', version: 1 })])
    const newer = paperWith({ id: '2401.00001', version: 2, title: 'A Better Title' })
    await store.save([newer])
    assert.deepEqual([...(await store.find([newer.id])).values()], [newer])
  })

  test('remembers since when arXiv links code, if its first record did not', async () => {
    const bare = paperWith({ id: '2401.00001', version: 1, source: 'arxiv-api' })
    const linking = { ...bare, version: 3, comment: 'Code: https://github.com/lab/trees' }
    const code = { address: 'https://github.com/lab/trees', since: '2024-01-05' }
    const scholar = paperWith({ id: '2401.00001', source: 'semantic-scholar', comment: undefined })
    const codeAfter = async (...records: readonly Paper[]) => {
      for (const record of records) await store.save([record])
      return (await store.find([bare.id])).get(bare.id)?.code
    }
    assert.equal(await codeAfter(scholar, linking), undefined)
    database.exec('DELETE FROM papers')
    assert.equal(await codeAfter(linking, linking), undefined)
    database.exec('DELETE FROM papers')
    assert.deepEqual(await codeAfter(bare, scholar, linking), code)
    assert.deepEqual(await codeAfter(scholar), code)
    assert.deepEqual(await codeAfter({ ...linking, version: 4, updatedAt: '2025-01-01' }), code)
    assert.equal(await codeAfter(bare), undefined)
    assert.deepEqual(await codeAfter({ ...linking, code }), code)
  })

  test('keeps what a paper cites, whatever later records say, and notes it of known papers only', async () => {
    const paper = paperWith({ id: '2401.00001', source: 'arxiv-api' })
    const cites = ['1412.6980', '10.1000/a']
    const noted = { ...paperWith({ id: '2401.00001', title: 'Another', source: 'openalex' }), cites }
    const find = async () => [...(await store.find([paper.id, paperWith({ id: '2401.00002' }).id])).values()]
    await store.save([paper])
    await store.saveCites([noted, { ...noted, id: paperWith({ id: '2401.00002' }).id }])
    assert.deepEqual(await find(), [{ ...paper, cites }])
    for (const source of ['arxiv-api', 'semantic-scholar', 'arxiv-api'])
      await store.save([paperWith({ id: '2401.00001', source })])
    assert.deepEqual((await find())[0]?.cites, cites)
    database.exec(`UPDATE papers SET cites = '["no identifier", 1, null]'`)
    assert.deepEqual(await find(), [paper])
  })

  test('saves all papers or none', async () => {
    const papers = function* () {
      yield paperWith({ id: '2401.00001' })
      throw new Error('the answer ended')
    }
    await assert.rejects(store.save(papers()), /the answer ended/)
    assert.equal((await store.find([paperWith({ id: '2401.00001' }).id])).size, 0)
    await store.save([paperWith({ id: '2401.00001' })])
  })

  test('lists the papers that were used last, and of one day those that came last', async () => {
    let now = Date.UTC(2026, 0, 1)
    const timed = new PaperStore(database, () => now)
    const ids = ['2401.00001', '2401.00002', '2401.00003'] as const
    for (const id of ids) await timed.save([paperWith({ id })])
    const recent = async (limit: number) => (await timed.recent(limit)).map(({ id }) => id)
    assert.deepEqual(await recent(5), ['2401.00003', '2401.00002', '2401.00001'])
    now += 48 * 3_600_000
    await timed.find([paperWith({ id: ids[0] }).id])
    assert.deepEqual(await recent(2), ['2401.00001', '2401.00003'])
  })

  test('lists the papers whose id starts so, newest first', async () => {
    await store.save([
      paperWith({ id: '2401.00001', publishedAt: '2024-01-01T00:00:00Z' }),
      paperWith({ id: '2401.00012', publishedAt: '2024-01-03T00:00:00Z' }),
      paperWith({ id: '2401.00011', publishedAt: '2024-01-02T00:00:00Z' }),
      paperWith({ id: '2402.00001' }),
      paperWith({ id: 'hep-th/9711200' }),
    ])
    const idsOf = async (prefix: string, limit = 10) =>
      (await store.startingWith(prefix, limit)).map(({ id }) => id)
    assert.deepEqual(await idsOf('2401.'), ['2401.00012', '2401.00011', '2401.00001'])
    assert.deepEqual(await idsOf('2401.0001'), ['2401.00012', '2401.00011'])
    assert.deepEqual(await idsOf('2401.', 1), ['2401.00012'])
    assert.deepEqual(await idsOf('hep-th/97'), ['hep-th/9711200'])
    assert.deepEqual(await idsOf('%'), [])
    assert.deepEqual(await idsOf('2401.', -1), [])
  })
})
