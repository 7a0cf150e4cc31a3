import type { Token } from 'markdown-it'
import type { Facts } from '../paper/facts.ts'
import { mentionName, readMarkdown } from '../render/markdown.ts'
import type { Mention } from '../render/markdownSyntax.ts'
import { cleanLine } from './review.ts'

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
    const isLinked = open.some(({ type }) => type === 'link')
    const node = nodeOf(token, papers, isLinked)
    const siblings = open.at(-1)?.children ?? root
    siblings.push(node)
    if (token.nesting > 0) open.push(node)
  }
  return root
}

/** @param isLinked in a link, where a picture is its words: links hold no links */
function nodeOf(token: Token, papers: Facts | undefined, isLinked: boolean): OpenNode {
  const mention = papers && (token.meta?.mention as Mention | undefined)
  return {
    type: isLinked && token.type === 'image' ? 'text' : token.type.replace(/_open$/, ''),
    content: mention ? cleanLine(mentionName(mention, token.content, papers)) : token.content,
    url: String(token.attrGet('href') ?? token.attrGet('src') ?? ''),
    start: Number(token.attrGet('start') ?? 1),
    isTight: token.hidden,
    children: token.children ? treeOf(token.children, papers) : [],
  }
}
