import { type Span, span } from '../../base/span.ts'
import { isPaperUrl } from '../../paper/paperHosts.ts'
import type { Label } from '../digest.ts'
import { type Line, nextFilled } from '../lines.ts'
import { titleScore, trimTitle } from '../titles.ts'
import type { EntryHead, Layout } from './layout.ts'

/** A title in a heading or in bold, then lines of `Label: value`, one of them the link. */
export const titleFields: Layout = {
  id: 'title-fields',

  read(lines, index) {
    const line = lines[index]
    const title = line && readOwnTitle(line)
    return title && readFields(lines, index, title)
  },

  escapeTitle: (title) => title,

  write: ({ title, url }) => `**${title}**\n\narXiv: ${url}`,
}

/** More fields than this above the link make no head of an entry. */
const mostFields = 12
const field =
  /^(?!<?https?:)(?:>\s*)?(?:\*\*|__)?([^\s:：*_][^:：*_]{0,30}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*/u
/** A value of this length says something; shorter ones are dates, names and venues. */
const shortestCommentary = 80

function readOwnTitle(line: Line): Label | undefined {
  if (line.links.length > 0) return undefined
  const numbered = /^(?:\d{1,4}[.)]\s+)?/.exec(line.text)?.[0].length ?? 0
  const text = line.text.slice(numbered)
  const start = line.content.start + numbered
  if (line.kind === 'heading')
    return (line.level ?? 1) > 1 ? trimTitle(text, span(start, start + text.length)) : undefined
  const bold = line.kind === 'text' ? /^(\*\*|__)《?(.+?)》?\1/u.exec(text)?.[2] : undefined
  if (bold === undefined) return undefined
  const words = bold.replace(/》.*$/u, '')
  if (titleScore(words) < 0) return undefined
  const at = start + text.indexOf(words)
  return trimTitle(words, span(at, at + words.length))
}

function readFields(lines: readonly Line[], index: number, title: Label): EntryHead | undefined {
  let commentary: Span | undefined
  let at = nextFilled(lines, index + 1)
  for (let count = 0; count < mostFields; count++) {
    const line = lines[at]
    const label = line?.kind === 'text' ? field.exec(line.text) : null
    if (!line || !label) return undefined
    const [link] = line.links
    const value = line.content.start + label[0].length
    if (link && link.span.start <= value + 1 && isPaperUrl(link.url)) {
      return { title, link, lastLine: at, commentary }
    }
    if (line.content.end - value >= shortestCommentary) commentary ??= span(value, line.content.end)
    at = nextFilled(lines, at + 1)
  }
  return undefined
}
