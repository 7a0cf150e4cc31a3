import { once } from 'node:events'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { DigestError, describeError } from '../../core/base/errors.ts'
import { openForReading } from '../../core/catalogue/openCatalogue.ts'
import { readSnapshot } from '../../core/catalogue/snapshot/readSnapshot.ts'
import { computeLists, packLists } from '../../core/catalogue/volumeLists.ts'
import { type ImportJob, type MessageFromImportThread, mostBatchesAhead } from './messages.ts'

/** Entry of a thread that does one part of an import. */
if (parentPort) void work(parentPort, workerData)

async function work(port: MessagePort, job: ImportJob): Promise<void> {
  try {
    if (job.kind === 'read') await read(port, job)
    else index(port, job)
  } catch (error) {
    const code = error instanceof DigestError ? error.code : undefined
    send(port, { kind: 'failure', code, message: describeError(error) })
  } finally {
    port.close()
  }
}

async function read(port: MessagePort, { path, from }: ImportJob & { kind: 'read' }): Promise<void> {
  let waiting = 0
  port.on('message', () => {
    waiting -= 1
  })
  for await (const batch of readSnapshot(path, from)) {
    send(port, { kind: 'batch', batch })
    waiting += 1
    while (waiting >= mostBatchesAhead) await once(port, 'message')
  }
  send(port, { kind: 'end' })
}

function index(port: MessagePort, { catalogue, volume }: ImportJob & { kind: 'index' }): void {
  const database = openForReading(catalogue)
  try {
    const lists = packLists(computeLists(database, volume))
    send(port, { kind: 'lists', lists }, [lists.ends.buffer, lists.units.buffer])
  } finally {
    database.close()
  }
}

function send(
  port: MessagePort,
  message: MessageFromImportThread,
  transfer: readonly ArrayBuffer[] = [],
): void {
  port.postMessage(message, transfer)
}
