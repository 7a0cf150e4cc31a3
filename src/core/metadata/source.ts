import type { ArxivId } from '../arxiv/identifier.ts'
import type { HttpClient } from '../http/httpClient.ts'
import type { PaperRecord } from '../paper/paper.ts'

/** Fetches metadata from one service. Spacing, retries and caching are the caller's work. */
export interface RecordSource<Id extends string> {
  readonly id: string
  /** The service's own name, as people know it. */
  readonly label: string
  /** Whom the requests go to; sources of one host share its pace. */
  readonly host: string
  /** Least gap between two requests, in milliseconds. Cite the service's terms beside the value. */
  readonly minIntervalMs: number
  /** Most identifiers one request may carry; it carries fewer where answers are heavy or cannot be read. */
  readonly batchSize: number
  /** Whether a paper that it does not have does not exist; otherwise the next source is asked. */
  readonly isAuthoritative: boolean
  /** Whether nobody knows better of the papers that it has, though others may have those that it has not. */
  readonly isRegistry?: boolean
  /**
   * Papers the service does not know are absent from the result; those that it knows, but whose record cannot be read,
   * are `undefined`.
   * @throws {SourceUnavailableError} when the service refuses or fails.
   * @throws {UnreadableResponseError} when the answer is not what the service documents.
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

/** Where records are kept between look-ups, and that there are none. */
export interface RecordCache<Id extends string> {
  find(ids: readonly Id[]): Promise<ReadonlyMap<Id, PaperRecord<Id>>>
  /** Papers that were absent are so no longer. */
  save(papers: Iterable<PaperRecord<Id>>): Promise<void>
  /** Those of the papers that are here, but were given by their source before that time. */
  findOld(ids: readonly Id[], before: number): Promise<readonly Id[]>
  findAbsent(ids: readonly Id[]): Promise<ReadonlyMap<Id, Absence>>
  /** Notes that a source did not have them at that time, and gives what is known of them then. */
  saveAbsent(ids: readonly Id[], at: number): Promise<ReadonlyMap<Id, Absence>>
}

export type PaperCache = RecordCache<ArxivId>

/** When a source answered that it does not have a paper, in milliseconds since the epoch. */
export interface Absence {
  readonly firstAt: number
  readonly lastAt: number
}

const dayMs = 24 * 3_600_000

/** How long a record is taken as it is, in milliseconds: papers are revised, withdrawn and published. */
export const recordAgeMs = 7 * dayMs

/** arXiv's answers change once a day, and it has at times answered with an empty feed: one answer proves little. */
export function isBelieved({ firstAt, lastAt }: Absence): boolean {
  return lastAt - firstAt >= dayMs
}

/** An identifier that is believed to be free may be given to a paper later. */
function askAgainAt(absence: Absence): number {
  return isBelieved(absence) ? absence.lastAt + 30 * dayMs : absence.firstAt + dayMs
}

/** Whether the cached "not found" still holds. A timestamp in the future (the clock was set back) does not count. */
export function isFresh(absence: Absence, now: number): boolean {
  return absence.lastAt <= now && now < askAgainAt(absence)
}

/** What to say of a paper that a source does not have. */
export function missingOutcome(absence: Absence): LookUpOutcome<never> & { readonly kind: 'missing' } {
  return { kind: 'missing', isBelieved: isBelieved(absence), askAgainAt: askAgainAt(absence) }
}

/** What became of one identifier. */
export type LookUpOutcome<Id extends string = ArxivId> =
  | { readonly kind: 'found'; readonly paper: PaperRecord<Id> }
  /**
   * A source that would know it answered, and does not have it. That is believed once it said so twice, a day apart;
   * `askAgainAt` is milliseconds since the epoch.
   */
  | { readonly kind: 'missing'; readonly isBelieved: boolean; readonly askAgainAt: number }
  /**
   * No source could be asked; `reason` is for people. Nobody is asked again before `until`, in milliseconds since the
   * epoch, infinite for the rest of the session: asking earlier gives the same outcome at once.
   */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly until: number }

/** What is known of the connection to the sources. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** A request waits its turn, or a refused one its retry; `until` is milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly until: number }
  /** The first source cannot be asked for `reason`, but others answer in its place. */
  | { readonly kind: 'detour'; readonly reason: string }
  /** The last request got no answer; `reason` is for people. */
  | { readonly kind: 'offline'; readonly reason: string }
  /** The sources refuse us; nobody is asked any more in this session. */
  | { readonly kind: 'stopped'; readonly reason: string }
