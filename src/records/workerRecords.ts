import { Worker } from 'node:worker_threads'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { Paper } from '../core/paper/paper.ts'
import { RecordsCallError, RecordsClosedError, RecordsCrashedError } from './errors.ts'
import { Listeners } from './listeners.ts'
import type { Call, MessageFromWorker, MessageToWorker, WorkerSettings } from './messages.ts'
import type {
  ConnectionState,
  ImportCount,
  LibraryTrouble,
  LookUpOutcome,
  Records,
  RecordsOptions,
  ServiceOptions,
} from './records.ts'

export interface WorkerRecordsOptions {
  /** The bundle of `worker.ts`, or that file itself where Node runs it. */
  readonly workerPath: string | URL
  readonly options: RecordsOptions
  readonly log: Log
  /** Translations of the messages for people, as `vscode.l10n.bundle` gives them. */
  readonly translations?: WorkerSettings['translations']
}

/**
 * Records served by a thread of their own, which starts with the first call. After a crash it is started once more.
 * Besides what {@link Records} says, methods reject with {@link RecordsCrashedError}, {@link RecordsClosedError} and
 * {@link RecordsCallError}.
 */
export function createWorkerRecords(options: WorkerRecordsOptions): Records {
  return new WorkerRecords(options)
}

interface Pending {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

const startsAllowed = 2
const closingTimeMs = 3000

class WorkerRecords implements Records {
  readonly #settings: WorkerRecordsOptions
  readonly #pending = new Map<number, Pending>()
  readonly #states = new Listeners<ConnectionState>()
  readonly #troubles = new Listeners<LibraryTrouble>()
  /** How to ask, where that has changed since the start. */
  #services: ServiceOptions | undefined
  #preferred: readonly ArxivId[] = []
  #worker: Worker | undefined
  #starts = 0
  #calls = 0
  #crash: unknown
  #closing: Promise<void> | undefined
  #whenClosed = () => {}

  constructor(settings: WorkerRecordsOptions) {
    this.#settings = settings
  }

  find(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>> {
    return this.#call({ method: 'find', parameters: [ids] }, signal)
  }

  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#call({ method: 'lookUp', parameters: [ids] }, signal)
  }

  lookUpDois(dois: readonly Doi[], signal?: AbortSignal): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>> {
    return this.#call({ method: 'lookUpDois', parameters: [dois] }, signal)
  }

  prefer(ids: readonly ArxivId[]): void {
    this.#preferred = ids
    if (this.#worker) this.#post(this.#worker, { kind: 'prefer', ids })
  }

  exportTo(file: string, signal?: AbortSignal): Promise<number> {
    return this.#call({ method: 'exportTo', parameters: [file] }, signal)
  }

  importFrom(file: string, signal?: AbortSignal): Promise<ImportCount> {
    return this.#call({ method: 'importFrom', parameters: [file] }, signal)
  }

  configure(services: ServiceOptions): void {
    this.#services = services
    if (this.#worker) this.#post(this.#worker, { kind: 'configure', services })
  }

  startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#call({ method: 'startingWith', parameters: [prefix, limit] }, signal)
  }

  recent(limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#call({ method: 'recent', parameters: [limit] }, signal)
  }

  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#call({ method: 'search', parameters: [words, limit] }, signal)
  }

  searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#call({ method: 'searchArxiv', parameters: [words, limit] }, signal)
  }

  onStateChange(listener: (state: ConnectionState) => void): () => void {
    return this.#states.add(listener)
  }

  onTrouble(listener: (trouble: LibraryTrouble) => void): () => void {
    return this.#troubles.add(listener)
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #call<Result>(question: Call, signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted()
    const worker = this.#start()
    this.#calls += 1
    const call = this.#calls
    const cancel = () => {
      this.#post(worker, { kind: 'cancel', call })
      this.#pending.get(call)?.reject(signal?.reason)
    }
    try {
      return await new Promise<Result>((resolve, reject) => {
        this.#pending.set(call, { resolve: (result) => resolve(result as Result), reject })
        signal?.addEventListener('abort', cancel, { once: true })
        this.#post(worker, { kind: 'call', call, ...question })
      })
    } finally {
      signal?.removeEventListener('abort', cancel)
      this.#pending.delete(call)
    }
  }

  #post(worker: Worker, message: MessageToWorker): void {
    worker.postMessage(message)
  }

  #start(): Worker {
    if (this.#closing) throw new RecordsClosedError()
    if (this.#worker) return this.#worker
    if (this.#starts === startsAllowed) throw new RecordsCrashedError({ cause: this.#crash })
    this.#starts += 1
    const { workerPath, translations } = this.#settings
    const options = { ...this.#settings.options, ...this.#services }
    const workerData: WorkerSettings = { options, translations }
    // Flags of the editor's own process are not for this thread.
    const worker = new Worker(workerPath, { workerData, execArgv: [], name: 'research-digest-records' })
    worker.on('message', (message: MessageFromWorker) => {
      // Once the thread has had time for others; see Outbox.
      if (message.kind === 'result') setImmediate(() => this.#post(worker, { kind: 'taken' }))
      this.#receive(message)
    })
    worker.on('messageerror', (error) => this.#lose(worker, error))
    worker.on('error', (error) => this.#lose(worker, error))
    worker.on('exit', (exitCode) => this.#lose(worker, new Error(`exit code ${exitCode}`)))
    this.#worker = worker
    if (this.#preferred.length > 0) this.#post(worker, { kind: 'prefer', ids: this.#preferred })
    return worker
  }

  #receive(message: MessageFromWorker): void {
    switch (message.kind) {
      case 'result':
        this.#pending.get(message.call)?.resolve(message.result)
        return
      case 'failure':
        this.#pending.get(message.call)?.reject(new RecordsCallError(message.code, message.message))
        return
      case 'state':
        this.#states.tell(message.state)
        return
      case 'trouble':
        this.#troubles.tell(message.trouble)
        return
      case 'log':
        this.#settings.log[message.level](message.message)
        return
      case 'closed':
        this.#whenClosed()
    }
  }

  /** An `error` is followed by `exit`: only the first of them counts. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#whenClosed()
    if (this.#closing) return
    this.#crash = cause
    this.#settings.log.error(`The thread with the records of papers failed: ${describeError(cause)}`)
    this.#rejectAll(new RecordsCrashedError({ cause }))
    this.#states.tell({ kind: 'idle' })
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error)
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#rejectAll(new RecordsClosedError())
    if (!worker) return
    await new Promise<void>((resolve) => {
      // A thread that hangs is ended all the same.
      const timer = setTimeout(resolve, closingTimeMs)
      this.#whenClosed = () => {
        clearTimeout(timer)
        resolve()
      }
      this.#post(worker, { kind: 'close' })
    })
    await worker.terminate()
  }
}
