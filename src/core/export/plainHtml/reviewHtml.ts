import { absUrl } from '../../arxiv/links.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { aboutOf } from '../recordLine.ts'
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

function paperHtml(paper: ReviewedPaper, heading: string, styles: Styles): string {
  const { title, url, id, commentary, beside } = paper
  const address = id ? absUrl({ id, version: undefined }) : url
  const name = linkHtml(address, escapeHtml(readableTex(title)), { a: styles.title ?? '' })
  const links = beside.links.map((link) => linkHtml(link.url, escapeHtml(link.label), styles))
  const about = [escapeHtml(aboutOf(paper).join(' · ')), links.join(' · ')].filter(Boolean)
  return [
    `${openTag(heading, { [heading]: styles.h3 ?? '' })}${name}</${heading}>\n`,
    about.length > 0 ? `${openTag('p', { p: styles.facts ?? '' })}${about.join('<br>\n')}</p>\n` : '',
    markdownHtml(commentary, styles),
  ].join('')
}
