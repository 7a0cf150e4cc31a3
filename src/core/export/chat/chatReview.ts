import { absUrl } from '../../arxiv/links.ts'
import { readableTex } from '../../paper/text.ts'
import { aboutOf } from '../recordLine.ts'
import type { Review, ReviewedPaper } from '../review.ts'
import { chatText, type Dialect } from './chatText.ts'

/** How a review looks as text. */
export interface ChatLayout {
  readonly dialect: Dialect
  /** The review's title, escaped. */
  title(text: string): string
  /** A section's words, escaped. */
  section(text: string): string
  /** What names a paper, above what is said of it: all but the address escaped. */
  paper(title: string, url: string | undefined): string
  /** In front of each further line of an entry. */
  readonly indent: string
}

/** A review as text for a chat, or for a reader of plain text. */
export function chatReview({ title, date, parts }: Review, layout: ChatLayout): string {
  const { dialect } = layout
  const named = title.includes(date ?? '\0') || date === undefined ? title : `${title} (${date})`
  const blocks = parts.map((part) => {
    if (part.kind === 'prose') return chatText(part.markdown, dialect)
    if (part.kind === 'section') return layout.section(dialect.escape(part.text))
    return paperText(part, layout)
  })
  return `${[layout.title(dialect.escape(named)), ...blocks].filter(Boolean).join('\n\n')}\n`
}

function paperText(paper: ReviewedPaper, layout: ChatLayout): string {
  const { title, url, id, commentary, beside } = paper
  const { dialect, indent } = layout
  const address = id ? absUrl({ id, version: undefined }) : url
  const about = aboutOf(paper)
  const lines = [
    about.length > 0 ? dialect.italic(dialect.escape(about.join(' · '))) : '',
    beside.links.map((link) => dialect.link(dialect.escape(link.label), link.url)).join(' · '),
    chatText(commentary, dialect),
  ]
  const below = lines
    .filter(Boolean)
    .join('\n')
    .replace(/^(?=.)/gm, indent)
  // An entry without a title has its address for one.
  const name = title === url ? (address ?? title) : readableTex(title)
  return [layout.paper(dialect.escape(name), address), below].filter(Boolean).join('\n')
}
