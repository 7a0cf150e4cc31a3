import { Worker } from 'node:worker_threads'
import { PasteUnavailableError } from './errors.ts'
import type { AnswerMessage, Calls, Method, QuestionMessage } from './messages.ts'

/** In milliseconds. People paste several times in a row; a thread without work keeps its memory. */
const idleMs = 60_000
/** Nothing that people paste takes a thread so long, however busy the machine. In milliseconds. */
const usualHangMs = 30_000

interface Pending {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
  readonly hang: NodeJS.Timeout
}

/**
 * Reads what is pasted, and writes it, in a thread of its own: neither the libraries for it nor the reading of a long document hold up
 * whoever pastes. The thread starts with the first question and ends when there have been none for a while.
 */
export class PasteThread {
  readonly #workerPath: string | URL
  readonly #hangMs: number
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #calls = 0

  /** @param workerPath the bundle of `worker.ts`, or that file itself where Node runs it */
  constructor(workerPath: string | URL, hangMs = usualHangMs) {
    this.#workerPath = workerPath
    this.#hangMs = hangMs
  }

  /** @throws {PasteUnavailableError} when there is no answer */
  ask<M extends Method>(method: M, question: Calls[M]['question']): Promise<Calls[M]['answer']> {
    const worker = this.#start()
    const call = ++this.#calls
    const answer = new Promise<Calls[M]['answer']>((resolve, reject) => {
      const hang = setTimeout(
        () => this.#lose(worker, new Error(`no answer in ${this.#hangMs} ms`)),
        this.#hangMs,
      )
      hang.unref()
      this.#pending.set(call, { resolve, reject, hang })
    })
    const message: QuestionMessage<M> = { call, method, question }
    worker.postMessage(message)
    return answer
  }

  async dispose(): Promise<void> {
    const worker = this.#worker
    if (worker) this.#lose(worker, new Error('closed'))
    await worker?.terminate()
  }

  #start(): Worker {
    clearTimeout(this.#idle)
    if (this.#worker) return this.#worker
    // Flags of the editor's own process are not for this thread.
    const worker = new Worker(this.#workerPath, { execArgv: [], name: 'research-digest-paste' })
    worker.unref()
    worker.on('message', (message: AnswerMessage) => this.#receive(message))
    worker.on('error', (error) => this.#lose(worker, error))
    worker.on('exit', (exitCode) => this.#lose(worker, new Error(`exit code ${exitCode}`)))
    this.#worker = worker
    return worker
  }

  #receive(message: AnswerMessage): void {
    const pending = this.#pending.get(message.call)
    if (!pending) return
    this.#pending.delete(message.call)
    clearTimeout(pending.hang)
    if ('failure' in message) pending.reject(new PasteUnavailableError({ cause: new Error(message.failure) }))
    else pending.resolve(message.answer as never)
    if (this.#pending.size > 0) return
    this.#idle = setTimeout(() => void this.dispose(), idleMs)
    this.#idle.unref()
  }

  /** Whoever waits on the thread is told; the next question starts another one. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    clearTimeout(this.#idle)
    for (const { reject, hang } of this.#pending.values()) {
      clearTimeout(hang)
      reject(new PasteUnavailableError({ cause }))
    }
    this.#pending.clear()
    void worker.terminate()
  }
}
