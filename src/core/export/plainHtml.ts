import { absUrl } from '../arxiv/links.ts'
import type { Facts } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml } from '../render/html.ts'
import { type Labels, labelsIn } from '../render/labels.ts'
import { type MarkdownNode, plainReview, readMarkdownTree } from './chat.ts'
import type { DigestWithPapers } from './exportFormat.ts'
import {
  aboutOf,
  mailAddress,
  type Review,
  type ReviewedPaper,
  type ReviewPart,
  readReview,
  webUrl,
} from './review.ts'

/** The parts of a review as HTML without classes or styles, for places without our style sheet. */
export function reviewHtml({ parts, language }: Review, papers: Facts): string {
  const labels = labelsIn(language)
  const paperHeading = paperHeadingsOf(parts)
  return parts.map((part, index) => partHtml(part, { heading: paperHeading(index), labels, papers })).join('')
}

/**
 * The heading element of a paper by its position: no level is skipped, and papers outside sections have the rank of a
 * section.
 */
export function paperHeadingsOf(parts: readonly ReviewPart[]): (index: number) => 'h2' | 'h3' {
  const firstSection = parts.findIndex(({ kind }) => kind === 'section')
  return (index) => (firstSection >= 0 && index > firstSection ? 'h3' : 'h2')
}

interface PartPlace {
  /** The element of a paper's heading. */
  readonly heading: string
  readonly labels: Labels
  readonly papers: Facts
}

function partHtml(part: ReviewPart, place: PartPlace): string {
  if (part.kind === 'prose') return markdownHtml(part.markdown, place.papers)
  if (part.kind === 'section') return `<h2>${escapeHtml(part.text)}</h2>\n`
  return paperHtml(part, place)
}

function paperHtml(paper: ReviewedPaper, { heading, labels, papers }: PartPlace): string {
  const { title, url, id, commentary, beside } = paper
  const address = id ? absUrl({ id, version: undefined }) : url
  const links = beside.links.map((link) => linkHtml(link.url, escapeHtml(link.label)))
  const about = [escapeHtml(aboutOf(paper, labels).join(' · ')), links.join(' · ')].filter(Boolean)
  return [
    `<${heading}>${linkHtml(address, escapeHtml(readableTex(title)))}</${heading}>\n`,
    about.length > 0 ? `<p>${about.join('<br>\n')}</p>\n` : '',
    markdownHtml(commentary, papers),
  ].join('')
}

/** Attributes by element, such as ` style="margin: 0"`; other elements have none. */
export type Looks = Readonly<Record<string, string>>

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
 * Markdown as HTML for places without our style sheet, scripts and fonts, such as e-mails, feeds and the clipboard.
 * Everything is escaped; headings become bold paragraphs, so that the levels around them stay in order.
 */
export function markdownHtml(markdown: string, papers: Facts, looks: Looks = {}): string {
  return nodesHtml(readMarkdownTree(markdown, papers), looks)
}

/** The opening tag with the look of the element. */
function openTag(element: string, looks: Looks, attributes = ''): string {
  return `<${element}${attributes}${looks[element] ?? ''}>`
}

/** Only the label if nobody may follow the address. */
export function linkHtml(url: string | undefined, label: string, looks: Looks = {}): string {
  const safe = webUrl(url) ?? (mailAddress(url) && url)
  return safe ? `${openTag('a', looks, ` href="${escapeHtml(safe)}"`)}${label}</a>` : label
}

function nodesHtml(nodes: readonly MarkdownNode[], looks: Looks): string {
  return nodes.map((node) => nodeHtml(node, looks)).join('')
}

function nodeHtml(node: MarkdownNode, looks: Looks): string {
  const inside = () => nodesHtml(node.children, looks)
  switch (node.type) {
    case 'inline':
      return inside()
    case 'softbreak':
    case 'hardbreak':
      return '<br>\n'
    case 'heading':
      return `${openTag('p', looks)}<strong>${inside()}</strong></p>\n`
    case 'fence':
    case 'code_block':
      return `${openTag('pre', looks)}<code>${escapeHtml(node.content)}</code></pre>\n`
    case 'code_inline':
      return `${openTag('code', looks)}${escapeHtml(node.content)}</code>`
    case 'formula':
      return `<em>${escapeHtml(readableTex(node.content))}</em>`
    case 'hr':
      return `${openTag('hr', looks)}\n`
    case 'link':
      return linkHtml(node.url, inside(), looks)
    case 'image':
      return linkHtml(node.url, escapeHtml(node.content || node.url), looks)
    default:
      return elementHtml(node, looks)
  }
}

function elementHtml(node: MarkdownNode, looks: Looks): string {
  const inside = node.children.length > 0 ? nodesHtml(node.children, looks) : escapeHtml(node.content)
  const element = elements[node.type]
  if (element === undefined || node.isTight) return inside
  const attributes = node.type === 'ordered_list' && node.start !== 1 ? ` start="${node.start}"` : ''
  const end = /^(?:strong|em|s)$/.test(element) ? '' : '\n'
  return `${openTag(element, looks, attributes)}${inside}</${element}>${end}`
}

/** The same in two forms, as on a clipboard: the program that pastes takes the better one that it knows. */
export interface RichText {
  /** Without looks, so that it looks like the document into which it is pasted. */
  readonly html: string
  readonly plain: string
}

export function richText(exported: DigestWithPapers): RichText {
  const review = readReview(exported)
  return {
    html: `<h1>${escapeHtml(review.title)}</h1>\n${reviewHtml(review, exported.papers)}`,
    plain: plainReview(review),
  }
}
