import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { FeedSourceId } from '../core/digest/conventions/conventions.ts'
import type { ProxySettings } from '../core/http/httpClient.ts'
import type { Announcements } from '../core/inbox/feed.ts'
import type { ImportCount } from '../core/library/jsonLines.ts'
import type { LibraryDamage } from '../core/library/library.ts'
import type { DoiSourceSettings } from '../core/metadata/doiSources/index.ts'
import type { ConnectionState, LookUpOutcome } from '../core/metadata/source.ts'
import type { SourceSettings } from '../core/metadata/sources/index.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { DraftToSend, SentDraft } from '../core/publish/message.ts'

export type { ConnectionState, ImportCount, LookUpOutcome }

/** Trouble with the library that people must know about. */
export type LibraryTrouble =
  /** It was set aside and replaced by a new one with the records that could be read. */
  | ({ readonly kind: 'damaged' } & LibraryDamage)
  /** It cannot be opened: records are kept in memory, and forgotten at the end. `reason` is for people. */
  | { readonly kind: 'unusable'; readonly reason: string }

/**
 * Paper records: the library on disk and the sources behind it. All methods may be called at any rate; requests are
 * merged and spaced here. They reject only with the signal's reason, or because of a bug; without a usable library,
 * nothing is kept.
 */
export interface Records {
  /** Records from the library only, in any order; unknown ids are absent. */
  find(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>>
  /** Records from the library, then from the sources. One outcome for each distinct id. */
  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /** The papers whose records are older than a week. */
  findOld(ids: readonly ArxivId[], signal?: AbortSignal): Promise<readonly ArxivId[]>
  /**
   * Asks arXiv again for the papers whose records are older than a week; one outcome for each of these. The results so
   * far are kept whatever happens to the rest.
   */
  recheck(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /**
   * Asks the DOI registries about the published versions of these papers, if their records are missing or older than a
   * week, to find retractions. One outcome for each DOI.
   */
  recheckPublished(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>>
  /** As {@link lookUp}, for papers that are not on arXiv, by their DOI. */
  lookUpDois(dois: readonly Doi[], signal?: AbortSignal): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>>
  /** Papers that are in view now: they are requested before all others. Replaces the previous preference. */
  prefer(ids: readonly ArxivId[]): void
  /**
   * What could not be had because no service was reached may be asked for again at once, in its turn. A service that has asked
   * to wait, or refuses us, is left alone all the same.
   */
  forgetFailures(): void
  /** Papers of the library whose normalised id starts with the prefix, newest first. */
  startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** The papers of the library that were used last, latest first. */
  recent(limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** The papers of the library whose title contains all the words, of which the last may be incomplete; best first. */
  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /**
   * Writes all records to a file as JSON Lines and returns their number. Rejects with errors of the file system, and
   * without a usable library.
   */
  exportTo(file: string, signal?: AbortSignal): Promise<number>
  /** Imports the records of a file of JSON Lines. Rejects like {@link exportTo}. */
  importFrom(file: string, signal?: AbortSignal): Promise<ImportCount>
  /** Applies the options from the next request on. */
  configure(services: ServiceOptions): void
  /**
   * The papers that arXiv finds for the words, best first; they are then in the library. Rejects when arXiv is
   * unavailable.
   */
  searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /**
   * What a daily feed says; the library does not keep it. Rejects when it cannot be asked, and with `unreadable-response` for
   * what is no feed.
   * @param topics of arXiv, categories
   */
  announcements(from: FeedSourceId, topics: readonly string[], signal?: AbortSignal): Promise<Announcements>
  /**
   * Sends a draft of a digest, with the network of the records. Rejects with `key-refused` and `draft-refused`, and if
   * there is no response.
   */
  sendDraft(draft: DraftToSend, signal?: AbortSignal): Promise<SentDraft>
  /** Calls the listener at each change until the returned function is called. */
  onStateChange(listener: (state: ConnectionState) => void): () => void
  /** Calls the listener when there is trouble with the library, until the returned function is called. */
  onTrouble(listener: (trouble: LibraryTrouble) => void): () => void
  close(): Promise<void>
}

/** The events of records that are served by a thread. */
export type RecordsEvents =
  | { readonly name: 'state'; readonly value: ConnectionState }
  | { readonly name: 'trouble'; readonly value: LibraryTrouble }

/** Which services to query, and the user agent to send. */
export interface ServiceOptions extends SourceSettings, DoiSourceSettings {
  /** Sent with each request, as arXiv asks of its clients. */
  readonly userAgent: string
  /** The address to which the categories of a daily feed are appended; if missing, there are no feeds. */
  readonly arxivFeedUrl?: string | undefined
  /** Address of Hugging Face's daily papers. */
  readonly dailyPapersUrl?: string | undefined
  /** The proxy settings; by default those of the usual environment variables. */
  readonly proxy?: ProxySettings
}

export interface RecordsOptions extends ServiceOptions {
  /** The path of the library's database; its folder is created if missing. */
  readonly libraryPath: string
  /**
   * The folder in which all processes agree on whose turn it is to ask a service; by default the same for all of a
   * user's processes.
   */
  readonly stateFolder?: string
  /** The maximum size; the papers not used for the longest time are removed first. */
  readonly maxLibraryBytes?: number
  /** The minimum gap between two requests to a source; by default the source's own, which its terms of use ask for. */
  readonly minIntervalMs?: number
  /** The maximum time without data from a service; 20 seconds by default. */
  readonly stallTimeoutMs?: number
}
