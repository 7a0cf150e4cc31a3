import { Worker } from 'node:worker_threads'
import { ArchiveUnavailableError } from './errors.ts'
import type { ArchiveChange, ArchiveText, ChangesMessage, ReadMessage } from './messages.ts'

/** A thread without work keeps the memory of what it has read, and is started again in a moment. In milliseconds. */
const idleMs = 20_000

/** Texts come and go; a small nursery is swept often and keeps the thread small. Measured by `npm run bench -- archive`. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

interface Pending {
  readonly resolve: (changes: readonly ArchiveChange[]) => void
  readonly reject: (error: unknown) => void
}

/** Reads texts in a thread of its own, which starts with the first and ends when there have been none for a while. */
export class ArchiveReader {
  readonly #workerPath: string | URL
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #calls = 0
  #isClosed = false

  /** @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it */
  constructor(workerPath: string | URL) {
    this.#workerPath = workerPath
  }

  /** @throws {ArchiveUnavailableError} when the thread has failed; the next call starts another one */
  async read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]> {
    const worker = this.#start()
    const message: ReadMessage = { call: ++this.#calls, texts: texts.map(withOwnBytes) }
    const changes = new Promise<readonly ArchiveChange[]>((resolve, reject) =>
      this.#pending.set(message.call, { resolve, reject }),
    )
    worker.postMessage(message, buffersOf(message))
    return changes
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  #start(): Worker {
    clearTimeout(this.#idle)
    if (this.#worker) return this.#worker
    if (this.#isClosed) throw new ArchiveUnavailableError()
    // Flags of the editor's own process are not for this thread.
    const worker = new Worker(this.#workerPath, {
      execArgv: [],
      resourceLimits,
      name: 'research-digest-archive',
    })
    worker.on('message', (message: ChangesMessage) => this.#receive(message))
    worker.on('messageerror', (error) => this.#lose(worker, error))
    worker.on('error', (error) => this.#lose(worker, error))
    worker.on('exit', (exitCode) => this.#lose(worker, new Error(`exit code ${exitCode}`)))
    this.#worker = worker
    return worker
  }

  #receive({ call, changes }: ChangesMessage): void {
    this.#pending.get(call)?.resolve(changes)
    this.#pending.delete(call)
    if (this.#pending.size > 0) return
    this.#idle = setTimeout(() => void this.#end(), idleMs)
    this.#idle.unref()
  }

  /** An `error` is followed by `exit`: only the first of them counts. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#rejectAll(cause)
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    this.#rejectAll(undefined)
    await worker?.terminate()
  }

  #rejectAll(cause: unknown): void {
    for (const { reject } of this.#pending.values()) reject(new ArchiveUnavailableError({ cause }))
    this.#pending.clear()
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
