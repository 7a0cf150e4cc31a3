import type { Feed, FeedSourceId } from '../digest/conventions/conventions.ts'
import type { Announcements } from './announcement.ts'
import type { AskedFeed, FeedState } from './feedState.ts'

/**
 * A source of new papers: what to request from it, when, and what its responses mean. `askFeed.ts` sends the requests.
 */
export interface FeedSource {
  readonly id: FeedSourceId
  /** The topics that the feeds of a workspace need from it, sorted; empty if none of them names it. */
  topicsOf(feeds: readonly Feed[]): readonly string[]
  /** @param now milliseconds since the epoch, as in the other methods */
  stateOf(said: Announcements, now: number): FeedState
  /** Whether it is time to ask again: when something new may be there, or sooner if something was wrong. */
  isDue(asked: AskedFeed | undefined, now: number): boolean
  /** The description of a state for people; `undefined` if all is well. */
  describe(state: FeedState): string | undefined
}
