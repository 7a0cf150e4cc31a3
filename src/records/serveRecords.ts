import type { ArxivId } from '../core/arxiv/identifier.ts'
import { DigestError, describeError } from '../core/base/errors.ts'
import type { Log } from '../core/base/log.ts'
import { openRecords } from './localRecords.ts'
import type { CallMessage, MessageFromWorker, MessageToWorker } from './messages.ts'
import { Outbox } from './outbox.ts'
import type { Records, RecordsOptions } from './records.ts'

/**
 * Serves records over messages: give each message that comes in to the returned function. The library is opened with
 * the first call; when that fails, every call fails with the same error.
 */
export function serveRecords(
  options: RecordsOptions,
  send: (message: MessageFromWorker) => void,
): (message: MessageToWorker) => void {
  const server = new RecordsServer(options, send)
  return (message) => server.receive(message)
}

class RecordsServer {
  readonly #send: (message: MessageFromWorker) => void
  readonly #results: Outbox<MessageFromWorker>
  readonly #calls = new Map<number, AbortController>()
  #options: RecordsOptions
  #preferred: readonly ArxivId[] = []
  #records: Promise<Records> | undefined

  constructor(options: RecordsOptions, send: (message: MessageFromWorker) => void) {
    this.#options = options
    this.#send = send
    this.#results = new Outbox(send)
  }

  receive(message: MessageToWorker): void {
    switch (message.kind) {
      case 'call':
        void this.#answer(message)
        return
      case 'cancel':
        this.#calls.get(message.call)?.abort()
        return
      case 'taken':
        this.#results.taken()
        return
      case 'prefer':
        this.#preferred = message.ids
        this.#whenOpen((records) => records.prefer(message.ids))
        return
      case 'configure':
        this.#options = { ...this.#options, ...message.services }
        this.#whenOpen((records) => records.configure(message.services))
        return
      case 'close':
        void this.#close()
    }
  }

  /** A library that is not open, or cannot be opened, needs no telling. */
  #whenOpen(tell: (records: Records) => void): void {
    void this.#records?.then(tell, () => undefined)
  }

  /** Never rejects: what goes wrong is the answer. */
  async #answer(message: CallMessage): Promise<void> {
    const { call } = message
    const controller = new AbortController()
    this.#calls.set(call, controller)
    try {
      const records = await this.#open()
      const result = await callRecords(records, message, controller.signal)
      this.#results.put({ kind: 'result', call, result })
    } catch (error) {
      if (!controller.signal.aborted) this.#send(failure(call, error))
    } finally {
      this.#calls.delete(call)
    }
  }

  #open(): Promise<Records> {
    this.#records ??= openRecords(this.#options, this.#log()).then((records) => {
      records.onStateChange((state) => this.#send({ kind: 'state', state }))
      records.prefer(this.#preferred)
      records.onTrouble((trouble) => this.#send({ kind: 'trouble', trouble }))
      return records
    })
    return this.#records
  }

  async #close(): Promise<void> {
    // A library that could not be opened needs no closing.
    const records = await this.#records?.catch(() => undefined)
    await records?.close().catch((error) => this.#log().warn(`Closing failed: ${describeError(error)}`))
    this.#send({ kind: 'closed' })
  }

  #log(): Log {
    const level = (level: keyof Log) => (message: string) => this.#send({ kind: 'log', level, message })
    return { info: level('info'), warn: level('warn'), error: level('error') }
  }
}

function callRecords(records: Records, message: CallMessage, signal: AbortSignal) {
  switch (message.method) {
    case 'find':
      return records.find(...message.parameters, signal)
    case 'lookUp':
      return records.lookUp(...message.parameters, signal)
    case 'lookUpDois':
      return records.lookUpDois(...message.parameters, signal)
    case 'exportTo':
      return records.exportTo(...message.parameters, signal)
    case 'importFrom':
      return records.importFrom(...message.parameters, signal)
    case 'startingWith':
      return records.startingWith(...message.parameters, signal)
    case 'recent':
      return records.recent(...message.parameters, signal)
    case 'search':
      return records.search(...message.parameters, signal)
    case 'searchArxiv':
      return records.searchArxiv(...message.parameters, signal)
  }
}

function failure(call: number, error: unknown): MessageFromWorker {
  const code = error instanceof DigestError ? error.code : 'unexpected'
  const message = error instanceof DigestError ? error.message : describeError(error)
  return { kind: 'failure', call, code, message }
}
