import { slice } from '../base/span.ts'
import type { Digest } from './digest.ts'
import { digestKey } from './grammar.ts'

const ownKey = new RegExp(`^${digestKey}[ \\t]*:`, 'm')

/**
 * Whether a document is a digest by what it says: front matter with our key, at least two entries of papers, or one
 * entry and a line of tags.
 */
export function looksLikeDigest(digest: Digest): boolean {
  if (digest.frontMatter && ownKey.test(slice(digest.text, digest.frontMatter))) return true
  let papers = 0
  let tags = 0
  for (const part of digest.parts) {
    papers += part.entries.filter(({ link }) => link?.arxiv).length
    tags += part.tags.length
    if (papers >= 2 || (papers === 1 && tags > 0)) return true
  }
  return false
}
