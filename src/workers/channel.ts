// Calls between this thread and another one, for every service that runs in its own thread.
//
// A service is an interface whose methods return promises and take a signal last. `serveThread` answers the calls in
// the thread; here, a `Channel` sends them, with one line per method:
//
//   find(ids, signal) { return this.#channel.call('find', [ids], signal) }
//
// The thread starts with the first call, and again with the first call after it was lost. A call ends exactly once:
// with its result, with the error of the method, with the reason of its signal, or because the thread was lost or
// closed. Aborting the signal aborts the method. Results are sent no faster than they are read (see `Outbox`), so that
// a burst of them does not block this thread.
import { type ResourceLimits, type Transferable, Worker } from 'node:worker_threads'
import { DigestError, type Log, silentLog } from '../core/base/errors.ts'

/** What a thread is started with. */
export interface ThreadSettings {
  readonly settings: unknown
  /** Translations of the messages for people, as `vscode.l10n.bundle` gives them. */
  readonly translations: Translations
}

export type Translations = Readonly<Record<string, string>> | undefined

export type MessageToThread =
  /** The number of a call is never reused. */
  | {
      readonly kind: 'call'
      readonly call: number
      readonly method: string
      readonly parameters: readonly unknown[]
    }
  /** The caller has stopped waiting; the call is not answered. */
  | { readonly kind: 'cancel'; readonly call: number }
  /** A notification that needs no answer. */
  | { readonly kind: 'tell'; readonly method: string; readonly parameters: readonly unknown[] }
  /** A result was read; only a few are sent in advance. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'close' }

export type MessageFromThread =
  /** The first message of a thread: it is running. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly call: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly call: number; readonly code: string; readonly message: string }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'log'; readonly level: keyof Log; readonly message: string }
  | { readonly kind: 'closed' }

/** The methods that can be called: those that return a promise. */
type Callable<Service> = {
  [Method in keyof Service]: Service[Method] extends (...parameters: never[]) => Promise<unknown>
    ? Method
    : never
}[keyof Service] &
  string

/** The parameters of a method without the signal. */
type OwnParameters<Method> = Method extends (...parameters: infer All) => unknown
  ? Required<All> extends [...infer Own, AbortSignal]
    ? Own
    : All
  : never

type Answer<Method> = Method extends (...parameters: never[]) => Promise<infer Result> ? Result : never

/** How a thread was lost. */
interface Loss {
  readonly cause: unknown
  /** Whether it ever ran; if not, another one would not run either. */
  readonly hasRun: boolean
}

/** What calls reject with when they are not answered. */
export interface ChannelErrors {
  /** @param isFirst whether the thread was working on this call, if it handles one call at a time */
  lost(loss: Loss, isFirst: boolean): Error
  closed(): Error
  /** The method failed in the thread; by default a {@link ThreadCallError}. */
  failed?(code: string, message: string): Error
}

/** A method failed in its thread; code and message are those of the error there. */
export class ThreadCallError extends DigestError {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

interface ChannelOptions {
  /** The bundle of the thread's entry, or its source file when Node runs that directly. */
  readonly workerPath: string | URL
  /** The name of the thread, for debuggers. */
  readonly name: string
  /** The data that the thread is started with; called at each start. */
  readonly settings?: () => unknown
  readonly translations?: Translations
  readonly log?: Log
  readonly errors: ChannelErrors
  readonly resourceLimits?: ResourceLimits
  /** After this many starts, calls are refused; unlimited by default. */
  readonly mostStarts?: number
  /** A thread without work ends after this time; by default it stays. In milliseconds. */
  readonly idleMs?: number
  /**
   * A thread with work that sends nothing for this long has hung, and is terminated; by default it is not. In
   * milliseconds.
   */
  readonly hangMs?: number
  /**
   * How long a thread may take to close its service before it is terminated; by default it is not asked to. In
   * milliseconds.
   */
  readonly closingMs?: number
  /** Called right after a start, before the call that caused it. */
  onStart?(): void
  onEvent?(name: string, value: unknown): void
  /** Called before the waiting calls are rejected. */
  onLoss?(cause: unknown): void
}

interface Pending {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Buffers that are transferred rather than copied. */
  readonly transfer?: readonly Transferable[]
}

export class Channel<Service> {
  readonly #options: ChannelOptions
  readonly #log: Log
  /** In the order of the calls. */
  readonly #pending = new Map<number, Pending>()
  #thread: Thread | undefined
  #starts = 0
  #calls = 0
  #lastLoss: Loss | undefined
  #closing: Promise<void> | undefined
  #idle: NodeJS.Timeout | undefined
  #hang: NodeJS.Timeout | undefined

  constructor(options: ChannelOptions) {
    this.#options = options
    this.#log = options.log ?? silentLog
  }

  get isRunning(): boolean {
    return this.#thread !== undefined
  }

  /** The number of calls that are not answered yet. */
  get pending(): number {
    return this.#pending.size
  }

  /** @throws the signal's reason, or an error of {@link ChannelErrors} */
  async call<Method extends Callable<Service>>(
    method: Method,
    parameters: OwnParameters<Service[Method]>,
    { signal, transfer = [] }: CallOptions = {},
  ): Promise<Answer<Service[Method]>> {
    signal?.throwIfAborted()
    const thread = this.#start()
    const call = ++this.#calls
    const cancel = () => {
      thread.post({ kind: 'cancel', call })
      this.#pending.get(call)?.reject(signal?.reason)
    }
    try {
      return await new Promise((resolve, reject) => {
        this.#pending.set(call, { resolve: (result) => resolve(result as Answer<Service[Method]>), reject })
        signal?.addEventListener('abort', cancel, { once: true })
        thread.post({ kind: 'call', call, method, parameters: parameters as readonly unknown[] }, transfer)
        if (this.#pending.size === 1) this.#watch()
      })
    } finally {
      signal?.removeEventListener('abort', cancel)
      this.#pending.delete(call)
      this.#watch()
    }
  }

  /** Calls a method that returns nothing, if the thread is running; `onStart` sends what it must know at its start. */
  tell<Method extends keyof Service & string>(
    method: Method,
    parameters: Service[Method] extends (...parameters: infer All) => void ? All : never,
  ): void {
    this.#thread?.post({ kind: 'tell', method, parameters })
  }

  /** Rejects the pending calls; later calls are refused. */
  close(): Promise<void> {
    this.#closing ??= this.#end(this.#options.closingMs ?? 0)
    return this.#closing
  }

  #start(): Thread {
    const { errors, mostStarts = Number.POSITIVE_INFINITY, onStart } = this.#options
    clearTimeout(this.#idle)
    if (this.#closing) throw errors.closed()
    if (this.#thread) return this.#thread
    if (this.#starts === mostStarts) {
      throw errors.lost(this.#lastLoss ?? { cause: undefined, hasRun: true }, false)
    }
    this.#starts += 1
    const thread: Thread = new Thread(this.#options, {
      receive: (message) => this.#receive(thread, message),
      lose: (loss) => this.#lose(thread, loss),
    })
    this.#thread = thread
    onStart?.()
    return thread
  }

  #receive(thread: Thread, message: MessageFromThread): void {
    // After this thread has had time for other work; see `Outbox`.
    if (message.kind === 'result') setImmediate(() => thread.post({ kind: 'taken' }))
    if (this.#thread !== thread) return
    switch (message.kind) {
      case 'result':
        this.#pending.get(message.call)?.resolve(message.result)
        break
      case 'failure':
        this.#pending.get(message.call)?.reject(this.#failureOf(message.code, message.message))
        break
      case 'event':
        this.#options.onEvent?.(message.name, message.value)
        break
      case 'log':
        this.#log[message.level](message.message)
        break
      case 'ready':
      case 'closed':
        break
    }
    this.#watch()
  }

  #failureOf(code: string, message: string): Error {
    return this.#options.errors.failed?.(code, message) ?? new ThreadCallError(code, message)
  }

  /**
   * Restarts the timer: with work, the thread must send something in time; without work, it ends when the time is over.
   */
  #watch(): void {
    clearTimeout(this.#idle)
    clearTimeout(this.#hang)
    const { idleMs, hangMs } = this.#options
    const thread = this.#thread
    if (!thread || this.#closing) return
    if (this.#pending.size === 0 && idleMs !== undefined) {
      this.#idle = setTimeout(() => this.#leave(thread), idleMs).unref()
    }
    // The time to start depends on the machine, so it does not count.
    if (this.#pending.size > 0 && hangMs !== undefined && thread.hasRun) {
      const cause = new Error(`no answer in ${hangMs / 1000} s`)
      this.#hang = setTimeout(() => this.#lose(thread, { cause, hasRun: true }), hangMs).unref()
    }
  }

  #leave(thread: Thread): void {
    this.#thread = undefined
    void thread.terminate()
  }

  #lose(thread: Thread, loss: Loss): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    void thread.terminate()
    clearTimeout(this.#hang)
    if (this.#closing) return
    this.#lastLoss = loss
    this.#options.onLoss?.(loss.cause)
    const [first] = this.#pending.keys()
    this.#rejectAll((call) => this.#options.errors.lost(loss, call === first))
  }

  #rejectAll(errorFor: (call: number) => Error): void {
    const pending = [...this.#pending]
    this.#pending.clear()
    for (const [call, { reject }] of pending) reject(errorFor(call))
  }

  async #end(closingMs: number): Promise<void> {
    clearTimeout(this.#idle)
    clearTimeout(this.#hang)
    this.#rejectAll(() => this.#options.errors.closed())
    await this.#thread?.end(closingMs)
  }
}

interface ThreadListener {
  receive(message: MessageFromThread): void
  /** Called once, when the thread ended by itself or sent something unreadable. */
  lose(loss: Loss): void
}

/** One start of the thread. */
class Thread {
  readonly #worker: Worker
  #hasRun = false
  #whenClosed = () => {}

  constructor(options: ChannelOptions, { receive, lose }: ThreadListener) {
    const { workerPath, name, resourceLimits, translations, settings } = options
    const workerData: ThreadSettings = { settings: settings?.(), translations }
    // Do not pass on the flags of the editor's own process.
    const worker = new Worker(workerPath, {
      ...{ workerData, name, execArgv: [] },
      ...(resourceLimits && { resourceLimits }),
    })
    worker.on('message', (message: MessageFromThread) => {
      this.#hasRun = true
      if (message.kind === 'closed') this.#whenClosed()
      receive(message)
    })
    worker.on('messageerror', (cause) => lose({ cause, hasRun: this.#hasRun }))
    // An error overtakes the messages sent before it; `exit`, which follows, arrives after all of them.
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (exitCode) => {
      this.#whenClosed()
      lose({ cause: cause ?? new Error(`exit code ${exitCode}`), hasRun: this.#hasRun })
    })
    this.#worker = worker
  }

  get hasRun(): boolean {
    return this.#hasRun
  }

  post(message: MessageToThread, transfer: readonly Transferable[] = []): void {
    this.#worker.postMessage(message, transfer)
  }

  /** Lets it close its service first, if it has time for that. A thread that hangs is terminated in any case. */
  async end(closingMs: number): Promise<void> {
    if (closingMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, closingMs)
        this.#whenClosed = () => {
          clearTimeout(timer)
          resolve()
        }
        this.post({ kind: 'close' })
      })
    }
    await this.terminate()
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }
}
