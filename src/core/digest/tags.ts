import { span } from '../base/span.ts'
import type { Tag } from './digest.ts'
import type { Line } from './lines.ts'

/** A hashtag in text. A letter is needed, so that "#1" stays a number; the sign must not follow a word, an address or another sign. */
export const hashtag = /(?<![\p{L}\p{N}_#&/"'(=-])#(?=[\p{N}_-]*\p{L})[\p{L}\p{N}_-]*[\p{L}\p{N}]/gu

/** The hashtags of a line, those inside its links left out. */
export function findTags(line: Line): readonly Tag[] {
  if (line.kind !== 'text' && line.kind !== 'tags') return []
  if (!line.text.includes('#')) return []
  const tags: Tag[] = []
  for (const match of line.text.matchAll(hashtag)) {
    const start = line.content.start + match.index
    const at = span(start, start + match[0].length)
    if (line.links.some((link) => link.span.start < at.end && at.start < link.span.end)) continue
    tags.push({ span: at, name: match[0].slice(1) })
  }
  return tags
}
