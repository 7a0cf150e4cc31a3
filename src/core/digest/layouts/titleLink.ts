import { bareLink, type Line, nextFilled } from '../lines.ts'
import { readTitle, titleScore } from '../titles.ts'
import type { EntryHead, Layout, Surroundings } from './layout.ts'

/** A title line, then a line that is nothing but the link; blank lines between them do not matter. */
export const titleLink: Layout = {
  id: 'title-link',

  read(lines, index, surroundings): EntryHead | undefined {
    const line = lines[index]
    if (!line || bareLink(line)) return undefined
    const linkIndex = nextFilled(lines, index + 1)
    const linkLine = lines[linkIndex]
    const link = linkLine && bareLink(linkLine)
    if (!link || !isTitle(line, lines[nextFilled(lines, linkIndex + 1)], surroundings)) return undefined
    return { title: readTitle(line), link, lastLine: linkIndex, commentary: undefined }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${title}\n${url}`,
}

/** Whether the line above a bare link names its paper, and not the line below. */
function isTitle(
  above: Line,
  below: Line | undefined,
  { awaitsCommentary, previous }: Surroundings,
): boolean {
  if (above.links.length > 0 || above.text === '') return false
  // Headings of the first two levels name the document and its sections, deeper ones its papers.
  if (above.kind === 'heading') return (above.level ?? 1) > 2
  if (above.kind !== 'text') return false
  const score = titleScore(above.text)
  const rival = below?.kind === 'text' && below.links.length === 0 ? titleScore(below.text) : -3
  if (previous === 'link-title') return !awaitsCommentary && score > Math.max(0, rival)
  return score >= 0 && (rival < 3 || score >= rival)
}
