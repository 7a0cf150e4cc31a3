import type { ArxivId } from '../arxiv/identifier.ts'
import type { HttpClient } from '../http/httpClient.ts'
import type { Paper } from '../paper/paper.ts'

/** Fetches metadata from one service. Spacing, retries and caching are the caller's work. */
export interface MetadataSource {
  readonly id: string
  /** The service's own name, as people know it. */
  readonly label: string
  /** Whom the requests go to; sources of one host share its pace. */
  readonly host: string
  /** Least gap between two requests, in milliseconds. Cite the service's terms beside the value. */
  readonly minIntervalMs: number
  /** Most identifiers one request may carry. */
  readonly batchSize: number
  /**
   * Papers the service does not know are absent from the result.
   * @throws {SourceUnavailableError} when the service refuses or fails.
   * @throws {UnreadableResponseError} when the answer is not what the service documents.
   * @throws whatever {@link HttpClient.get} throws.
   */
  lookUp(ids: readonly ArxivId[], http: HttpClient, signal: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>>
}

/** Where records are kept between look-ups. */
export interface PaperCache {
  find(ids: readonly ArxivId[]): Promise<ReadonlyMap<ArxivId, Paper>>
  save(papers: Iterable<Paper>): Promise<void>
}
