import { span } from '../base/span.ts'
import type { Tag } from './digest.ts'
import { type LineTable, lineKind } from './text/lineTable.ts'

/** A hashtag in text. A letter is needed, so that "#1" stays a number; the sign must not follow a word, an address or another sign. */
export const hashtag = /(?<![\p{L}\p{N}_#&/"'(=-])#(?=[\p{N}_-]*\p{L})[\p{L}\p{N}_-]*[\p{L}\p{N}]/gu

/** The hashtags of a line, those inside its links left out. */
export function findTags(lines: LineTable, line: number): readonly Tag[] {
  const kind = lines.kinds[line]
  if (kind !== lineKind.text && kind !== lineKind.tags) return none
  const tags: Tag[] = []
  for (const match of lines.words(line).matchAll(hashtag)) {
    const start = lines.wordStart(line) + match.index
    const end = start + match[0].length
    if (!isInsideLink(lines, line, start, end)) tags.push({ span: span(start, end), name: match[0].slice(1) })
  }
  return tags
}

const none: readonly Tag[] = []

function isInsideLink(lines: LineTable, line: number, start: number, end: number): boolean {
  for (let link = lines.firstLink(line); link < lines.firstLink(line + 1); link++) {
    if (lines.links.start(link) < end && start < lines.links.end(link)) return true
  }
  return false
}
