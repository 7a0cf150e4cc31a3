import * as l10n from '@vscode/l10n'
import type { FeedSource } from '../feedSource.ts'
import { describeFeedState, feedState } from '../feedState.ts'

const hourMs = 3_600_000
/** Papers are picked all day; one answer that failed is no reason to wait as long. */
const askAgainMs = { good: 4 * hourMs, failed: hourMs }

/** The daily papers of Hugging Face, which people pick there; older ones are among them. */
export const huggingFace: FeedSource = {
  id: 'hugging-face',
  topicsOf: (feeds) => (feeds.some(({ from }) => from === 'hugging-face') ? ['hugging-face'] : []),
  stateOf(said, now) {
    const state = feedState(said, now)
    // Days without a pick and late ones mean nothing there.
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
