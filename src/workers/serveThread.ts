import { parentPort, type Transferable, workerData } from 'node:worker_threads'
import { config } from '@vscode/l10n'
import { DigestError, describeError, type Log } from '../core/base/errors.ts'
import type { MessageFromThread, MessageToThread, ThreadSettings } from './channel.ts'

/** A result with buffers that are transferred rather than copied. */
export class Handover<Result> {
  readonly result: Result
  readonly transfer: readonly Transferable[]

  constructor(result: Result, transfer: readonly Transferable[]) {
    this.result = result
    this.transfer = transfer
  }
}

/** A service as its thread implements it: methods may also return results directly. */
type Served<Service> = {
  readonly [Method in keyof Service]?: Service[Method] extends (
    ...parameters: infer All
  ) => Promise<infer Result>
    ? (...parameters: All) => Result | Handover<Result> | Promise<Result>
    : Service[Method]
}

/** What a service can send without being asked. */
interface Outlet {
  /** The log of the thread that started this one. */
  readonly log: Log
  emit(name: string, value: unknown): void
}

/**
 * Serves the calls of a `Channel`; to be used in the entry of a thread, and nowhere else. The service is opened with
 * the first call or message; if that fails, every call fails with the same error.
 */
export function serveThread<Service, Settings = undefined>(
  open: (settings: Settings, outlet: Outlet) => Served<Service> | Promise<Served<Service>>,
): void {
  if (!parentPort) return
  const port = parentPort
  const { settings, translations }: ThreadSettings = workerData
  if (translations) config({ contents: { ...translations } })
  const send = (message: MessageFromThread, transfer: readonly Transferable[] = []) =>
    port.postMessage(message, transfer)
  const server = new Server(send, async (outlet) => (await open(settings as Settings, outlet)) as Methods)
  port.on('message', (message: MessageToThread) => server.receive(message))
  send({ kind: 'ready' })
}

type Methods = Readonly<Record<string, ((...parameters: unknown[]) => unknown) | undefined>>

type Send = (message: MessageFromThread, transfer?: readonly Transferable[]) => void

class Server {
  readonly #send: Send
  readonly #openService: (outlet: Outlet) => Promise<Methods>
  readonly #results: Outbox
  readonly #calls = new Map<number, AbortController>()
  #service: Promise<Methods> | undefined

  constructor(send: Send, open: (outlet: Outlet) => Promise<Methods>) {
    this.#send = send
    this.#openService = open
    this.#results = new Outbox(send)
  }

  receive(message: MessageToThread): void {
    switch (message.kind) {
      case 'call':
        void this.#answer(message.call, message.method, message.parameters)
        return
      case 'cancel':
        this.#calls.get(message.call)?.abort()
        return
      case 'taken':
        this.#results.taken()
        return
      case 'tell':
        // Notifications to a service that cannot be opened are dropped; calls report the error.
        void this.#open().then(
          (service) => service[message.method]?.(...message.parameters),
          () => undefined,
        )
        return
      case 'close':
        void this.#close()
    }
  }

  /** Never rejects: errors become the answer. */
  async #answer(call: number, method: string, parameters: readonly unknown[]): Promise<void> {
    const controller = new AbortController()
    this.#calls.set(call, controller)
    try {
      const service = await this.#open()
      const answer = await service[method]?.(...parameters, controller.signal)
      const { result, transfer } = answer instanceof Handover ? answer : new Handover(answer, [])
      this.#results.put({ kind: 'result', call, result }, transfer)
    } catch (error) {
      if (!controller.signal.aborted) this.#send(failure(call, error))
    } finally {
      this.#calls.delete(call)
    }
  }

  #open(): Promise<Methods> {
    this.#service ??= this.#openService({
      log: this.#log(),
      emit: (name, value) => this.#send({ kind: 'event', name, value }),
    })
    return this.#service
  }

  async #close(): Promise<void> {
    try {
      // There is nothing to close if the service could not be opened.
      const service = await this.#service?.catch(() => undefined)
      await service?.close?.()
    } catch (error) {
      this.#log().warn(`Closing failed: ${describeError(error)}`)
    }
    this.#send({ kind: 'closed' })
  }

  #log(): Log {
    const level = (level: keyof Log) => (message: string) => this.#send({ kind: 'log', level, message })
    return { info: level('info'), warn: level('warn'), error: level('error') }
  }
}

function failure(call: number, error: unknown): MessageFromThread {
  const code = error instanceof DigestError ? error.code : 'unexpected'
  const message = error instanceof DigestError ? error.message : describeError(error)
  return { kind: 'failure', call, code, message }
}

/** The number of results that may be unread at a time. */
const mostOutstanding = 2

/**
 * Sends results no faster than they are read: a thread that finds a thousand messages does nothing else until it has
 * read them all.
 */
class Outbox {
  readonly #send: Send
  readonly #waiting: Parameters<Send>[] = []
  #outstanding = 0

  constructor(send: Send) {
    this.#send = send
  }

  put(message: MessageFromThread, transfer: readonly Transferable[]): void {
    this.#waiting.push([message, transfer])
    this.#pass()
  }

  /** The receiver has read one result and is ready for the next. */
  taken(): void {
    this.#outstanding -= 1
    this.#pass()
  }

  #pass(): void {
    while (this.#outstanding < mostOutstanding) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#outstanding += 1
      this.#send(...next)
    }
  }
}
