import type { Layout } from './layout.ts'
import { readAbove } from './ownLines.ts'
import { headPattern } from './pattern.ts'

/** A title in a heading, in bold or at the head of a list, then lines of `Label: value` or of labelled links. */
export const titleFields: Layout = {
  id: 'title-fields',
  trait: 'own lines',

  read: readAbove,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(String.raw`(?<before>.*)\*\*‹title›\*\*(?<behind>.*)\n\s*arXiv: ‹address›`),
  write: ({ title, url, before = '', behind = '' }) => `${before}${inBold(title)}${behind}\n\narXiv: ${url}`,
}

function inBold(title: string): string {
  return /^\*\*.+\*\*$/su.test(title) ? title : `**${title}**`
}
