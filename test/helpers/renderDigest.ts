import type { Digest } from '../../src/core/digest/model.ts'
import { type ReviewOptions, reviewBlocks } from '../../src/core/render/review.ts'
import type { ReviewFacts } from '../../src/core/render/reviewFacts.ts'

/** All blocks of the review, as the body of a page. */
export function renderDigest(digest: Digest, facts: ReviewFacts, options: ReviewOptions = {}): string {
  return reviewBlocks(digest, facts, options)
    .map(({ html }) => html)
    .join('\n')
}
