import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/log.ts'
import { CatalogueWriter } from '../../../src/core/catalogue/catalogueWriter.ts'
import { openCatalogue, openForReading } from '../../../src/core/catalogue/openCatalogue.ts'
import { computeLists, packLists } from '../../../src/core/catalogue/volumeLists.ts'
import type { Volume } from '../../../src/core/catalogue/volumes.ts'
import { entry, save, type TemporaryCatalogue, temporaryCatalogue } from './catalogues.ts'

suite('indexing with lists that were computed elsewhere', () => {
  let catalogue: TemporaryCatalogue
  setup(() => {
    catalogue = temporaryCatalogue()
  })
  teardown(() => catalogue.remove())

  const old = [entry('1706.03762', 'Attention Is All You Need'), entry('2401.00001', 'Small Models')]

  test('finds the same papers', async () => {
    save(catalogue.writer, old)
    await index(async (volume) => listsIn(volume))
    assert.deepEqual(catalogue.find('attention'), ['1706.03762'])
    assert.deepEqual(catalogue.find('sma'), ['2401.00001'])
  })

  test('finds what another process has added since they were computed', async () => {
    save(catalogue.writer, old)
    const other = openCatalogue({ path: catalogue.path, log: silentLog })
    await index(async (volume) => {
      const lists = listsIn(volume)
      save(new CatalogueWriter(other), [
        entry('1706.00001', 'Late Words'),
        entry('2401.00002', 'Later Words'),
      ])
      return lists
    })
    other.close()
    assert.deepEqual(catalogue.find('words'), ['2401.00002', '1706.00001'])
  })

  test('fails when they cannot be computed, and keeps what is stale', async () => {
    save(catalogue.writer, old)
    const failure = new Error('no memory')
    await assert.rejects(
      index(() => Promise.reject(failure)),
      failure,
    )
    await index(async (volume) => listsIn(volume))
    assert.deepEqual(catalogue.find('attention'), ['1706.03762'])
  })

  async function index(listsOf: (volume: Volume) => Promise<ReturnType<typeof packLists>>): Promise<void> {
    for await (const _ of catalogue.writer.indexPapersWith({ parallel: 2, listsOf }));
  }

  function listsIn(volume: Volume) {
    const database = openForReading(catalogue.path)
    const lists = packLists(computeLists(database, volume))
    database.close()
    return lists
  }
})
