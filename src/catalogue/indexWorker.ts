// Entry of a thread that computes lists of volumes.
import { openForReading } from '../core/catalogue/openCatalogue.ts'
import { computeLists, RecordIndexer } from '../core/catalogue/volumeLists.ts'
import { Handover, serveThread } from '../workers/serveThread.ts'
import type { ListService } from './workerCatalogue.ts'

serveThread<ListService, string>((catalogue) => {
  const indexer = new RecordIndexer()
  return {
    listsOf(volume) {
      // Opened for each volume: a connection that stays open would keep the write-ahead log from being cleared.
      const database = openForReading(catalogue)
      try {
        const lists = computeLists(database, volume, indexer)
        return new Handover(lists, [lists.ends.buffer, lists.units.buffer])
      } finally {
        database.close()
      }
    },
  }
})
