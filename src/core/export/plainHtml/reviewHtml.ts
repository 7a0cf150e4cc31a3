import { absUrl } from '../../arxiv/links.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { authorsOf, factsOf } from '../recordLine.ts'
import type { Review, ReviewedPaper, ReviewPart } from '../review.ts'
import { linkHtml, markdownHtml, openTag, type Styles } from './markdownHtml.ts'

/** The parts of a review as HTML without classes, for places that have no style sheet of ours. */
export function reviewHtml({ parts }: Review, styles: Styles = {}): string {
  return parts.map((part) => partHtml(part, styles)).join('')
}

function partHtml(part: ReviewPart, styles: Styles): string {
  if (part.kind === 'prose') return markdownHtml(part.markdown, styles)
  if (part.kind === 'section') return `${openTag('h2', styles)}${escapeHtml(part.text)}</h2>\n`
  return paperHtml(part, styles)
}

function paperHtml({ title, url, id, record, commentary }: ReviewedPaper, styles: Styles): string {
  const address = id ? absUrl({ id, version: undefined }) : url
  const name = linkHtml(address, escapeHtml(readableTex(title)), { a: styles.title ?? '' })
  const about = record ? [authorsOf(record), ...factsOf(record)].filter((fact) => fact !== undefined) : []
  return [
    `${openTag('h3', styles)}${name}</h3>\n`,
    about.length > 0
      ? `${openTag('p', { p: styles.facts ?? '' })}${escapeHtml(about.join(' · '))}</p>\n`
      : '',
    markdownHtml(commentary, styles),
  ].join('')
}
