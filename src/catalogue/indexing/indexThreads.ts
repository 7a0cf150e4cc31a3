import { availableParallelism } from 'node:os'
import * as l10n from '@vscode/l10n'
import { DigestError, describeError } from '../../core/base/errors.ts'
import type { Volume } from '../../core/catalogue/record.ts'
import type { VolumeIndexer, VolumeLists } from '../../core/catalogue/volumeLists.ts'
import { Channel } from '../../workers/channel.ts'

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
