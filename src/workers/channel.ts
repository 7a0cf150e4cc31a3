// Calls between this thread and another one, for every service that runs in a thread of its own.
//
// A service is an interface whose methods give promises and take a signal last. `serveThread` answers its calls in the
// thread; here a `Channel` asks them, one call to a method:
//
//     find(ids, signal) {
//       return this.#channel.call('find', [ids], signal)
//     }
//
// The thread starts with the first call, and again with the first one after it was lost. A call ends exactly once: with its
// result, with the error of the method, with the reason of its signal, or because the thread was lost or closed. A signal
// that aborts is passed on to the method. Results come no faster than they are taken (see `Outbox`), so that a burst of
// them does not hold up this thread.
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
  /** `call` is never used twice. */
  | {
      readonly kind: 'call'
      readonly call: number
      readonly method: string
      readonly parameters: readonly unknown[]
    }
  /** Nobody waits for this call any more; it is not answered. */
  | { readonly kind: 'cancel'; readonly call: number }
  /** Something to know that needs no answer. */
  | { readonly kind: 'tell'; readonly method: string; readonly parameters: readonly unknown[] }
  /** A result was read; only a few are sent before that. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'close' }

export type MessageFromThread =
  /** The first message of a thread: it runs. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly call: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly call: number; readonly code: string; readonly message: string }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'log'; readonly level: keyof Log; readonly message: string }
  | { readonly kind: 'closed' }

/** Methods that can be called: those that give a promise. */
type Callable<Service> = {
  [Method in keyof Service]: Service[Method] extends (...parameters: never[]) => Promise<unknown>
    ? Method
    : never
}[keyof Service] &
  string

/** The parameters of a method but for the signal. */
type OwnParameters<Method> = Method extends (...parameters: infer All) => unknown
  ? Required<All> extends [...infer Own, AbortSignal]
    ? Own
    : All
  : never

type Answer<Method> = Method extends (...parameters: never[]) => Promise<infer Result> ? Result : never

/** How a thread was lost. */
interface Loss {
  readonly cause: unknown
  /** Whether it ever ran; one that did not would not run the next time either. */
  readonly hasRun: boolean
}

/** What calls reject with when they are not answered. */
export interface ChannelErrors {
  /** @param isFirst whether the thread was at this call, if it does one after the other */
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

export interface ChannelOptions {
  /** The bundle of the thread's entry, or that file itself where Node runs it. */
  readonly workerPath: string | URL
  /** Of the thread, for debuggers. */
  readonly name: string
  /** What the thread is started with; asked at each start. */
  readonly settings?: () => unknown
  readonly translations?: Translations
  readonly log?: Log
  readonly errors: ChannelErrors
  readonly resourceLimits?: ResourceLimits
  /** After as many starts calls are refused; without limit by default. */
  readonly mostStarts?: number
  /** A thread without work ends after so long; by default it stays. In milliseconds. */
  readonly idleMs?: number
  /** A thread with work that is silent for so long has hung, and is ended; by default it may be. In milliseconds. */
  readonly hangMs?: number
  /** How long a thread may take to close its service before it is ended; by default it is not asked to. In milliseconds. */
  readonly closingMs?: number
  /** Right after a start, before the call that it is for. */
  onStart?(): void
  onEvent?(name: string, value: unknown): void
  /** Before the calls that waited are rejected. */
  onLoss?(cause: unknown): void
}

interface Pending {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Buffers that are handed over rather than copied. */
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

  /** Calls that are not answered yet. */
  get pending(): number {
    return this.#pending.size
  }

  /** @throws the signal's reason, and what the errors of the channel say */
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

  /** Calls a method that gives nothing, if the thread runs; what it must know at its start, `onStart` tells. */
  tell<Method extends keyof Service & string>(
    method: Method,
    parameters: Service[Method] extends (...parameters: infer All) => void ? All : never,
  ): void {
    this.#thread?.post({ kind: 'tell', method, parameters })
  }

  /** Rejects what is pending; calls that come later are refused. */
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
    // Once this thread has had time for others; see `Outbox`.
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

  /** With work, the thread has so long from now to say something; without, it has so long to live. */
  #watch(): void {
    clearTimeout(this.#idle)
    clearTimeout(this.#hang)
    const { idleMs, hangMs } = this.#options
    const thread = this.#thread
    if (!thread || this.#closing) return
    if (this.#pending.size === 0 && idleMs !== undefined) {
      this.#idle = setTimeout(() => this.#leave(thread), idleMs).unref()
    }
    // How long it takes to start is the machine's matter.
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
  /** Once, when it ended by itself or what it sent cannot be read. */
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
    // Flags of the editor's own process are not for this thread.
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
    // An error overtakes the messages that came before it; `exit`, which follows, comes after all of them.
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

  /** Lets it close its service first, if it may take any time for that. A thread that hangs is ended all the same. */
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
