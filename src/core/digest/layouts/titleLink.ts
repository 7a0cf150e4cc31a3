import { bareLink, type Line } from '../lines.ts'
import { looksLikeProse, readTitle } from '../titles.ts'
import type { EntryHead, Layout } from './layout.ts'

/** A title line, then a line that is nothing but the link; blank lines between them do not matter. */
export const titleLink: Layout = {
  id: 'title-link',

  read(lines, index, { awaitsCommentary }): EntryHead | undefined {
    const line = lines[index]
    if (!line) return undefined
    const own = bareLink(line)
    if (own) return { title: undefined, link: own, lastLine: index, end: line.content.end }
    const linkIndex = nextFilled(lines, index + 1)
    const linkLine = lines[linkIndex]
    const link = linkLine && bareLink(linkLine)
    if (!link || !canBeTitle(line, awaitsCommentary)) return undefined
    return { title: readTitle(line), link, lastLine: linkIndex, end: linkLine.content.end }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${title}\n${url}`,
}

function canBeTitle(line: Line, awaitsCommentary: boolean): boolean {
  if (line.links.length > 0 || line.text === '') return false
  // Headings of the first two levels name the document and its sections, deeper ones its papers.
  if (line.kind === 'heading') return (line.level ?? 1) > 2
  // Directly below a bare head, prose is what is said of that paper, and the link that follows has no title.
  return line.kind === 'text' && !(awaitsCommentary && looksLikeProse(line.text))
}

function nextFilled(lines: readonly Line[], from: number): number {
  let index = from
  while (lines[index]?.kind === 'blank') index++
  return index
}
