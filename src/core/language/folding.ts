import type { Span } from '../base/span.ts'
import type { Digest } from '../digest/model.ts'

/** What folds: front matter, sections and entries, each from its first character to its last. */
export function foldingSpans(digest: Digest): readonly Span[] {
  const header = digest.frontMatter ? [{ start: 0, end: digest.frontMatter.end }] : []
  return [...header, ...digest.sections.map(({ span }) => span), ...digest.entries.map(({ span }) => span)]
}
