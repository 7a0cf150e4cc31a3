import { absUrl } from '../../arxiv/links.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { authorsOf, factsOf } from '../recordLine.ts'
import type { Review, ReviewedPaper, ReviewPart } from '../review.ts'
import { linkHtml, markdownHtml, openTag, type Styles } from './markdownHtml.ts'

/** The parts of a review as HTML without classes, for places that have no style sheet of ours. */
export function reviewHtml({ parts }: Review, styles: Styles = {}): string {
  const firstSection = parts.findIndex(({ kind }) => kind === 'section')
  // Headings leave no level out: what stands in no section is of the rank of one.
  const isInSection = (index: number) => firstSection >= 0 && index > firstSection
  return parts.map((part, index) => partHtml(part, isInSection(index) ? 'h3' : 'h2', styles)).join('')
}

function partHtml(part: ReviewPart, paperHeading: string, styles: Styles): string {
  if (part.kind === 'prose') return markdownHtml(part.markdown, styles)
  if (part.kind === 'section') return `${openTag('h2', styles)}${escapeHtml(part.text)}</h2>\n`
  return paperHtml(part, paperHeading, styles)
}

function paperHtml(
  { title, url, id, record, commentary }: ReviewedPaper,
  heading: string,
  styles: Styles,
): string {
  const address = id ? absUrl({ id, version: undefined }) : url
  const name = linkHtml(address, escapeHtml(readableTex(title)), { a: styles.title ?? '' })
  const about = record ? [authorsOf(record), ...factsOf(record)].filter((fact) => fact !== undefined) : []
  return [
    `${openTag(heading, { [heading]: styles.h3 ?? '' })}${name}</${heading}>\n`,
    about.length > 0
      ? `${openTag('p', { p: styles.facts ?? '' })}${escapeHtml(about.join(' · '))}</p>\n`
      : '',
    markdownHtml(commentary, styles),
  ].join('')
}
