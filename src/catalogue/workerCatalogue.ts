import { access } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { abortable } from '../core/base/abort.ts'
import { describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { Catalogue, CatalogueOptions } from './catalogue.ts'
import { CatalogueSearchError, CatalogueUnavailableError } from './errors.ts'
import type { MessageFromWorker, SearchMessage, WorkerSettings } from './messages.ts'

export interface WorkerCatalogueOptions {
  /** The bundle of `worker.ts`, or that file itself where Node runs it. */
  readonly workerPath: string | URL
  readonly options: CatalogueOptions
  readonly log: Log
  /** Translations of the messages for people, as `vscode.l10n.bundle` gives them. */
  readonly translations?: WorkerSettings['translations']
}

/**
 * A catalogue served by a thread of its own, which starts with the first search for which there is a file. After a crash
 * the next search starts it again, a few times.
 */
export function createWorkerCatalogue(options: WorkerCatalogueOptions): Catalogue {
  return new WorkerCatalogue(options)
}

interface Pending {
  readonly resolve: (papers: readonly Paper[]) => void
  readonly reject: (error: unknown) => void
}

const startsAllowed = 3
/**
 * A search leaves little behind, but the lists that it reads lie outside of the heap and go only when the heap is swept:
 * a small nursery is swept often. Measured by `npm run bench -- search`.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 24 }

class WorkerCatalogue implements Catalogue {
  readonly #settings: WorkerCatalogueOptions
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | undefined
  #starts = 0
  #calls = 0
  #isClosed = false

  constructor(settings: WorkerCatalogueOptions) {
    this.#settings = settings
  }

  async search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    signal?.throwIfAborted()
    if (!this.#worker && !(await exists(this.#settings.options.path))) return []
    signal?.throwIfAborted()
    const worker = this.#start()
    const call = ++this.#calls
    const message: SearchMessage = { call, words, limit }
    const answer = new Promise<readonly Paper[]>((resolve, reject) =>
      this.#pending.set(call, { resolve, reject }),
    )
    worker.postMessage(message)
    return abortable(
      answer.finally(() => this.#pending.delete(call)),
      signal,
    )
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const worker = this.#worker
    this.#worker = undefined
    this.#rejectAll(new CatalogueUnavailableError())
    await worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    if (this.#isClosed || this.#starts === startsAllowed) throw new CatalogueUnavailableError()
    this.#starts += 1
    const { workerPath, options, translations } = this.#settings
    const workerData: WorkerSettings = { options, translations }
    // Flags of the editor's own process are not for this thread.
    const worker = new Worker(workerPath, {
      workerData,
      execArgv: [],
      resourceLimits,
      name: 'research-digest-catalogue',
    })
    worker.on('message', (message: MessageFromWorker) => this.#receive(message))
    worker.on('messageerror', (error) => this.#lose(worker, error))
    worker.on('error', (error) => this.#lose(worker, error))
    worker.on('exit', (exitCode) => this.#lose(worker, new Error(`exit code ${exitCode}`)))
    this.#worker = worker
    return worker
  }

  #receive(message: MessageFromWorker): void {
    if (message.kind === 'log') this.#settings.log[message.level](message.message)
    else if (message.kind === 'result') this.#pending.get(message.call)?.resolve(message.papers)
    else this.#pending.get(message.call)?.reject(new CatalogueSearchError(message.code, message.message))
  }

  /** An `error` is followed by `exit`: only the first of them counts. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#settings.log.error(`The thread that searches the catalogue failed: ${describeError(cause)}`)
    this.#rejectAll(new CatalogueUnavailableError({ cause }))
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
