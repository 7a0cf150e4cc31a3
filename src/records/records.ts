import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { FeedSourceId } from '../core/digest/conventions/conventions.ts'
import type { ProxySettings } from '../core/http/proxy.ts'
import type { Announcements } from '../core/inbox/announcement.ts'
import type { ImportCount } from '../core/library/jsonLines.ts'
import type { LibraryDamage } from '../core/library/library.ts'
import type { DoiSourceSettings } from '../core/metadata/doiSources/index.ts'
import type { ConnectionState, LookUpOutcome } from '../core/metadata/source.ts'
import type { SourceSettings } from '../core/metadata/sources/index.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { DraftToSend, SentDraft } from '../core/publish/sendDraft.ts'

export type { ConnectionState, ImportCount, LookUpOutcome }

/** What people must know of the library. */
export type LibraryTrouble =
  /** It was set aside, and a new one begun with what could be read. */
  | ({ readonly kind: 'damaged' } & LibraryDamage)
  /** It cannot be opened: records are kept in memory, and forgotten at the end. `reason` is for people. */
  | { readonly kind: 'unusable'; readonly reason: string }

/**
 * Paper records: the library on disk and the sources behind it. All methods may be called at any rate; requests are
 * merged and spaced here. They reject only with the signal's reason, or when
 * something is wrong with ourselves; without a library that can be used, nothing is kept.
 */
export interface Records {
  /** From the library only, in any order; unknown ids are absent. */
  find(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>>
  /** From the library, then from the sources. One outcome for each distinct id. */
  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /** Those of the papers whose records are older than a week. */
  findOld(ids: readonly ArxivId[], signal?: AbortSignal): Promise<readonly ArxivId[]>
  /**
   * Asks arXiv again for those whose records are older than a week; one outcome for each of these. What has come is kept
   * whatever happens to the rest.
   */
  recheck(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /**
   * Asks the registries of DOIs for what was published of those papers, where its record is missing or older than a week: they
   * say what was retracted. One outcome for each DOI.
   */
  recheckPublished(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>>
  /** As {@link lookUp}, for papers that are not on arXiv, by their DOI. */
  lookUpDois(dois: readonly Doi[], signal?: AbortSignal): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>>
  /** These are looked at now: of all papers that wait, they are asked first. Those preferred before no longer are. */
  prefer(ids: readonly ArxivId[]): void
  /**
   * What could not be had because no service was reached may be asked for again at once, in its turn. A service that has asked
   * to wait, or refuses us, is left alone all the same.
   */
  forgetFailures(): void
  /** Papers of the library whose normalised id starts with the prefix, newest first. */
  startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** Papers of the library that were used last, the latest first. */
  recent(limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** Papers of the library whose title holds all the words, the last one possibly half-typed; best first. */
  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /**
   * Writes all records into a file as JSON Lines; gives their number. Rejects with what the file system says, and
   * without a library that can be used.
   */
  exportTo(file: string, signal?: AbortSignal): Promise<number>
  /** Takes over records of a file of JSON Lines. Rejects as {@link exportTo} does. */
  importFrom(file: string, signal?: AbortSignal): Promise<ImportCount>
  /** Asks so from the next request on. */
  configure(services: ServiceOptions): void
  /** Papers that arXiv finds for the words, best first; they are in the library then. Rejects when it cannot be asked. */
  searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /**
   * What a daily feed says; the library does not keep it. Rejects when it cannot be asked, and with `unreadable-response` for
   * what is no feed.
   * @param topics of arXiv, categories
   */
  announcements(from: FeedSourceId, topics: readonly string[], signal?: AbortSignal): Promise<Announcements>
  /** Sends a draft of a digest, through the network of the records. Rejects with `key-refused` and `draft-refused`, and when nobody answers. */
  sendDraft(draft: DraftToSend, signal?: AbortSignal): Promise<SentDraft>
  /** Calls the listener at each change until the returned function is called. */
  onStateChange(listener: (state: ConnectionState) => void): () => void
  /** Calls the listener when there is trouble with the library, until the returned function is called. */
  onTrouble(listener: (trouble: LibraryTrouble) => void): () => void
  close(): Promise<void>
}

/** What records served by a thread tell their user. */
export type RecordsEvents =
  | { readonly name: 'state'; readonly value: ConnectionState }
  | { readonly name: 'trouble'; readonly value: LibraryTrouble }

/** Which services to query, and the user agent to send. */
export interface ServiceOptions extends SourceSettings, DoiSourceSettings {
  /** Sent with each request, as arXiv asks of its clients. */
  readonly userAgent: string
  /** Address to which the categories of a daily feed are added; without one there are none. */
  readonly arxivFeedUrl?: string | undefined
  /** Address of Hugging Face's daily papers. */
  readonly dailyPapersUrl?: string | undefined
  /** What goes through a proxy; by default what the usual environment variables say. */
  readonly proxy?: ProxySettings
}

export interface RecordsOptions extends ServiceOptions {
  /** Where the library's database lies; the folder is made when missing. */
  readonly libraryPath: string
  /** Where all processes agree on whose turn it is to ask a service; by default the same for all of a user. */
  readonly stateFolder?: string
  /** The papers that were not used for the longest time go when the library would be larger. */
  readonly maxLibraryBytes?: number
  /** Least gap between two requests to a source; the source's own by default, which its terms of use ask for. */
  readonly minIntervalMs?: number
  /** Longest time without a sign of life from a service; 20 seconds by default. */
  readonly stallTimeoutMs?: number
}
