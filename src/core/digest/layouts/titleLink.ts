import type { Layout } from './layout.ts'
import { readAbove } from './ownLines.ts'
import { headPattern } from './pattern.ts'

/** A title line, then a line that is nothing but the link; blank lines or authors between them do not matter. */
export const titleLink: Layout = {
  id: 'title-link',
  trait: 'own lines',

  read: readAbove,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`(?<before>.*)‹title›(?<behind>.*)\n\s*‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind}\n${url}`,
}
