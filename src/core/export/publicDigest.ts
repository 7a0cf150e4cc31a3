import { withoutComments } from '../base/comments.ts'
import { frontMatterOf } from '../digest/frontMatter.ts'
import type { Digest } from '../digest/model.ts'
import { parseDigest } from '../digest/session.ts'

declare const isPublic: unique symbol

/** A digest that holds nothing but what readers may see; {@link publicDigest} alone makes one. */
export type PublicDigest = Digest & { readonly [isPublic]: true }

/**
 * The digest without comments, read again: no format meets a paper, a tag or a title that only a comment names.
 * @param read reads the text as the digest was read, by its conventions
 */
export function publicDigest(digest: Digest, read: (text: string) => Digest = parseDigest): PublicDigest {
  const head = frontMatterOf(digest)?.bodyStart ?? 0
  const body = digest.text.slice(head)
  const kept = withoutComments(body)
  return (kept === body ? digest : read(digest.text.slice(0, head) + kept)) as PublicDigest
}
