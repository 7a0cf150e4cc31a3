import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { silentLog } from '../../../src/core/base/errors.ts'
import { CatalogueSearch } from '../../../src/core/catalogue/catalogueSearch.ts'
import { CatalogueWriter } from '../../../src/core/catalogue/catalogueWriter.ts'
import { openCatalogue, openForReading } from '../../../src/core/catalogue/openCatalogue.ts'
import type { CatalogueEntry, Volume } from '../../../src/core/catalogue/record.ts'
import {
  computeLists,
  RecordIndexer,
  type VolumeIndexer,
  type VolumeLists,
} from '../../../src/core/catalogue/volumeLists.ts'
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

  test('begins with a volume when no more papers of it come, and stores it when it is computed', async () => {
    const [earlier, later] = old as [CatalogueEntry, CatalogueEntry]
    const indexer = { parallel: 1, listsOf: async (volume: Volume) => listsIn(volume) }
    advanceWith(indexer, [earlier])
    await setImmediate()
    advanceWith(indexer, [later])
    assert.deepEqual(found('attention'), [])
    await setImmediate()
    advanceWith(indexer, [entry('2401.00003', 'Others')])
    assert.deepEqual(found('attention'), ['1706.03762'])
    assert.deepEqual(found('models'), [])
    await index(indexer.listsOf)
    assert.deepEqual(found('models'), ['2401.00001'])
  })

  test('stores nothing that lacks papers which came after all', async () => {
    const [earlier, later] = old as [CatalogueEntry, CatalogueEntry]
    const computed: (() => void)[] = []
    const indexer = {
      parallel: 1,
      listsOf: (volume: Volume) => {
        const lists = listsIn(volume)
        return new Promise<VolumeLists>((resolve) => computed.push(() => resolve(lists)))
      },
    }
    advanceWith(indexer, [earlier])
    advanceWith(indexer, [later])
    advanceWith(indexer, [entry('1706.00001', 'Late Attention')])
    for (const resolve of computed) resolve()
    await setImmediate()
    advanceWith(indexer, [later])
    assert.deepEqual(found('attention'), [])
    for (const resolve of computed) resolve()
    await index(async (volume) => listsIn(volume))
    assert.deepEqual(found('attention'), ['1706.03762', '1706.00001'])
  })

  /** By a search that remembers nothing: it would learn of what other processes write only. */
  function found(words: string): readonly string[] {
    return new CatalogueSearch(catalogue.database).search(words, 20).map(({ id }) => id)
  }

  /** As an import does with each batch. */
  function advanceWith(indexer: VolumeIndexer, entries: readonly CatalogueEntry[]): void {
    catalogue.writer.index.advance(indexer, save(catalogue.writer, entries))
  }

  async function index(listsOf: (volume: Volume) => Promise<VolumeLists>): Promise<void> {
    for await (const _ of catalogue.writer.index.updateWith({ parallel: 2, listsOf }));
  }

  function listsIn(volume: Volume) {
    const database = openForReading(catalogue.path)
    const lists = computeLists(database, volume, new RecordIndexer())
    database.close()
    return lists
  }
})
