import type { Digest } from '../digest/model.ts'
import { type ReviewOptions, reviewBlocks } from './review.ts'
import type { ReviewFacts } from './reviewFacts.ts'

/**
 * The review as the body of a page, for whoever wants it whole. Everything that stems from the document or from a record
 * is escaped. It needs the style sheets of the page, KaTeX's among them.
 */
export function renderDigest(digest: Digest, facts: ReviewFacts, options: ReviewOptions = {}): string {
  return reviewBlocks(digest, facts, options)
    .map(({ html }) => html)
    .join('\n')
}
