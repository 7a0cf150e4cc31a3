import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describeError, isAbort } from '../../core/base/errors.ts'
import { UnreadableSnapshotError } from '../../core/catalogue/snapshot/errors.ts'
import type { ImportHelpers } from '../../core/catalogue/snapshot/importSnapshot.ts'
import type { ImportState } from '../../core/catalogue/snapshot/importStates.ts'
import type { SnapshotBatch } from '../../core/catalogue/snapshot/readSnapshot.ts'
import type { PackedLists } from '../../core/catalogue/volumeLists.ts'
import type { Volume } from '../../core/catalogue/volumes.ts'
import { ImportThreadError } from '../errors.ts'
import { type ImportJob, type MessageFromImportThread, stored } from './messages.ts'

const unreadable: UnreadableSnapshotError['code'] = 'unreadable-snapshot'
/** A volume takes some hundred megabytes while its lists are computed. */
const mostVolumesAtOnce = 4

/** Reads the snapshot and computes volumes in threads of their own; each is started for one job, and ends with it. */
export class ImportThreads implements ImportHelpers {
  readonly parallel = Math.min(availableParallelism(), mostVolumesAtOnce)
  readonly #workerPath: string | URL
  readonly #catalogue: string
  readonly #signal: AbortSignal

  /**
   * @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it
   * @param signal ends all threads
   */
  constructor(workerPath: string | URL, catalogue: string, signal: AbortSignal) {
    this.#workerPath = workerPath
    this.#catalogue = catalogue
    this.#signal = signal
  }

  /** @throws {ImportThreadError} when the thread fails, {@link UnreadableSnapshotError} when the file does. */
  async *readSnapshot(path: string, from: ImportState): AsyncGenerator<SnapshotBatch> {
    for await (const { message, worker } of this.#run({ kind: 'read', path, from })) {
      if (message.kind === 'end') return
      if (message.kind !== 'batch') throw failureOf(message, path)
      yield message.batch
      worker.postMessage(stored)
    }
    throw new ImportThreadError('it ended early')
  }

  /** @throws {ImportThreadError} when the thread fails. */
  async listsOf(volume: Volume): Promise<PackedLists> {
    for await (const { message } of this.#run({ kind: 'index', catalogue: this.#catalogue, volume })) {
      if (message.kind !== 'lists') throw failureOf(message, this.#catalogue)
      return message.lists
    }
    throw new ImportThreadError('it ended early')
  }

  async *#run(job: ImportJob): AsyncGenerator<{ message: MessageFromImportThread; worker: Worker }> {
    const worker = new Worker(this.#workerPath, { workerData: job, execArgv: [] })
    try {
      for await (const [message] of on(worker, 'message', { signal: this.#signal, close: ['exit'] })) {
        yield { message, worker }
      }
    } catch (error) {
      throw isAbort(error) ? error : new ImportThreadError(describeError(error), { cause: error })
    } finally {
      await worker.terminate()
    }
  }
}

function failureOf(message: MessageFromImportThread, path: string): Error {
  if (message.kind !== 'failure') return new ImportThreadError(`unexpected message "${message.kind}"`)
  const cause = new Error(message.message)
  return message.code === unreadable
    ? new UnreadableSnapshotError(path, { cause })
    : new ImportThreadError(message.message)
}
