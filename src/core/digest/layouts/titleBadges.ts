import { span } from '../../base/span.ts'
import type { Link } from '../digest.ts'
import { type Line, restOf } from '../lines.ts'
import { titleScore, trimTitle } from '../titles.ts'
import type { Layout } from './layout.ts'
import { canNamePaper, paperLink } from './linkLabels.ts'

/** `Title [[Paper](address)] [[Code](address)]`: a title, then links that say what lies behind them. */
export const titleBadges: Layout = {
  id: 'title-badges',

  read(lines, index) {
    const line = lines[index]
    if (!line || line.links.length === 0 || (line.kind !== 'heading' && line.kind !== 'text'))
      return undefined
    const badges = readBadges(line)
    const [first] = badges
    if (!first) return undefined
    const raw = line.text.slice(0, first.from).replace(/[\s[(]+$/u, '')
    const rest = /^[\s\])>.:：,;–—-]*/u.exec(line.text.slice(badges.at(-1)?.to))?.[0].length ?? 0
    const end = line.content.start + (badges.at(-1)?.to ?? 0) + rest
    if (!/\p{L}{2}/u.test(raw) || titleScore(raw) < 0 || (end < line.content.end && !line.isListItem))
      return undefined
    const link = paperLink(
      line,
      badges.map((badge) => badge.link),
    )
    const title = trimTitle(raw, span(line.content.start, line.content.start + raw.length))
    return link && title && { title, link, lastLine: index, commentary: restOf(line, end) }
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `${title} [[paper](${url})]`,
}

interface Badge {
  readonly link: Link
  /** From the first bracket to behind the closing parenthesis, in the line's text. */
  readonly from: number
  readonly to: number
}

/** The links from the first on that follow each other as `[label](address)` with nothing but marks between them. */
function readBadges(line: Line): readonly Badge[] {
  const badges: Badge[] = []
  for (const link of line.links) {
    const badge = readBadge(line, link)
    const last = badges.at(-1)
    if (!badge || (last && !/^[\s\])([,;:·|/–—-]*$/u.test(line.text.slice(last.to, badge.from)))) break
    badges.push(badge)
  }
  return badges
}

function readBadge({ text, content }: Line, link: Link): Badge | undefined {
  const start = link.span.start - content.start
  const end = link.span.end - content.start
  if (!text.startsWith('](', start - 2) || text.charAt(end) !== ')') return undefined
  const from = text.lastIndexOf('[', start - 3)
  // A long text in brackets is a title or part of a sentence, not a badge.
  if (from < 0 || (start - from > 40 && canNamePaper(text.slice(from + 1, start - 2)))) return undefined
  return { link, from, to: end + 1 }
}
