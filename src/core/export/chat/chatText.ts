import { type MarkdownNode, readMarkdownTree } from '../markdownTree.ts'
import { webUrl } from '../review.ts'

/** How a chat or plain text shows what Markdown means. */
export interface Dialect {
  /** Text that is shown as it is. */
  escape(text: string): string
  bold(text: string): string
  italic(text: string): string
  strike(text: string): string
  /** Not escaped yet. */
  code(text: string): string
  /** Not escaped yet. */
  codeBlock(text: string): string
  /** What parts a mark from a letter next to it, where marks count beside spaces alone. */
  readonly boundary?: string
  /** The label is escaped, the address is not. */
  link(label: string, url: string): string
}

/** Markdown in a dialect; blocks are separated by a blank line. */
export function chatText(markdown: string, dialect: Dialect): string {
  return blocks(readMarkdownTree(markdown), dialect, '\n\n')
}

/** Lists deeper than this are shown as deep as this, so that text stays in view. */
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
/** A letter, or a mark that stands at one. */
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
    case 'link':
      return link(inline(node.children, dialect), node.url, dialect)
    case 'image':
      return link(dialect.escape(node.content || node.url), node.url, dialect)
    default:
      return node.children.length > 0 ? inline(node.children, dialect) : dialect.escape(node.content)
  }
}

function link(label: string, url: string, dialect: Dialect): string {
  const safe = webUrl(url)
  return safe && label.trim() !== '' ? dialect.link(label, safe) : label
}
