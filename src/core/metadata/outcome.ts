import type { Paper } from '../paper/paper.ts'

/** What became of one identifier. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly paper: Paper }
  /** A source answered, and does not have it. */
  | { readonly kind: 'missing' }
  /**
   * No source could be asked; `reason` is for people. Nobody is asked again before `until`, in milliseconds since the
   * epoch: asking earlier gives the same outcome at once.
   */
  | { readonly kind: 'unavailable'; readonly reason: string; readonly until: number }

/** What is known of the connection to the sources. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** A request waits its turn, or a refused one its retry; `until` is milliseconds since the epoch. */
  | { readonly kind: 'waiting'; readonly until: number }
  /** The last request got no answer; `reason` is for people. */
  | { readonly kind: 'offline'; readonly reason: string }
