import { readInline } from './inline.ts'
import type { Layout } from './layout.ts'
import { headPattern } from './pattern.ts'

/** `Title [[Paper](address)] [[Code](address)]`: a title, then links that say what lies behind them; or these first. */
export const titleBadges: Layout = {
  id: 'title-badges',
  trait: 'inline',

  read: readInline,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)[ \t]*(?:\[\[[^[\]]*\]\(‹address›\)\]|\(\[[^[\]]*\]\(‹address›\)\)|\[[^[\]]*\]\(‹address›\))(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} [[paper](${url})]`,
}
