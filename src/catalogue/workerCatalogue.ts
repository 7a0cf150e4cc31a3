// How others talk to the catalogue: to the thread that searches it, to the process that imports into it, and to the
// threads that index it.

import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import * as l10n from '@vscode/l10n'
import { DigestError, describeError, type Log } from '../core/base/errors.ts'
import type { Volume } from '../core/catalogue/record.ts'
import type { BadLine } from '../core/catalogue/snapshot/importSnapshot.ts'
import type { VolumeIndexer, VolumeLists } from '../core/catalogue/volumeLists.ts'
import type { Paper } from '../core/paper/paper.ts'
import { Channel, type Translations } from '../workers/channel.ts'

/** The catalogue as features see it: titles, authors and identifiers of all papers, available offline. */
export interface Catalogue {
  /**
   * Papers by title words, authors, years, or the beginning of an identifier, best first. Their records come from the
   * catalogue, without abstract and dates. Empty if there is no catalogue.
   */
  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  close(): Promise<void>
}

export interface CatalogueOptions {
  /** The catalogue's file, which need not exist. */
  readonly path: string
}

interface WorkerCatalogueOptions {
  /** The bundle of `worker.ts`, or that file itself when Node runs it directly. */
  readonly workerPath: string | URL
  readonly options: CatalogueOptions
  readonly log: Log
  readonly translations?: Translations
}

/** The thread that searches the catalogue ended unexpectedly, or was closed during a call. */
class CatalogueUnavailableError extends DigestError {
  readonly code = 'catalogue-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('The catalogue cannot be searched because its background thread has ended.'), options)
  }
}

/**
 * A search leaves little behind, but the lists that it reads are outside the heap and are freed only when the heap is
 * collected: a small nursery is collected often. Measured by `npm run bench -- search`.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 24 }

/**
 * A catalogue served by its own thread, which starts with the first search if the file exists. After a crash the next
 * search restarts it, a few times at most. Searches reject if the thread has ended (`catalogue-unavailable`), and with
 * the code of an error in it.
 */
export function createWorkerCatalogue({
  workerPath,
  options,
  log,
  translations,
}: WorkerCatalogueOptions): Catalogue {
  const channel = new Channel<Catalogue>({
    ...{ workerPath, log, translations, resourceLimits },
    name: 'research-digest-catalogue',
    settings: () => options,
    mostStarts: 3,
    errors: {
      lost: ({ cause }) => new CatalogueUnavailableError({ cause }),
      closed: () => new CatalogueUnavailableError(),
    },
    onLoss: (cause) => log.error(`The thread that searches the catalogue failed: ${describeError(cause)}`),
  })
  return {
    async search(words, limit, signal) {
      signal?.throwIfAborted()
      if (!channel.isRunning && !(await exists(options.path))) return []
      return channel.call('search', [words, limit], { signal })
    },
    close: () => channel.close(),
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** The progress of long work on the catalogue. */
export interface CatalogueProgress {
  /** `reading` and `indexing` of an import, `asking` and `waiting` of an update. */
  readonly stage: string
  /** The progress of the stage, from 0 to 1; `undefined` if unknown. */
  readonly fraction: number | undefined
  readonly papers: number
}

/** The result of an import or update. */
export interface CatalogueResult {
  /** The number read from a snapshot, or new or changed since the last update. */
  readonly papers: number
  readonly lines?: number
  readonly badLines?: number
  readonly deleted?: number
}

/** One line that the command line prints with `--json`, for the editor that started it. */
export type ReportLine =
  | ({ readonly kind: 'progress' } & CatalogueProgress)
  | ({ readonly kind: 'badLine' } & BadLine)
  | ({ readonly kind: 'result' } & CatalogueResult)

/** Reads one line of the process; `undefined` if it is not a report, such as half a line from a killed process. */
export function readReportLine(text: string): ReportLine | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null && 'kind' in line ? (line as ReportLine) : undefined
  } catch {
    return undefined
  }
}

/** The service of the thread, which is started with the path of the catalogue. */
export interface ListService {
  listsOf(volume: Volume): Promise<VolumeLists>
}

/** A thread that computes a part of the index failed; an import that is run again continues from what is committed. */
class IndexThreadError extends DigestError {
  readonly code = 'index-thread-failed'

  /** @param reason the error in the thread, for a log */
  constructor(reason: string, options?: ErrorOptions) {
    super(l10n.t('The catalogue cannot be indexed, because a background thread failed: {0}', reason), options)
  }
}

/** Computing the lists of a volume takes some hundred megabytes. */
const mostThreads = 4

/** Computes the lists of volumes in their own threads, which start when needed and end with {@link close}. */
export class IndexThreads implements VolumeIndexer {
  /** One core is left for the thread that reads and writes. */
  readonly parallel = Math.max(1, Math.min(availableParallelism() - 1, mostThreads))
  readonly #workerPath: string | URL
  readonly #catalogue: string
  readonly #threads: Channel<ListService>[] = []

  /** @param workerPath the bundle of `worker.ts`, or that file itself when Node runs it directly */
  constructor(workerPath: string | URL, catalogue: string) {
    this.#workerPath = workerPath
    this.#catalogue = catalogue
  }

  /** @throws DigestError `index-thread-failed` if the thread fails, or is closed in the meantime */
  listsOf(volume: Volume): Promise<VolumeLists> {
    return this.#idlest().call('listsOf', [volume])
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()))
  }

  #idlest(): Channel<ListService> {
    const [idlest] = this.#threads.toSorted((a, b) => a.pending - b.pending)
    if (idlest && (idlest.pending === 0 || this.#threads.length === this.parallel)) return idlest
    const thread = new Channel<ListService>({
      workerPath: this.#workerPath,
      name: 'research-digest-index',
      settings: () => this.#catalogue,
      mostStarts: 1,
      errors: {
        lost: ({ cause }) => new IndexThreadError(describeError(cause), { cause }),
        closed: () => new IndexThreadError('it was closed'),
        failed: (_, message) => new IndexThreadError(message),
      },
    })
    this.#threads.push(thread)
    return thread
  }
}
