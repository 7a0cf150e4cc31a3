import { Worker } from 'node:worker_threads'
import { describeError } from '../core/base/errors.ts'
import { type Log, silentLog } from '../core/base/log.ts'
import { ArchiveUnavailableError } from './errors.ts'
import type { ArchiveChange, ArchiveText, ChangesMessage, ReadMessage, ReadyMessage } from './messages.ts'

/** A thread without work keeps the memory of what it has read, and is started again in a moment. In milliseconds. */
const idleMs = 20_000

/** No batch of digests takes a thread so long, however busy the machine: one of its texts has stopped it. In milliseconds. */
const usualHangMs = 20_000

/** Texts come and go; a small nursery is swept often and keeps the thread small. Measured by `npm run bench -- archive`. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

/** The thread ended, or did not answer any more, while it was at this call or had it before it. */
class ThreadLostError extends Error {
  /** Whether the thread was at this call: one of its texts is to blame. */
  readonly wasAtIt: boolean

  constructor(wasAtIt: boolean, cause: unknown) {
    super('the thread was lost', { cause })
    this.wasAtIt = wasAtIt
  }
}

interface Pending {
  readonly resolve: (changes: readonly ArchiveChange[]) => void
  readonly reject: (error: unknown) => void
}

interface ReaderOptions {
  readonly log?: Log
  readonly hangMs?: number
}

/**
 * Reads texts in a thread of its own, which starts with the first and ends when there have been none for a while. A text that ends the
 * thread or stops it is found, named in the log and left out; all others are read by the next thread.
 */
export class ArchiveReader {
  readonly #workerPath: string | URL
  readonly #log: Log
  readonly #hangMs: number
  /** In the order in which the thread answers. */
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | undefined
  #isReady = false
  #idle: NodeJS.Timeout | undefined
  #hang: NodeJS.Timeout | undefined
  #calls = 0
  #isClosed = false

  /** @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it */
  constructor(workerPath: string | URL, { log = silentLog, hangMs = usualHangMs }: ReaderOptions = {}) {
    this.#workerPath = workerPath
    this.#log = log
    this.#hangMs = hangMs
  }

  /** @throws {ArchiveUnavailableError} when no thread can run, or the reader was closed */
  async read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]> {
    try {
      return await this.#ask(texts)
    } catch (error) {
      if (!(error instanceof ThreadLostError)) throw error
      if (!error.wasAtIt) return this.read(texts)
      this.#log.warn(
        `The thread that reads the archive failed and is started again: ${describeError(error.cause)}`,
      )
      return this.#readApart(texts, error)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end(new ArchiveUnavailableError())
  }

  /** In halves, until the text that is to blame is alone. */
  async #readApart(
    texts: readonly ArchiveText[],
    { cause }: ThreadLostError,
  ): Promise<readonly ArchiveChange[]> {
    const [only] = texts
    if (!only) return []
    if (texts.length === 1) {
      this.#log.error(`${only.file} cannot be read and is left out of the archive: ${describeError(cause)}`)
      return [{ file: only.file, record: undefined }]
    }
    const middle = texts.length >>> 1
    const first = await this.read(texts.slice(0, middle))
    return [...first, ...(await this.read(texts.slice(middle)))]
  }

  #ask(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]> {
    const worker = this.#start()
    const message: ReadMessage = { call: ++this.#calls, texts: texts.map(withOwnBytes) }
    const changes = new Promise<readonly ArchiveChange[]>((resolve, reject) =>
      this.#pending.set(message.call, { resolve, reject }),
    )
    worker.postMessage(message, buffersOf(message))
    if (this.#pending.size === 1) this.#awaitAnswer()
    return changes
  }

  #start(): Worker {
    clearTimeout(this.#idle)
    if (this.#isClosed) throw new ArchiveUnavailableError()
    if (this.#worker) return this.#worker
    // Flags of the editor's own process are not for this thread.
    const worker = new Worker(this.#workerPath, {
      execArgv: [],
      resourceLimits,
      name: 'research-digest-archive',
    })
    worker.on('message', (message: ReadyMessage | ChangesMessage) => this.#receive(worker, message))
    worker.on('messageerror', (error) => this.#lose(worker, error))
    // An error overtakes the messages that came before it; `exit`, which follows, comes after all of them.
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (exitCode) => this.#lose(worker, cause ?? new Error(`exit code ${exitCode}`)))
    this.#worker = worker
    this.#isReady = false
    return worker
  }

  #receive(worker: Worker, message: ReadyMessage | ChangesMessage): void {
    if (this.#worker !== worker) return
    this.#isReady = true
    if ('call' in message) {
      this.#pending.get(message.call)?.resolve(message.changes)
      this.#pending.delete(message.call)
    }
    this.#awaitAnswer()
    if (this.#pending.size > 0) return
    this.#idle = setTimeout(() => void this.#end(new ArchiveUnavailableError()), idleMs)
    this.#idle.unref()
  }

  /** The thread has so long to answer from now on. How long it takes to start is the machine's matter. */
  #awaitAnswer(): void {
    clearTimeout(this.#hang)
    const worker = this.#worker
    if (this.#pending.size === 0 || !worker || !this.#isReady) return
    this.#hang = setTimeout(() => {
      this.#lose(worker, new Error(`no answer in ${this.#hangMs / 1000} s`))
      void worker.terminate()
    }, this.#hangMs)
    this.#hang.unref()
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    clearTimeout(this.#hang)
    const [current] = this.#pending.keys()
    // One that never ran is no text's fault, and the next one would not run either.
    this.#rejectAll((call) =>
      this.#isReady ? new ThreadLostError(call === current, cause) : new ArchiveUnavailableError({ cause }),
    )
  }

  async #end(error: Error): Promise<void> {
    clearTimeout(this.#idle)
    clearTimeout(this.#hang)
    const worker = this.#worker
    this.#worker = undefined
    this.#rejectAll(() => error)
    await worker?.terminate()
  }

  #rejectAll(errorFor: (call: number) => Error): void {
    const pending = [...this.#pending]
    this.#pending.clear()
    for (const [call, { reject }] of pending) reject(errorFor(call))
  }
}

/** Bytes may be a small part of a large buffer, all of which would be sent, or somebody's own. */
function withOwnBytes(text: ArchiveText): ArchiveText {
  return typeof text.content === 'string' ? text : { ...text, content: new Uint8Array(text.content) }
}

/** Buffers that are handed over rather than copied. */
function buffersOf({ texts }: ReadMessage): ArrayBuffer[] {
  return texts.flatMap(({ content }) => (typeof content === 'string' ? [] : [content.buffer as ArrayBuffer]))
}
