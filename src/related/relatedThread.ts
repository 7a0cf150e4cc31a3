import * as l10n from '@vscode/l10n'
import type { ArchivedDigest, DigestRecord } from '../core/archive/archivedDigest.ts'
import { abortable, forEachInSlices } from '../core/base/async.ts'
import { DigestError } from '../core/base/errors.ts'
import type { PaperText, Ranking, RelatedEntry } from '../core/related/coveredPapers.ts'
import { Channel, type ChannelErrors } from '../workers/channel.ts'

interface RecordChange {
  readonly file: string
  readonly record: DigestRecord | undefined
}

/** For each paper, the papers of the archive that are similar to it. */
type RelatedLists = readonly (readonly RelatedEntry[])[]

/** The service of the thread. */
export interface RelatedService {
  update(changes: readonly RecordChange[]): Promise<void>
  relatedTo(papers: readonly PaperText[], most: number, signal?: AbortSignal): Promise<RelatedLists>
  rank(candidates: readonly PaperText[], signal?: AbortSignal): Promise<readonly Ranking[]>
}

/** In milliseconds. For a large archive, the model takes a second to build and some ten megabytes to keep. */
const idleMs = 600_000
/** No call takes a thread this long, however busy the machine. In milliseconds. */
const hangMs = 60_000
/** The number of digests sent at a time: copying them must not block the sender. */
const batchSize = 50

/** The thread that compares papers ended unexpectedly, or was closed during a call. */
class RelatedUnavailableError extends DigestError {
  readonly code = 'related-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('Papers cannot be compared with those in the archive.'), options)
  }
}

const errors: ChannelErrors = {
  lost: ({ cause }) => new RelatedUnavailableError({ cause }),
  closed: () => new RelatedUnavailableError(),
  failed: (_, message) => new RelatedUnavailableError({ cause: new Error(message) }),
}

/**
 * Compares papers with those that an archive covers, in its own thread. Before each call, the thread gets the changes
 * of the archive, so that a restarted one knows all of it again. Methods reject with `related-unavailable` if there is
 * no answer.
 */
export class RelatedThread {
  readonly #channel: Channel<RelatedService>
  /** The records that the thread has. */
  readonly #sent = new Map<string, DigestRecord>()
  #following: Promise<void> = Promise.resolve()

  /** @param workerPath the bundle of `worker.ts`, or that file itself when Node runs it directly */
  constructor(workerPath: string | URL) {
    this.#channel = new Channel({ workerPath, name: 'research-digest-related', errors, idleMs, hangMs })
  }

  /** See `CoveredPapers`. @param digests all of the archive */
  async relatedTo(
    digests: readonly ArchivedDigest[],
    papers: readonly PaperText[],
    most: number,
    signal?: AbortSignal,
  ): Promise<RelatedLists> {
    await abortable(this.#follow(digests), signal)
    return this.#channel.call('relatedTo', [papers, most], { signal })
  }

  /** See `CoveredPapers`. @param digests all of the archive */
  async rank(
    digests: readonly ArchivedDigest[],
    candidates: readonly PaperText[],
    signal?: AbortSignal,
  ): Promise<readonly Ranking[]> {
    await abortable(this.#follow(digests), signal)
    return this.#channel.call('rank', [candidates], { signal })
  }

  dispose(): Promise<void> {
    return this.#channel.close()
  }

  /**
   * One after the other, so that the thread sees changes in order; continues for the other callers if one stops
   * waiting.
   */
  #follow(digests: readonly ArchivedDigest[]): Promise<void> {
    const follow = () => this.#send(digests)
    this.#following = this.#following.then(follow, follow)
    // Callers that still wait get the error; others do not.
    this.#following.catch(() => undefined)
    return this.#following
  }

  async #send(digests: readonly ArchivedDigest[]): Promise<void> {
    if (!this.#channel.isRunning) this.#sent.clear()
    const changes = await this.#changesTo(digests)
    for (let start = 0; start < changes.length; start += batchSize) {
      const batch = changes.slice(start, start + batchSize)
      await this.#channel.call('update', [batch])
      for (const { file, record } of batch) {
        if (record) this.#sent.set(file, record)
        else this.#sent.delete(file)
      }
    }
  }

  async #changesTo(digests: readonly ArchivedDigest[]): Promise<readonly RecordChange[]> {
    const changes: RecordChange[] = []
    const files = new Set<string>()
    await forEachInSlices(digests, ({ file, record }) => {
      files.add(file)
      if (this.#sent.get(file) !== record) changes.push({ file, record })
    })
    await forEachInSlices(this.#sent.keys(), (file) => {
      if (!files.has(file)) changes.push({ file, record: undefined })
    })
    return changes
  }
}
