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
  const papers = digest.entries.filter(({ link }) => link?.arxiv)
  return papers.length >= 2 || (papers.length === 1 && digest.tags.length > 0)
}
