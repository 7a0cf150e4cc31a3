import { span } from '../../base/span.ts'
import { isPaperUrl } from '../../paper/paperHosts.ts'
import { type Line, restOf } from '../lines.ts'
import { trimTitle } from '../titles.ts'
import type { Layout, Surroundings } from './layout.ts'
import { canNamePaper } from './linkLabels.ts'

/** `[Title](address)`, alone in a heading or paragraph, or at the start of a list item that goes on as commentary. */
export const linkedTitle: Layout = {
  id: 'linked-title',

  read(lines, index, surroundings) {
    const line = lines[index]
    const link = line?.links[0]
    if (!line || !link || (line.kind !== 'heading' && line.kind !== 'text')) return undefined
    const before = line.text.slice(0, link.span.start - line.content.start)
    const [, lead = '', label = ''] = /^((?:\*\*|__|"|“|《)?\[)(.+)\]\(<?$/u.exec(before) ?? []
    if (!canNamePaper(label) || label.includes('](') || !leadsToPaper(line, link.url, surroundings))
      return undefined
    const closing = /^>?(?: +"[^"]*")?\)(?:\s*[:：.,–—-])?(?:\*\*|__|"|”|》)?\s*[:：.–—-]*\s*/u.exec(
      line.text.slice(link.span.end - line.content.start),
    )
    const end = link.span.end + (closing?.[0].length ?? 0)
    if (!closing || (end < line.content.end && !line.isListItem)) return undefined
    const start = line.content.start + lead.length
    const title = trimTitle(label, span(start, start + label.length))
    return title && { title, link, lastLine: index, commentary: restOf(line, end) }
  },

  escapeTitle,

  write: ({ title, url }) => `[${escapeTitle(title)}](${url})`,
}

/** In a list whose items above were papers, a title that leads elsewhere is one, too. */
function leadsToPaper(line: Line, url: string, { previous }: Surroundings): boolean {
  return isPaperUrl(url) || (line.isListItem && previous === 'linked-title')
}

function escapeTitle(title: string): string {
  return title.replaceAll(/[[\]\\]/g, '\\$&')
}
