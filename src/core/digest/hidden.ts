// The comments of a digest. They are found once, in the whole of it: a part by itself does not say in which language it is written.

import { findComments } from '../base/comments.ts'
import { memoize } from '../base/memo.ts'
import { applyEdits, lowerBound, type Span, shifted, slice, span, type TextEdit } from '../base/span.ts'
import type { Digest } from './model.ts'

const uncommented = new WeakSet<Digest>()

const commentsOf = memoize((digest: Digest) => (uncommented.has(digest) ? [] : findComments(digest.text)))

/** Of a text without its comments: what now stands side by side makes no new ones. */
export function readWithoutComments<Read extends Digest>(digest: Read): Read {
  uncommented.add(digest)
  return digest
}

/** The comments that a stretch of the digest has, or that have a part of it; one around a place for a stretch without length. */
export function commentsIn(digest: Digest, { start, end }: Span): readonly Span[] {
  const all = commentsOf(digest)
  const first = lowerBound(all.length, (index) => (all[index]?.end ?? 0) <= start)
  let last = first
  while ((all[last]?.start ?? end) < end) last++
  return all.slice(first, last)
}

/** What takes the comments out of a stretch, counted from its start; its lines stay. */
export function withoutCommentEdits(digest: Digest, range: Span): readonly TextEdit[] {
  return commentsIn(digest, range).map(({ start, end }) => {
    const at = span(Math.max(start, range.start), Math.min(end, range.end))
    return { span: shifted(at, -range.start), newText: slice(digest.text, at).replace(/[^\r\n]+/g, '') }
  })
}

/** A stretch of a digest as readers may see it. */
export function seenSlice(digest: Digest, range: Span): string {
  return applyEdits(slice(digest.text, range), withoutCommentEdits(digest, range))
}
