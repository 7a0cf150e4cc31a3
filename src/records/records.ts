import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Paper } from '../core/paper/paper.ts'

/** What is known of the connection to the sources. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** A request waits its turn, or a refused one its retry; `until` is milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly until: number }
  /** The last request got no answer; `reason` is for people. */
  | { readonly kind: 'offline'; readonly reason: string }

/** What became of one identifier. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly paper: Paper }
  /** A source answered, and does not have it. */
  | { readonly kind: 'missing' }
  /** No source could be asked; `reason` is for people. */
  | { readonly kind: 'unavailable'; readonly reason: string }

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
}
