// A digest as HTML that carries its own style or none, for e-mails, rich text and feeds; and the feed.
import { createHash } from 'node:crypto'
import { absUrl } from '../arxiv/links.ts'
import { type Labels, labelsIn } from '../base/labels.ts'
import type { Facts } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { escapeHtml, languageAttributes } from '../render/html.ts'
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

/**
 * The parts of a review as HTML without classes or styles, for places without our style sheet.
 * @param addressOf the public address of a file that the digest links to, if there is one
 */
function reviewHtml(
  { parts, language }: Review,
  papers: Facts,
  addressOf: AddressOf = () => undefined,
): string {
  const labels = labelsIn(language)
  const paperHeading = paperHeadingsOf(parts)
  return parts
    .map((part, index) => partHtml(part, { heading: paperHeading(index), labels, papers, addressOf }))
    .join('')
}

type AddressOf = (link: string) => string | undefined

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
  readonly addressOf: AddressOf
}

function partHtml(part: ReviewPart, place: PartPlace): string {
  if (part.kind === 'prose') return placedHtml(part.markdown, place)
  if (part.kind === 'section') return `<h2>${escapeHtml(part.text)}</h2>\n`
  return paperHtml(part, place)
}

function placedHtml(markdown: string, { papers, addressOf }: PartPlace): string {
  return nodesHtml(
    readMarkdownTree(markdown, papers).map((node) => addressed(node, addressOf)),
    {},
  )
}

function addressed(node: MarkdownNode, addressOf: AddressOf): MarkdownNode {
  const children = node.children.map((child) => addressed(child, addressOf))
  return { ...node, children, url: node.url && (addressOf(node.url) ?? node.url) }
}

function paperHtml(paper: ReviewedPaper, place: PartPlace): string {
  const { heading, labels, addressOf } = place
  const { title, url, id, commentary, beside } = paper
  const address = id ? absUrl({ id, version: undefined }) : url
  const links = beside.links.map((link) => linkHtml(addressOf(link.url) ?? link.url, escapeHtml(link.label)))
  const about = [escapeHtml(aboutOf(paper, labels).join(' · ')), links.join(' · ')].filter(Boolean)
  return [
    `<${heading}>${linkHtml(address, escapeHtml(readableTex(title)))}</${heading}>\n`,
    about.length > 0 ? `<p>${about.join('<br>\n')}</p>\n` : '',
    placedHtml(commentary, place),
  ].join('')
}

/** Attributes by element, such as ` style="margin: 0"`, and of hashtags; other elements have none. */
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
    case 'tag':
      return looks.tag ? `<span${looks.tag}>${inside()}</span>` : inside()
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
  return `${aligned(openTag(element, looks, attributes), node)}${inside}</${element}>${end}`
}

/** The opening tag of a cell, with the side to which its words are: the last of several styles counts. */
function aligned(tag: string, { align }: MarkdownNode): string {
  if (align === undefined) return tag
  return tag.includes('style="')
    ? tag.replace(/(style="[^"]*)"/, `$1 text-align: ${align};"`)
    : tag.replace('>', ` align="${align}">`)
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

/** A digest and its review. */
interface FeedDigest {
  readonly exported: DigestWithPapers
  readonly review: Review
}

interface FeedOptions<Item extends FeedDigest> {
  /** The title of the series. */
  readonly title: string
  readonly author: string
  /** The public address of the series' folder, with a final `/`. */
  readonly address: string | undefined
  /** The feed's own path, relative to the address. */
  readonly feedPath: string
  /**
   * What its digests have in common, such as `#vision`, and the page about it, relative to the address; missing for the
   * whole series.
   */
  readonly topic?: { readonly name: string; readonly page: string }
  /** The page of a digest, relative to the address; `undefined` if there is none. */
  pageOf(item: Item): string | undefined
  /** The path of a file that a digest links to, relative to the address; `undefined` if it is not published. */
  fileOf?(link: string, item: Item): string | undefined
}

/** Feed readers fetch repeatedly, and keep what they have seen. */
const mostEntries = 50
/** Each digest is in the feeds of all its tags. */
const mostEntriesOfTopic = 20

/**
 * The newest digests as an Atom feed (RFC 4287). Ids depend on the feed's address, or its title if it has none, and on
 * a digest's path, not on its content: they are stable while these are, and a digest has the same id in all feeds of a
 * series.
 */
export function atomFeed<Item extends FeedDigest>(
  digests: readonly Item[],
  options: FeedOptions<Item>,
): string {
  const { title, author, address, feedPath, topic } = options
  const shown = digests
    .toSorted((a, b) => updatedAt(b).localeCompare(updatedAt(a)))
    .slice(0, topic ? mostEntriesOfTopic : mostEntries)
  const newest = shown[0]
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('title', topic ? `${title} · ${topic.name}` : title),
    element('id', nameUuid(topic ? `${seriesName(options)}\n${topic.name}\n` : seriesName(options))),
    element('updated', newest ? updatedAt(newest) : epoch),
    `<author>${element('name', author)}</author>`,
    element('generator', 'Research Digest'),
    ...(address
      ? [
          link('self', new URL(feedPath, address).href),
          link('alternate', new URL(topic?.page ?? '', address).href, 'text/html'),
        ]
      : []),
    ...shown.map((item) => entry(item, options)),
    '</feed>',
  ].join('\n')}\n`
}

/** RFC 3339. */
function updatedAt({ exported, review }: FeedDigest): string {
  return instant(review.date) ?? exported.changedAt ?? epoch
}

/** Atom requires a date, even if nothing says when a digest is from. */
const epoch = '1970-01-01T00:00:00Z'

/** The first moment of the day or month. */
function instant(date: string | undefined): string | undefined {
  return date && `${date.length === 7 ? `${date}-01` : date}T00:00:00Z`
}

function entry<Item extends FeedDigest>(item: Item, options: FeedOptions<Item>): string {
  const { exported, review } = item
  const page = options.pageOf(item)
  const updated = updatedAt(item)
  // Feed readers resolve no relative links: without the site's address there is none for its pages.
  const address = page && options.address && new URL(page, options.address).href
  const { language } = review
  return [
    `<entry xml:lang="${language}">`,
    element('title', review.title),
    element('id', nameUuid(`${seriesName(options)}\n${exported.path}`)),
    element('updated', updated),
    ...(review.date ? [element('published', updated)] : []),
    ...(address ? [link('alternate', address, 'text/html')] : []),
    ...review.tags.map((tag) => `<category term="${escapeHtml(tag)}"/>`),
    `<content type="html">${escapeHtml(contentHtml(item, options))}</content>`,
    '</entry>',
  ].join('\n')
}

/** Feed readers take the text direction only from the content. */
function contentHtml<Item extends FeedDigest>(item: Item, { address, fileOf }: FeedOptions<Item>): string {
  const { exported, review } = item
  const attributes = languageAttributes(review.language)
  const html = reviewHtml(review, exported.papers, (link) => {
    const file = address && fileOf?.(link, item)
    return file ? new URL(file, address).href : undefined
  })
  return attributes.includes('dir=') ? `<div${attributes}>\n${html}</div>` : html
}

function seriesName({
  address,
  title,
}: {
  readonly address: string | undefined
  readonly title: string
}): string {
  return address ?? title
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`
}

function link(relation: string, address: string, type?: string): string {
  return `<link rel="${relation}"${type ? ` type="${type}"` : ''} href="${escapeHtml(address)}"/>`
}

/** Our own name space, chosen at random. */
const nameSpace = Buffer.from('6f1d6e0c7b0e4c0f9a572d0b8f4f1c35', 'hex')

/** A URN that is always the same for a name: a version 5 UUID (RFC 9562, section 5.5). */
function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(nameSpace).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${parts.join('-')}`
}

/**
 * A digest as HTML for services that send it as e-mail. They fill in templates such as `{{ subscriber }}` and `{% if
 * %}` before they read HTML, so braces, which formulas and code also have, are written as entities.
 */
export function draftHtml(exported: DigestWithPapers): string {
  const html = reviewHtml(readReview(exported), exported.papers)
  return html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
}
