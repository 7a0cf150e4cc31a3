import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Clock } from '../core/base/async.ts'
import { describeError, type Log } from '../core/base/errors.ts'
import { inGroupsOf } from '../core/base/groups.ts'
import type { FeedSourceId } from '../core/digest/conventions/conventions.ts'
import type { ProxySettings } from '../core/http/httpClient.ts'
import type { Announcements } from '../core/inbox/feed.ts'
import type { ImportCount } from '../core/library/jsonLines.ts'
import type { LibraryDamage } from '../core/library/library.ts'
import type { ConnectionState, LookUpOutcome } from '../core/metadata/source.ts'
import type { SourceSettings } from '../core/metadata/sources/index.ts'
import type { Doi } from '../core/paper/doi.ts'
import { type AnyPaper, isArxivId, type Paper, type PaperId } from '../core/paper/paper.ts'
import type { DraftToSend, SentDraft } from '../core/publish/target.ts'

export type { ConnectionState, ImportCount, LookUpOutcome }

/** Trouble with the library that people must know about. */
export type LibraryTrouble =
  /** It was set aside and replaced by a new one with the records that could be read. */
  | ({ readonly kind: 'damaged' } & LibraryDamage)
  /** It cannot be opened or written: records are forgotten at the end. `reason` is for people. */
  | { readonly kind: 'unusable'; readonly reason: string }

/**
 * Paper records: the library on disk and the sources behind it. All methods may be called at any rate; requests are
 * merged and spaced here. They reject only with the signal's reason, or because of a bug; without a usable library,
 * nothing is kept.
 */
export interface Records {
  /** Records from the library only, in any order; unknown ids are absent. */
  find(ids: readonly PaperId[], signal?: AbortSignal): Promise<ReadonlyMap<PaperId, AnyPaper>>
  /** Records from the library, then from the sources. One outcome for each distinct id. */
  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /** The papers whose records are older than a week, of those that a service may be asked about. */
  findOld(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly PaperId[]>
  /**
   * Asks arXiv, and the registries of DOIs, again for the papers whose records are older than a week; one outcome for each of
   * these. The results so far are kept whatever happens to the rest.
   */
  recheck(
    ids: readonly PaperId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<PaperId, LookUpOutcome<PaperId>>>
  /**
   * Asks the DOI registries about the published versions of these papers, if their records are missing or older than a
   * week, to find retractions. One outcome for each DOI.
   */
  recheckPublished(
    ids: readonly ArxivId[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<Doi, LookUpOutcome<Doi>>>
  /**
   * As {@link lookUp}, for what the papers cite: the library has it from then on, for papers with a record. Papers of which
   * no source knows a reference are missing.
   */
  lookUpCited(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
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
export interface ServiceOptions extends SourceSettings {
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

// Records that are asked for again once they are a week old, or when somebody wants it.

const minuteMs = 60_000

/** A window that has just started has more important things to do. In milliseconds. */
const firstAfterMs = 5 * minuteMs
/** The time between two portions, so that services and windows hardly notice. In milliseconds. */
const portionEveryMs = minuteMs
/** How often to check whether records have become old, or can be requested again. In milliseconds. */
const lookEveryMs = 60 * minuteMs
/** A record that could not be read is not requested again for this time. In milliseconds. */
const leftAloneMs = 24 * 60 * minuteMs

interface WeeklyRecheckParts {
  readonly clock: Clock
  readonly log: Log
  /** Whether the setting allows it, and there is a connection as far as anybody knows. */
  isWelcome(): boolean
  /** The papers of the archive whose records are older than a week. */
  findOld(signal: AbortSignal): Promise<readonly PaperId[]>
  /** Requests the records of these papers again if they are still old. */
  recheck(ids: readonly PaperId[], signal: AbortSignal): Promise<RecheckResult>
}

/**
 * Requests old records again, one request a minute, until the signal aborts. It needs no memory: the age of the records
 * in the library, which all windows share, says what is left. Never rejects.
 */
export async function recheckWeekly(parts: WeeklyRecheckParts, signal: AbortSignal): Promise<void> {
  const { clock, log } = parts
  const triedAt = new Map<PaperId, number>()
  let pauseMs = firstAfterMs
  while (await elapses(clock, pauseMs, signal)) {
    try {
      pauseMs = parts.isWelcome() ? await recheckPortion(parts, triedAt, signal) : lookEveryMs
    } catch (error) {
      if (!signal.aborted) log.warn(`Checking records again failed: ${describeError(error)}`)
      pauseMs = lookEveryMs
    }
  }
}

/** @returns when to go on, in milliseconds */
async function recheckPortion(
  { clock, log, findOld, recheck }: WeeklyRecheckParts,
  triedAt: Map<PaperId, number>,
  signal: AbortSignal,
): Promise<number> {
  const old = await findOld(signal)
  const now = clock.now()
  // A moment in the future was noted by a clock that has been set back.
  const isLeftAlone = (at: number) => at <= now && now - at < leftAloneMs
  const portion = old.filter((id) => !isLeftAlone(triedAt.get(id) ?? 0)).slice(0, groupSize)
  if (portion.length === 0) return lookEveryMs
  log.info(`Checking ${portion.length} of ${old.length} records again that are older than a week`)
  const { done, reason } = await recheck(portion, signal)
  if (reason !== undefined) log.info(`The remaining records are checked later: ${reason}`)
  if (done === 0 && reason !== undefined) return lookEveryMs
  for (const id of portion) triedAt.set(id, now)
  return portionEveryMs
}

/** Whether the time passed without the signal aborting. */
async function elapses(clock: Clock, durationMs: number, signal: AbortSignal): Promise<boolean> {
  await clock.delay(durationMs, signal).catch((error) => {
    if (!signal.aborted) throw error
  })
  return !signal.aborted
}

/** The number of papers in one request. */
const groupSize = 100

/** The progress so far. */
export interface RecheckProgress {
  /** The number of papers whose records were old at the start. */
  readonly old: number
  /** The number of these that have been requested so far. */
  readonly done: number
}

export interface RecheckResult extends RecheckProgress {
  /** Why it ended early; missing if all were requested. */
  readonly reason?: string
}

/**
 * Requests the records that are older than a week again, one request at a time, so that other requests can come in
 * between; then what was published about those on arXiv. Ends early if no service is available; the results so far are
 * kept, and the next run continues.
 * @throws the signal's reason when it aborts.
 */
export async function recheckRecords(
  records: Pick<Records, 'findOld' | 'recheck' | 'recheckPublished'>,
  ids: readonly PaperId[],
  onProgress: (progress: RecheckProgress) => void,
  signal?: AbortSignal,
): Promise<RecheckResult> {
  const old = await records.findOld(ids, signal)
  let done = 0
  let reason: string | undefined
  /** Whether to continue: an unreadable record does not affect the others. */
  const isAnswered = (outcomes: ReadonlyMap<string, LookUpOutcome<string>>) => {
    const unavailable = [...outcomes.values()].filter((outcome) => outcome.kind === 'unavailable')
    reason ??= unavailable[0]?.reason
    return outcomes.size === 0 || unavailable.length < outcomes.size
  }
  for (const group of inGroupsOf(groupSize, old)) {
    onProgress({ old: old.length, done })
    const outcomes = await records.recheck(group, signal)
    done += [...outcomes.values()].filter(({ kind }) => kind !== 'unavailable').length
    if (!isAnswered(outcomes)) return { old: old.length, done, ...(reason !== undefined && { reason }) }
  }
  for (const group of inGroupsOf(groupSize, ids.filter(isArxivId)))
    if (!isAnswered(await records.recheckPublished(group, signal))) break
  return { old: old.length, done, ...(reason !== undefined && { reason }) }
}
