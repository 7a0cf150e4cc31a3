import { span } from '../../base/span.ts'
import type { Layout } from './layout.ts'

/** `[Title](address)`, alone in a heading or paragraph, or at the start of a list item that goes on as commentary. */
export const linkedTitle: Layout = {
  id: 'linked-title',

  read(lines, index) {
    const line = lines[index]
    const link = line?.links[0]
    if (!line || !link?.arxiv || (line.kind !== 'heading' && line.kind !== 'text')) return undefined
    const before = line.text.slice(0, link.span.start - line.content.start)
    const opening = /^(?:\*\*|__)?\[(.+)\]\($/.exec(before)
    if (!opening?.[1]) return undefined
    const closing = /^\)(?:\*\*|__)?\s*[:.–—-]?\s*/.exec(line.text.slice(link.span.end - line.content.start))
    if (!closing) return undefined
    const end = link.span.end + closing[0].length
    if (end < line.content.end && !line.isListItem) return undefined
    const start = line.content.start + before.indexOf('[') + 1
    const title = { span: span(start, start + opening[1].length), text: opening[1] }
    return { title, link, lastLine: index, end }
  },

  escapeTitle,

  write: ({ title, url }) => `[${escapeTitle(title)}](${url})`,
}

function escapeTitle(title: string): string {
  return title.replaceAll(/[[\]\\]/g, '\\$&')
}
