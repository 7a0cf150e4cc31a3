import type { ArxivId } from '../arxiv/identifier.ts'
import type { HttpClient } from '../http/httpClient.ts'
import type { PaperRecord } from '../paper/paper.ts'

/** Fetches metadata from one service. Spacing, retries and caching are up to the caller. */
export interface RecordSource<Id extends string> {
  readonly id: string
  /** The service's own name, as people know it. */
  readonly label: string
  /** The host of the requests; sources on one host share its pace. */
  readonly host: string
  /** The minimum gap between two requests, in milliseconds. Cite the service's terms beside the value. */
  readonly minIntervalMs: number
  /** The maximum number of identifiers in a request; there are fewer if responses are large or unreadable. */
  readonly batchSize: number
  /** Whether a paper that it does not have does not exist; otherwise the next source is asked. */
  readonly isAuthoritative: boolean
  /** Whether no other source knows more about its papers, although others may have papers that it lacks. */
  readonly isRegistry?: boolean
  /**
   * Papers that the service does not know are missing from the result; those with an unreadable record are `undefined`.
   * @throws {SourceUnavailableError} if the service refuses or fails.
   * @throws {UnreadableResponseError} if the response is not what the service documents.
   * @throws whatever {@link HttpClient} throws.
   */
  lookUp(
    ids: readonly Id[],
    http: HttpClient,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Id, PaperRecord<Id> | undefined>>
}

/** A source of papers by their arXiv identifier. */
export type MetadataSource = RecordSource<ArxivId>

/** Where records, and the fact that there are none, are kept between lookups. */
export interface RecordCache<Id extends string> {
  find(ids: readonly Id[]): Promise<ReadonlyMap<Id, PaperRecord<Id>>>
  /** Removes the note that they were absent. */
  save(papers: Iterable<PaperRecord<Id>>): Promise<void>
  /** The papers that are here, but were given by their source before that time. */
  findOld(ids: readonly Id[], before: number): Promise<readonly Id[]>
  findAbsent(ids: readonly Id[]): Promise<ReadonlyMap<Id, Absence>>
  /** Notes that a source did not have them at that time, and returns what is then known about them. */
  saveAbsent(ids: readonly Id[], at: number): Promise<ReadonlyMap<Id, Absence>>
}

export type PaperCache = RecordCache<ArxivId>

/** When a source answered that it does not have a paper, in milliseconds since the epoch. */
export interface Absence {
  readonly firstAt: number
  readonly lastAt: number
}

const dayMs = 24 * 3_600_000

/** How long a record counts as current, in milliseconds: papers are revised, withdrawn and published. */
export const recordAgeMs = 7 * dayMs

/** arXiv's records change once a day, and it has at times answered with an empty feed: one answer proves little. */
export function isBelieved({ firstAt, lastAt }: Absence): boolean {
  return lastAt - firstAt >= dayMs
}

/** An identifier that is believed to be free may be assigned to a paper later. */
function askAgainAt(absence: Absence): number {
  return isBelieved(absence) ? absence.lastAt + 30 * dayMs : absence.firstAt + dayMs
}

/** Whether the cached "not found" still holds. A timestamp in the future (the clock was set back) does not count. */
export function isFresh(absence: Absence, now: number): boolean {
  return absence.lastAt <= now && now < askAgainAt(absence)
}

/** The outcome for a paper that a source does not have. */
export function missingOutcome(absence: Absence): LookUpOutcome<never> & { readonly kind: 'missing' } {
  return { kind: 'missing', isBelieved: isBelieved(absence), askAgainAt: askAgainAt(absence) }
}

/** The outcome for one identifier. */
export type LookUpOutcome<Id extends string = ArxivId> =
  | { readonly kind: 'found'; readonly paper: PaperRecord<Id> }
  /**
   * A source that should know it answered that it does not have it. That is believed after two such answers, a day
   * apart; `askAgainAt` is milliseconds since the epoch.
   */
  | { readonly kind: 'missing'; readonly isBelieved: boolean; readonly askAgainAt: number }
  /**
   * No source was available; `reason` is for people. No request is sent before `until`, in milliseconds since the
   * epoch, infinite for the rest of the session: an earlier request gets the same outcome at once.
   */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly until: number }

/** The state of the connection to the sources. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** A request waits its turn, or a refused one its retry; `until` is milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly until: number }
  /** The first source is unavailable for `reason`, but others replace it. */
  | { readonly kind: 'detour'; readonly reason: string }
  /** The last request got no response; `reason` is for people. */
  | { readonly kind: 'offline'; readonly reason: string }
  /** The sources refuse us; no more requests are sent in this session. */
  | { readonly kind: 'stopped'; readonly reason: string }
