import { parentPort, workerData } from 'node:worker_threads'
import { describeError } from '../../core/base/errors.ts'
import { openForReading } from '../../core/catalogue/openCatalogue.ts'
import { RecordIndexer, type VolumeLists } from '../../core/catalogue/recordIndexer.ts'
import { computeLists } from '../../core/catalogue/volumeLists.ts'
import type { Volume } from '../../core/catalogue/volumes.ts'
import type { IndexAnswer, IndexRequest, IndexThreadSettings } from './messages.ts'

/** Entry of a thread that computes lists of volumes. */
if (parentPort) {
  const port = parentPort
  const { catalogue }: IndexThreadSettings = workerData
  const indexer = new RecordIndexer()
  const send = (answer: IndexAnswer, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(answer, transfer)
  port.on('message', ({ volume }: IndexRequest) => {
    try {
      const lists = listsOf(volume, catalogue, indexer)
      send({ kind: 'lists', lists }, [lists.ends.buffer, lists.units.buffer])
    } catch (error) {
      send({ kind: 'failure', message: describeError(error) })
    }
  })
}

/** Opened for each volume: a connection that stays open would keep the log of writes from being cleared. */
function listsOf(volume: Volume, catalogue: string, indexer: RecordIndexer): VolumeLists {
  const database = openForReading(catalogue)
  try {
    return computeLists(database, volume, indexer)
  } finally {
    database.close()
  }
}
