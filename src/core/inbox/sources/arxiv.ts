import { describeFeedState, type FeedSource, feedState, isDue } from '../feed.ts'

/** arXiv's daily feeds (https://info.arxiv.org/help/rss.html), by the calendar of its announcements. */
export const arxiv: FeedSource = {
  id: 'arxiv',
  topicsOf: (feeds) =>
    [...new Set(feeds.flatMap(({ from, categories }) => (from === 'arxiv' ? categories : [])))].sort(),
  stateOf: feedState,
  isDue,
  describe: describeFeedState,
}
