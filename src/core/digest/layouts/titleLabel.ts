import type { Layout } from './layout.ts'
import { readLabelled } from './ownLines.ts'
import { headPattern } from './pattern.ts'

/** `Title: …`, then other lines of `Label: value`, one of them the link. */
export const titleLabel: Layout = {
  id: 'title-label',
  trait: 'own lines',
  read: readLabelled,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`Title: (?<before>.*)‹title›(?<behind>.*)\n\s*Link: ‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `Title: ${before}${title}${behind}\nLink: ${url}`,
}
