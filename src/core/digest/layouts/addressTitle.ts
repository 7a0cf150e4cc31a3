import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import { readInline } from './inline.ts'
import type { Layout } from './layout.ts'
import { headPattern } from './pattern.ts'

/** `address[Title]`, `link:address[Title]`: AsciiDoc's links, alone or with commentary after them. */
export const addressTitle: Layout = {
  id: 'address-title',
  trait: 'inline',

  read(cursor, index, context) {
    const { links } = cursor.lines[index] as Line
    if (!links.some((link) => hasLabelAfter(cursor.text, link))) return undefined
    const head = readInline(cursor, index, context)
    const isOurs = head?.layout === 'linked-title' && head.link && hasLabelAfter(cursor.text, head.link)
    return isOurs ? { ...head, layout: 'address-title' } : undefined
  },

  escapeTitle,
  plainTitle: (title) => title.replaceAll('\\]', ']'),
  pattern: headPattern(
    String.raw`(?<before>.*?)(?:link:)?‹address›\[(?<inside>[^[\]]*)‹title›(?<behind>[^[\]]*)\](?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}${url}[${escapeTitle(title)}]${behind}`,
}

function hasLabelAfter(text: string, { end, labelStart }: LineLink): boolean {
  return labelStart === end + 1 && text.charCodeAt(end) === 91
}

function escapeTitle(title: string): string {
  // AsciiDoc has no escape for its own sign.
  return title.replaceAll(']', '\\]').replace(/\\$/, '&#92;')
}
