import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { Emitter } from '../core/base/async.ts'
import { DigestError, describeError, type Log } from '../core/base/errors.ts'
import type { FeedSourceId } from '../core/digest/conventions/conventions.ts'
import type { Announcements } from '../core/inbox/feed.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { AnyPaper, Paper, PaperId } from '../core/paper/paper.ts'
import type { DraftToSend, SentDraft } from '../core/publish/target.ts'
import { Channel, type ChannelErrors, type Translations } from '../workers/channel.ts'
import type {
  ConnectionState,
  ImportCount,
  LibraryTrouble,
  LookUpOutcome,
  Records,
  RecordsEvents,
  RecordsOptions,
  ServiceOptions,
} from './records.ts'

interface WorkerRecordsOptions {
  /** The bundle of `worker.ts`, or that file itself when Node runs it directly. */
  readonly workerPath: string | URL
  readonly options: RecordsOptions
  readonly log: Log
  readonly translations?: Translations
}

/** The thread with library and network has crashed. */
class RecordsCrashedError extends DigestError {
  readonly code = 'records-crashed'

  constructor(options?: ErrorOptions) {
    super(l10n.t('Paper records are unavailable because their background thread has failed.'), options)
  }
}

/** The records were closed during or before the call. */
class RecordsClosedError extends DigestError {
  readonly code = 'records-closed'

  constructor() {
    super(l10n.t('Paper records are closed.'))
  }
}

const errors: ChannelErrors = {
  lost: ({ cause }) => new RecordsCrashedError({ cause }),
  closed: () => new RecordsClosedError(),
}

/**
 * Records served by their own thread, which starts with the first call. After a crash it is restarted once. Beyond
 * {@link Records}, methods reject if the thread has crashed (`records-crashed`), if the records were closed
 * (`records-closed`), and with the code of an error in the thread.
 */
export function createWorkerRecords(options: WorkerRecordsOptions): Records {
  return new WorkerRecords(options)
}

class WorkerRecords implements Records {
  readonly #channel: Channel<Records>
  readonly #states = new Emitter<ConnectionState>()
  readonly #troubles = new Emitter<LibraryTrouble>()
  #options: RecordsOptions
  #preferred: readonly ArxivId[] = []

  constructor({ workerPath, options, log, translations }: WorkerRecordsOptions) {
    this.#options = options
    this.#channel = new Channel({
      ...{ workerPath, log, errors, translations },
      name: 'research-digest-records',
      settings: () => this.#options,
      mostStarts: 2,
      closingMs: 3000,
      onStart: () => this.#channel.tell('prefer', [this.#preferred]),
      onEvent: (name, value) => this.#receive({ name, value } as RecordsEvents),
      onLoss: (cause) => {
        log.error(`The records thread failed: ${describeError(cause)}`)
        this.#states.emit({ kind: 'idle' })
      },
    })
  }

  find(ids: readonly PaperId[], signal?: AbortSignal): Promise<ReadonlyMap<PaperId, AnyPaper>> {
    return this.#channel.call('find', [ids], { signal })
  }

  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#channel.call('lookUp', [ids], { signal })
  }

  findOld(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly PaperId[]> {
    return this.#channel.call('findOld', [ids], { signal })
  }

  recheck(
    ids: readonly PaperId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<PaperId, LookUpOutcome<PaperId>>> {
    return this.#channel.call('recheck', [ids], { signal })
  }

  recheckPublished(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>> {
    return this.#channel.call('recheckPublished', [ids], { signal })
  }

  lookUpCited(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>> {
    return this.#channel.call('lookUpCited', [ids], { signal })
  }

  lookUpDois(dois: readonly Doi[], signal?: AbortSignal): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>> {
    return this.#channel.call('lookUpDois', [dois], { signal })
  }

  prefer(ids: readonly ArxivId[]): void {
    this.#preferred = ids
    this.#channel.tell('prefer', [ids])
  }

  forgetFailures(): void {
    this.#channel.tell('forgetFailures', [])
  }

  exportTo(file: string, signal?: AbortSignal): Promise<number> {
    return this.#channel.call('exportTo', [file], { signal })
  }

  importFrom(file: string, signal?: AbortSignal): Promise<ImportCount> {
    return this.#channel.call('importFrom', [file], { signal })
  }

  configure(services: ServiceOptions): void {
    this.#options = { ...this.#options, ...services }
    this.#channel.tell('configure', [services])
  }

  startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#channel.call('startingWith', [prefix, limit], { signal })
  }

  recent(limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#channel.call('recent', [limit], { signal })
  }

  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#channel.call('search', [words, limit], { signal })
  }

  searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]> {
    return this.#channel.call('searchArxiv', [words, limit], { signal })
  }

  announcements(from: FeedSourceId, topics: readonly string[], signal?: AbortSignal): Promise<Announcements> {
    return this.#channel.call('announcements', [from, topics], { signal })
  }

  sendDraft(draft: DraftToSend, signal?: AbortSignal): Promise<SentDraft> {
    return this.#channel.call('sendDraft', [draft], { signal })
  }

  onStateChange(listener: (state: ConnectionState) => void): () => void {
    return this.#states.on(listener)
  }

  onTrouble(listener: (trouble: LibraryTrouble) => void): () => void {
    return this.#troubles.on(listener)
  }

  close(): Promise<void> {
    return this.#channel.close()
  }

  #receive(event: RecordsEvents): void {
    if (event.name === 'state') this.#states.emit(event.value)
    else this.#troubles.emit(event.value)
  }
}
