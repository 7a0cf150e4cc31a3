import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describeError } from '../../core/base/errors.ts'
import type { VolumeLists } from '../../core/catalogue/recordIndexer.ts'
import type { VolumeIndexer } from '../../core/catalogue/volumeLists.ts'
import type { Volume } from '../../core/catalogue/volumes.ts'
import { IndexThreadError } from '../errors.ts'
import type { IndexAnswer, IndexRequest, IndexThreadSettings } from './messages.ts'

/** A volume takes some hundred megabytes while its lists are computed. */
const mostThreads = 4

/** Computes the lists of volumes in threads of their own, which start as they are needed and end with {@link close}. */
export class IndexThreads implements VolumeIndexer {
  /** One core is for the thread that reads and writes. */
  readonly parallel = Math.max(1, Math.min(availableParallelism() - 1, mostThreads))
  readonly #workerPath: string | URL
  readonly #catalogue: string
  readonly #threads: IndexThread[] = []

  /** @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it */
  constructor(workerPath: string | URL, catalogue: string) {
    this.#workerPath = workerPath
    this.#catalogue = catalogue
  }

  /** @throws {IndexThreadError} when the thread fails, or is closed meanwhile. */
  listsOf(volume: Volume): Promise<VolumeLists> {
    return this.#idlest().listsOf(volume)
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()))
  }

  #idlest(): IndexThread {
    const [idlest] = this.#threads.toSorted((a, b) => a.waiting - b.waiting)
    if (idlest && (idlest.waiting === 0 || this.#threads.length === this.parallel)) return idlest
    const thread = new IndexThread(this.#workerPath, this.#catalogue)
    this.#threads.push(thread)
    return thread
  }
}

interface Waiting {
  readonly resolve: (lists: VolumeLists) => void
  readonly reject: (error: unknown) => void
}

class IndexThread {
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []
  #failure: IndexThreadError | undefined

  constructor(workerPath: string | URL, catalogue: string) {
    const workerData: IndexThreadSettings = { catalogue }
    // Flags of the process are not for this thread.
    this.#worker = new Worker(workerPath, { workerData, execArgv: [], name: 'research-digest-index' })
    this.#worker.on('message', (answer: IndexAnswer) => this.#receive(answer))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('it ended early')))
  }

  /** Volumes that it has to do. */
  get waiting(): number {
    return this.#waiting.length
  }

  async listsOf(volume: Volume): Promise<VolumeLists> {
    if (this.#failure) throw this.#failure
    const request: IndexRequest = { volume }
    this.#worker.postMessage(request)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #receive(answer: IndexAnswer): void {
    const waiting = this.#waiting.shift()
    if (answer.kind === 'lists') waiting?.resolve(answer.lists)
    else waiting?.reject(new IndexThreadError(answer.message))
  }

  /** An `error` is followed by `exit`: the first of them counts. */
  #fail(cause: unknown): void {
    this.#failure ??= new IndexThreadError(describeError(cause), { cause })
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }
}
