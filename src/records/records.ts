import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { ConnectionState, LookUpOutcome } from '../core/metadata/outcome.ts'
import type { Paper } from '../core/paper/paper.ts'

export type { ConnectionState, LookUpOutcome }

/**
 * Paper records: the library on disk and the sources behind it. All methods may be called at any rate; requests are
 * merged and spaced here. They reject only with the signal's reason, or when the library itself cannot be used.
 */
export interface Records {
  /** From the library only, in any order; unknown ids are absent. */
  find(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, Paper>>
  /** From the library, then from the sources. One outcome for each distinct id. */
  lookUp(ids: readonly ArxivId[], signal?: AbortSignal): Promise<ReadonlyMap<ArxivId, LookUpOutcome>>
  /** Papers of the library whose normalised id starts with the prefix, newest first. */
  startingWith(prefix: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** Papers of the library whose title holds all the words, the last one possibly half-typed; best first. */
  search(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** Papers that arXiv finds for the words, best first; they are in the library then. Rejects when it cannot be asked. */
  searchArxiv(words: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>
  /** Calls the listener at each change until the returned function is called. */
  onStateChange(listener: (state: ConnectionState) => void): () => void
  close(): Promise<void>
}

export interface RecordsOptions {
  /** Where the library's database lies; the folder is made when missing. */
  readonly libraryPath: string
  /** Address of arXiv's query interface. */
  readonly arxivApiUrl: string
  /** Sent with each request, as arXiv asks of its clients. */
  readonly userAgent: string
  /** Least gap between two requests to a source; the source's own by default, which its terms of use ask for. */
  readonly minIntervalMs?: number
}
