import type { ArxivId } from '../arxiv/identifier.ts'
import type { HttpClient } from '../http/httpClient.ts'
import type { PaperRecord } from '../paper/paper.ts'
import type { Absence } from './absence.ts'

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
  findAbsent(ids: readonly Id[]): Promise<ReadonlyMap<Id, Absence>>
  /** Notes that a source did not have them at that time, and gives what is known of them then. */
  saveAbsent(ids: readonly Id[], at: number): Promise<ReadonlyMap<Id, Absence>>
}

export type PaperCache = RecordCache<ArxivId>
