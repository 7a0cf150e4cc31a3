import { readInline } from './inline.ts'
import type { Layout } from './layout.ts'
import { headPattern } from './pattern.ts'

/** `Title (address)` or `Title address`, alone in a paragraph, list item or heading; inside running prose it is a mention. */
export const titleParenthesis: Layout = {
  id: 'title-parenthesis',
  trait: 'inline',

  read: readInline,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)(?:[ \t]*[(（[]‹address›[)）\]]|[ \t,:：–—-]+‹address›)(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} (${url})`,
}
