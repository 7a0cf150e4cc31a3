import { absUrl } from '../arxiv/links.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml } from '../render/escapeHtml.ts'
import { type Labels, labelsIn } from '../render/labels.ts'
import type { DigestWithPapers, ExportOptions } from './exportFormat.ts'
import { text } from './formats/text.ts'
import { type MarkdownNode, readMarkdownTree } from './markdownTree.ts'
import { aboutOf, type Review, type ReviewedPaper, type ReviewPart, readReview, webUrl } from './review.ts'

/** The parts of a review as HTML without classes, for places that have no style sheet of ours. */
export function reviewHtml({ parts, language }: Review, styles: Styles = {}): string {
  const firstSection = parts.findIndex(({ kind }) => kind === 'section')
  // Headings leave no level out: what stands in no section is of the rank of one.
  const isInSection = (index: number) => firstSection >= 0 && index > firstSection
  const labels = labelsIn(language)
  const paperHeading = (index: number) => (isInSection(index) ? 'h3' : 'h2')
  return parts
    .map((part, index) => partHtml(part, { paperHeading: paperHeading(index), labels, styles }))
    .join('')
}

interface PartPlace {
  /** The element of the headings of papers. */
  readonly paperHeading: string
  readonly labels: Labels
  readonly styles: Styles
}

function partHtml(part: ReviewPart, place: PartPlace): string {
  const { styles } = place
  if (part.kind === 'prose') return markdownHtml(part.markdown, styles)
  if (part.kind === 'section') return `${openTag('h2', styles)}${escapeHtml(part.text)}</h2>\n`
  return paperHtml(part, place)
}

function paperHtml(paper: ReviewedPaper, { paperHeading: heading, labels, styles }: PartPlace): string {
  const { title, url, id, commentary, beside } = paper
  const address = id ? absUrl({ id, version: undefined }) : url
  const name = linkHtml(address, escapeHtml(readableTex(title)), { a: styles.title ?? '' })
  const links = beside.links.map((link) => linkHtml(link.url, escapeHtml(link.label), styles))
  const about = [escapeHtml(aboutOf(paper, labels).join(' · ')), links.join(' · ')].filter(Boolean)
  return [
    `${openTag(heading, { [heading]: styles.h3 ?? '' })}${name}</${heading}>\n`,
    about.length > 0 ? `${openTag('p', { p: styles.facts ?? '' })}${about.join('<br>\n')}</p>\n` : '',
    markdownHtml(commentary, styles),
  ].join('')
}

/** Inline styles by the element; an element that is not named has none. */
export type Styles = Readonly<Record<string, string>>

/** Elements by markdown-it's names. */
const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bullet_list: 'ul',
  ordered_list: 'ol',
  list_item: 'li',
  blockquote: 'blockquote',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  strong: 'strong',
  em: 'em',
  s: 's',
}

/**
 * Markdown as HTML for places that know no style sheet, no script and no fonts of ours, such as mails, feeds and the
 * clipboard. Everything is escaped; headings become bold paragraphs, so that those around them stay in order.
 */
export function markdownHtml(markdown: string, styles: Styles): string {
  return nodesHtml(readMarkdownTree(markdown), styles)
}

/** The opening tag with the element's style. */
function openTag(element: string, styles: Styles, attributes = ''): string {
  const style = styles[element]
  return `<${element}${attributes}${style ? ` style="${escapeHtml(style)}"` : ''}>`
}

function linkHtml(url: string | undefined, label: string, styles: Styles): string {
  const safe = webUrl(url)
  return safe ? `${openTag('a', styles, ` href="${escapeHtml(safe)}"`)}${label}</a>` : label
}

function nodesHtml(nodes: readonly MarkdownNode[], styles: Styles): string {
  return nodes.map((node) => nodeHtml(node, styles)).join('')
}

function nodeHtml(node: MarkdownNode, styles: Styles): string {
  const inside = () => nodesHtml(node.children, styles)
  switch (node.type) {
    case 'inline':
      return inside()
    case 'softbreak':
    case 'hardbreak':
      return '<br>\n'
    case 'heading':
      return `${openTag('p', styles)}<strong>${inside()}</strong></p>\n`
    case 'fence':
    case 'code_block':
      return `${openTag('pre', styles)}<code>${escapeHtml(node.content)}</code></pre>\n`
    case 'code_inline':
      return `${openTag('code', styles)}${escapeHtml(node.content)}</code>`
    case 'formula':
      return `<em>${escapeHtml(readableTex(node.content))}</em>`
    case 'hr':
      return `${openTag('hr', styles)}\n`
    case 'link':
      return linkHtml(node.url, inside(), styles)
    case 'image':
      return linkHtml(node.url, escapeHtml(node.content || node.url), styles)
    default:
      return elementHtml(node, styles)
  }
}

function elementHtml(node: MarkdownNode, styles: Styles): string {
  const inside = node.children.length > 0 ? nodesHtml(node.children, styles) : escapeHtml(node.content)
  const element = elements[node.type]
  if (element === undefined || node.isTight) return inside
  const attributes = node.type === 'ordered_list' && node.start !== 1 ? ` start="${node.start}"` : ''
  const end = /^(?:strong|em|s)$/.test(element) ? '' : '\n'
  return `${openTag(element, styles, attributes)}${inside}</${element}>${end}`
}

/** The same in two forms, as a clipboard holds them: whoever pastes takes the better one that it knows. */
export interface RichText {
  /** Without styles, so that it looks like the document into which it is pasted. */
  readonly html: string
  readonly plain: string
}

export function richText(exported: DigestWithPapers, options: ExportOptions): RichText {
  const review = readReview(exported)
  return {
    html: `<h1>${escapeHtml(review.title)}</h1>\n${reviewHtml(review)}`,
    plain: text.write([exported], options)[0]?.text ?? '',
  }
}
