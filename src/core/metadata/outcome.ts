import type { ArxivId } from '../arxiv/identifier.ts'
import type { PaperRecord } from '../paper/paper.ts'

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
