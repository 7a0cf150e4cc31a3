import type { Token } from 'markdown-it'
import { absUrl } from '../arxiv/links.ts'
import { type Labels, labelsIn } from '../base/labels.ts'
import { widthOf } from '../digest/lines/rows.ts'
import { withoutTagLines } from '../digest/saying.ts'
import type { Facts } from '../paper/paper.ts'
import { beginningOf, readableTex } from '../paper/text.ts'
import { mentionName, pictureWords, readMarkdown } from '../render/markdown.ts'
import type { Mention } from '../render/markdownSyntax.ts'
import { cleanLine } from './cleanText.ts'
import { aboutOf, mailAddress, type Review, type ReviewedPaper, webUrl } from './review.ts'

/** The format of a review as text. */
export interface ChatLayout {
  readonly dialect: Dialect
  /** The review's title, escaped. */
  title(text: string): string
  /** A section's words, escaped. */
  section(text: string): string
  /** The name of a paper, above the commentary: everything but the address is escaped. */
  paper(title: string, url: string | undefined): string
  /** Before each further line of an entry. */
  readonly indent: string
}

/** A review as text for a chat, or as plain text. */
export function chatReview({ title, date, language, parts }: Review, layout: ChatLayout): string {
  const { dialect } = layout
  const labels = labelsIn(language)
  const named = title.includes(date ?? '\0') || date === undefined ? title : `${title} (${date})`
  const blocks = parts.map((part) => {
    if (part.kind === 'prose') return chatText(part.markdown, dialect)
    if (part.kind === 'section') return layout.section(dialect.escape(part.text))
    return paperText(part, layout, labels)
  })
  return `${[layout.title(dialect.escape(named)), ...blocks].filter(Boolean).join('\n\n')}\n`
}

function paperText(paper: ReviewedPaper, layout: ChatLayout, labels: Labels): string {
  const { title, url, id, commentary, beside } = paper
  const { dialect, indent } = layout
  const address = id ? absUrl({ id, version: undefined }) : url
  const about = aboutOf(paper, labels)
  const lines = [
    about.length > 0 ? dialect.italic(dialect.escape(about.join(' · '))) : '',
    beside.links.map(({ label, url: to }) => link(dialect.escape(label), to, dialect)).join(' · '),
    chatText(commentary, dialect),
  ]
  const below = lines
    .filter(Boolean)
    .join('\n')
    .replace(/^(?=.)/gm, indent)
  // An entry without a title is named by its address.
  const name = title === url ? (address ?? title) : readableTex(title)
  return [layout.paper(dialect.escape(name), address), below].filter(Boolean).join('\n')
}

/** How a chat or plain text shows Markdown. */
interface Dialect {
  /** Escapes text that is shown as it is. */
  escape(text: string): string
  bold(text: string): string
  italic(text: string): string
  strike(text: string): string
  /** Not escaped yet. */
  code(text: string): string
  /** Not escaped yet. */
  codeBlock(text: string): string
  /** What separates a marker from a letter next to it, if markers work only beside spaces. */
  readonly boundary?: string
  /** The label is escaped, the address is not. */
  link(label: string, url: string): string
}

/**
 * Markdown in a dialect; blocks are separated by a blank line.
 * @param papers as for {@link readMarkdownTree}
 */
export function chatText(markdown: string, dialect: Dialect, papers?: Facts): string {
  return blocks(readMarkdownTree(markdown, papers), dialect, '\n\n')
}

/** Deeper lists are shown at this depth, so that text stays in view. */
const deepest = 6

function blocks(nodes: readonly MarkdownNode[], dialect: Dialect, between: string, depth = 0): string {
  const texts = nodes.map((node) => block(node, dialect, depth))
  return texts.filter((text) => text.trim() !== '').join(between)
}

function block(node: MarkdownNode, dialect: Dialect, depth: number): string {
  switch (node.type) {
    case 'heading':
      return dialect.bold(blocks(node.children, dialect, ' '))
    case 'bullet_list':
    case 'ordered_list':
      return list(node, dialect, depth)
    case 'blockquote':
      return quote(blocks(node.children, dialect, '\n', depth + 1), depth)
    case 'fence':
    case 'code_block':
      return dialect.codeBlock(node.content.replace(/\n$/, ''))
    case 'tr':
      return node.children.map((cell) => blocks(cell.children, dialect, ' ')).join(' | ')
    case 'table':
    case 'thead':
    case 'tbody':
      return blocks(node.children, dialect, '\n', depth)
    case 'hr':
      return '———'
    case 'inline':
      return inline(node.children, dialect)
    case 'paragraph':
      return blocks(node.children, dialect, '\n', depth)
    default:
      return dialect.escape(node.content)
  }
}

function list(node: MarkdownNode, dialect: Dialect, depth: number): string {
  return node.children
    .map((item, index) => {
      const mark = node.type === 'ordered_list' ? `${node.start + index}. ` : '• '
      const text = blocks(item.children, dialect, '\n', depth + 1)
      return mark + (depth < deepest ? text.replaceAll('\n', '\n  ') : text)
    })
    .join('\n')
}

function quote(text: string, depth: number): string {
  return depth < deepest ? text.replace(/^/gm, '> ') : text
}

function inline(nodes: readonly MarkdownNode[], dialect: Dialect): string {
  const runs = nodes.map((node) => run(node, dialect))
  const { boundary } = dialect
  if (boundary === undefined) return runs.join('')
  const isAtMark = (index: number) => [index, index + 1].some((at) => marked.has(nodes[at]?.type ?? ''))
  return runs
    .map((text, index) => {
      const joins =
        isAtMark(index) && isWord.test(lastOf(text)) && isWord.test(firstOf(runs[index + 1] ?? ''))
      return joins ? text + boundary : text
    })
    .join('')
}

const marked: ReadonlySet<string> = new Set(['strong', 'em', 's', 'code_inline'])
/** A letter, or a mark that belongs to one. */
const isWord = /^[\p{L}\p{M}\p{N}*_~`]$/u

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32)
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ' '
}

function run(node: MarkdownNode, dialect: Dialect): string {
  switch (node.type) {
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    case 'strong':
      return dialect.bold(inline(node.children, dialect))
    case 'em':
      return dialect.italic(inline(node.children, dialect))
    case 's':
      return dialect.strike(inline(node.children, dialect))
    case 'code_inline':
      return dialect.code(node.content)
    case 'formula':
      return dialect.escape(readableTex(node.content))
    case 'link':
      return link(inline(node.children, dialect), node.url, dialect)
    case 'image':
      return link(dialect.escape(node.content || node.url), node.url, dialect)
    default:
      return node.children.length > 0 ? inline(node.children, dialect) : dialect.escape(node.content)
  }
}

function link(label: string, url: string, dialect: Dialect): string {
  const mail = mailAddress(url)
  if (mail !== undefined) {
    const shown = dialect.escape(mail)
    return label === shown ? label : `${label} (${shown})`
  }
  const safe = webUrl(url)
  return safe && label.trim() !== '' ? dialect.link(label, safe) : label
}

const same = (words: string) => words

/** Words without any markers. */
export const plainDialect: Dialect = {
  escape: same,
  bold: same,
  italic: same,
  strike: same,
  code: same,
  codeBlock: (words) => words.replace(/^/gm, '    '),
  link: (label, url) => (label === url ? url : `${label} (${url})`),
}

const plainLayout: ChatLayout = {
  dialect: plainDialect,
  title: (words) => `${words}\n${rule('=', words)}`,
  section: (words) => `${words}\n${rule('-', words)}`,
  paper: (title, url) => (title === url ? url : [title, url].filter(Boolean).join('\n')),
  indent: '',
}

/** A review as plain text, for wherever there is no other. */
export function plainReview(review: Review): string {
  return chatReview(review, plainLayout)
}

const longestRule = 60

function rule(mark: string, words: string): string {
  return mark.repeat(Math.min(longestRule, widthOf(words)))
}

/** So much of a review's beginning is shown beside its title, in UTF-16 units. */
const longestStart = 140

/** The first words of the writer, in one line; empty if there are none. */
export function firstWords({ parts, tags }: Review): string {
  const names = new Set(tags)
  for (const part of parts) {
    const said = part.kind === 'prose' ? part.markdown : part.kind === 'entry' ? part.commentary : ''
    const words = chatText(withoutTagLines(said, names), plainDialect).replace(/\s+/g, ' ').trim()
    if (words !== '') return beginningOf(words, longestStart)
  }
  return ''
}

/** A node of Markdown: a block or a run of text, with its children. */
export interface MarkdownNode {
  /** markdown-it's name without `_open`: `paragraph`, `bullet_list`, `strong`, `text`. */
  readonly type: string
  readonly content: string
  /** The address of a link or image; empty for others. */
  readonly url: string
  /** The first number of an ordered list. */
  readonly start: number
  /** A paragraph in a tight list: it is not a block of its own. */
  readonly isTight: boolean
  /** To which side the words of a cell are; `undefined` if its table does not say, and for others. */
  readonly align?: string | undefined
  readonly children: readonly MarkdownNode[]
}

interface OpenNode extends MarkdownNode {
  readonly children: OpenNode[]
}

/** @param papers replaces bare addresses of papers by their short titles; if missing, they stay as they are */
export function readMarkdownTree(text: string, papers?: Facts): readonly MarkdownNode[] {
  return treeOf(readMarkdown(text), papers)
}

function treeOf(tokens: readonly Token[], papers: Facts | undefined): OpenNode[] {
  const root: OpenNode[] = []
  const open: OpenNode[] = []
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop()
      continue
    }
    const link = open.find(({ type }) => type === 'link')
    const node = link && token.type === 'image' ? textOf(token, link) : nodeOf(token, papers)
    const siblings = open.at(-1)?.children ?? root
    siblings.push(node)
    if (token.nesting > 0) open.push(node)
  }
  return root
}

/** A picture in a link is its words, for links hold no links; one without words is the link's address. */
function textOf({ content }: Token, { url }: OpenNode): OpenNode {
  return {
    type: 'text',
    content: content || pictureWords('', url),
    url: '',
    start: 1,
    isTight: false,
    children: [],
  }
}

function nodeOf(token: Token, papers: Facts | undefined): OpenNode {
  const mention = papers && (token.meta?.mention as Mention | undefined)
  const source = token.type === 'image' ? String(token.attrGet('src')) : undefined
  const content = source === undefined ? token.content : pictureWords(token.content, source)
  return {
    type: token.type.replace(/_open$/, ''),
    content: mention ? cleanLine(mentionName(mention, content, papers)) : content,
    url: source !== undefined && content === '' ? '' : String(token.attrGet('href') ?? source ?? ''),
    start: Number(token.attrGet('start') ?? 1),
    isTight: token.hidden,
    align: /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1],
    children: token.children ? treeOf(token.children, papers) : [],
  }
}
