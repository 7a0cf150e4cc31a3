import { span } from '../../base/span.ts'
import { titleScore, trimTitle } from '../titles.ts'
import type { Layout } from './layout.ts'

/** `Title (address)`, alone in a paragraph, list item or heading; inside running prose it is a mention. */
export const titleParenthesis: Layout = {
  id: 'title-parenthesis',

  read(lines, index) {
    const line = lines[index]
    const link = line?.links[0]
    if (!line || !link?.arxiv || line.links.length > 1) return undefined
    const before = line.text.slice(0, link.span.start - line.content.start)
    const after = line.text.slice(link.span.end - line.content.start)
    if (!/[^\s[\](]\s*\($/.test(before) || !/^\)\.?$/.test(after) || titleScore(before.slice(0, -1)) < 0)
      return undefined
    const raw = before.slice(0, -1)
    const title = trimTitle(raw, span(line.content.start, line.content.start + raw.length))
    return title && { title, link, lastLine: index, end: line.content.end }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${title} (${url})`,
}
