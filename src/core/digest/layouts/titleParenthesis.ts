import { span } from '../../base/span.ts'
import { isPaperUrl } from '../../paper/paperHosts.ts'
import { titleScore, trimTitle } from '../titles.ts'
import type { Layout } from './layout.ts'

/** `Title (address)` or `Title address`, alone in a paragraph, list item or heading; inside running prose it is a mention. */
export const titleParenthesis: Layout = {
  id: 'title-parenthesis',

  read(lines, index) {
    const line = lines[index]
    const link = line?.links[0]
    if (!line || !link || line.links.length > 1 || !isPaperUrl(link.url)) return undefined
    const before = line.text.slice(0, link.span.start - line.content.start)
    const after = line.text.slice(link.span.end - line.content.start)
    const isEnclosed = /[^\s[\](]\s*\($/u.test(before) && /^\)\.?$/.test(after)
    const raw = isEnclosed ? before.slice(0, -1) : before.replace(/\s*[:：–—-]?\s*$/u, '')
    if (!isEnclosed && (after !== '' || raw === before || titleScore(raw) < 1)) return undefined
    if (titleScore(raw) < 0) return undefined
    const title = trimTitle(raw, span(line.content.start, line.content.start + raw.length))
    return title && { title, link, lastLine: index, commentary: undefined }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${title} (${url})`,
}
