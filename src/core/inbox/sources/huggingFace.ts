import * as l10n from '@vscode/l10n'
import { describeFeedState, type FeedSource, feedState } from '../feed.ts'

const hourMs = 3_600_000
/** Papers are picked all day; after a failure, the next request comes sooner. */
const askAgainMs = { good: 4 * hourMs, failed: hourMs }

/** The daily papers of Hugging Face, picked by people there; older papers may be among them. */
export const huggingFace: FeedSource = {
  id: 'hugging-face',
  topicsOf: (feeds) => (feeds.some(({ from }) => from === 'hugging-face') ? ['hugging-face'] : []),
  stateOf(said, now) {
    const state = feedState(said, now)
    // Days without picks, and late ones, are normal there.
    if (state.kind === 'stale') return { kind: 'current', day: state.day, isCut: false }
    return state.kind === 'weekend' ? { kind: 'nothing' } : state
  },
  isDue(asked, now) {
    if (!asked || asked.askedAt > now) return true
    return now - asked.askedAt >= askAgainMs[asked.state.kind === 'failed' ? 'failed' : 'good']
  },
  describe: (state) =>
    state.kind === 'nothing' ? l10n.t('Hugging Face lists no papers.') : describeFeedState(state),
}
