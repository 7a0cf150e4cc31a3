import * as l10n from '@vscode/l10n'
import type { DigestRecord } from '../core/archive/archivedDigest.ts'
import { type RecordOptions, recordDigest } from '../core/archive/digestRecord.ts'
import { DigestError, describeError, type Log, silentLog } from '../core/base/errors.ts'
import { decodeText } from '../core/base/textBytes.ts'
import { blankHidden } from '../core/digest/footnotes.ts'
import { parseDigest } from '../core/digest/session.ts'
import { Channel, type ChannelErrors, ThreadCallError } from '../workers/channel.ts'

/** An idle thread keeps the memory of what it has read, and restarts quickly. In milliseconds. */
const idleMs = 20_000

/**
 * No batch of digests takes a thread this long, however busy the machine: one of its texts has blocked it. In
 * milliseconds.
 */
const defaultHangMs = 20_000

/**
 * Texts are short-lived; a small nursery is collected often and keeps the thread small. Measured by `npm run bench --
 * archive`.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

/** The thread that reads the archive ended unexpectedly, or was closed during a call. */
class ArchiveUnavailableError extends DigestError {
  readonly code = 'archive-unavailable'

  constructor(options?: ErrorOptions) {
    super(l10n.t('The archive cannot be read because its background thread has ended.'), options)
  }
}

/** The thread ended, or stopped responding, during this call or one before it. */
class ThreadLostError extends Error {
  /** Whether the thread was working on this call, so that one of its texts is to blame. */
  readonly wasAtIt: boolean

  constructor(wasAtIt: boolean, cause: unknown) {
    super('the thread was lost', { cause })
    this.wasAtIt = wasAtIt
  }
}

const errors: ChannelErrors = {
  // If the thread never ran, no text is to blame, and the next one would not run either.
  lost: ({ cause, hasRun }, isFirst) =>
    hasRun ? new ThreadLostError(isFirst, cause) : new ArchiveUnavailableError({ cause }),
  closed: () => new ArchiveUnavailableError(),
}

interface ReaderOptions {
  readonly log?: Log
  readonly hangMs?: number
}

/**
 * Reads texts in its own thread, which starts with the first text and ends after it has been idle for a while. A text
 * that crashes or blocks the thread is found, named in the log and left out; all others are read by the next thread.
 */
export class ArchiveReader {
  readonly #channel: Channel<ReadService>
  readonly #log: Log

  /** @param workerPath the bundle of `worker.ts`, or that file itself when Node runs it directly */
  constructor(workerPath: string | URL, { log = silentLog, hangMs = defaultHangMs }: ReaderOptions = {}) {
    this.#log = log
    this.#channel = new Channel({
      ...{ workerPath, log, errors, resourceLimits, idleMs, hangMs },
      name: 'research-digest-archive',
    })
  }

  /** @throws DigestError `archive-unavailable` if no thread can run, or the reader was closed */
  async read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]> {
    const own = texts.map(withOwnBytes)
    try {
      return await this.#channel.call('read', [own], { transfer: buffersOf(own) })
    } catch (error) {
      if (error instanceof ThreadCallError) return this.#readApart(texts, error)
      if (!(error instanceof ThreadLostError)) throw error
      if (!error.wasAtIt) return this.read(texts)
      this.#log.warn(
        `The thread that reads the archive failed and is restarted: ${describeError(error.cause)}`,
      )
      return this.#readApart(texts, error.cause)
    }
  }

  close(): Promise<void> {
    return this.#channel.close()
  }

  /** In halves, until the text to blame is alone. */
  async #readApart(texts: readonly ArchiveText[], cause: unknown): Promise<readonly ArchiveChange[]> {
    const [only] = texts
    if (!only) return []
    if (texts.length === 1) {
      this.#log.error(`${only.file} cannot be read and is left out of the archive: ${describeError(cause)}`)
      return [{ file: only.file, record: undefined }]
    }
    const middle = texts.length >>> 1
    const first = await this.read(texts.slice(0, middle))
    return [...first, ...(await this.read(texts.slice(middle)))]
  }
}

/**
 * The bytes may be a small part of a large buffer, which would be sent as a whole, or of a buffer that somebody else
 * uses.
 */
function withOwnBytes(text: ArchiveText): ArchiveText {
  return typeof text.content === 'string' ? text : { ...text, content: new Uint8Array(text.content) }
}

/** Buffers that are transferred rather than copied. */
function buffersOf(texts: readonly ArchiveText[]): ArrayBuffer[] {
  return texts.flatMap(({ content }) => (typeof content === 'string' ? [] : [content.buffer as ArrayBuffer]))
}

/** A file to read: its bytes, or the text of an open document. */
export interface ArchiveText extends RecordOptions {
  readonly content: Uint8Array | string
  /** Lines that introduce entries; see `digest.yaml`. */
  readonly sections: readonly string[]
  /** Patterns of entries; see `digest.yaml`. */
  readonly entries: readonly string[]
}

export interface ArchiveChange {
  readonly file: string
  /** `undefined` if the text has nothing for the archive. */
  readonly record: DigestRecord | undefined
  /** Its bytes are not text in UTF-8 or UTF-16. */
  readonly isUnreadable?: true
}

/** The service of the thread. */
export interface ReadService {
  read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]>
}

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  return texts.map(({ content, sections, entries, ...options }) => {
    const { file } = options
    const text = typeof content === 'string' ? content : decodeText(content)?.text
    if (text === undefined) return { file, record: undefined, isUnreadable: true }
    // Comments are private: no index lists their content, and no hover quotes it.
    const open = parseDigest(blankHidden(text), sections, entries)
    return { file, record: recordDigest(open, { ...options, written: text }) }
  })
}
