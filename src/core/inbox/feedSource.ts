import type { Feed, FeedSourceId } from '../digest/conventions/conventions.ts'
import type { Announcements } from './announcement.ts'
import type { AskedFeed, FeedState } from './feedState.ts'

/** A service that tells of new papers: what it is asked for, when, and what its answers mean. `askFeed.ts` asks it. */
export interface FeedSource {
  readonly id: FeedSourceId
  /** What the feeds of a workspace want to know of it, sorted; nothing where none of them names it. */
  topicsOf(feeds: readonly Feed[]): readonly string[]
  /** @param now milliseconds since the epoch, as in the others */
  stateOf(said: Announcements, now: number): FeedState
  /** Whether it is time to ask again: when something new may be there, and sooner where something was wrong. */
  isDue(asked: AskedFeed | undefined, now: number): boolean
  /** What people are told of a state; `undefined` where all is as it should be. */
  describe(state: FeedState): string | undefined
}
