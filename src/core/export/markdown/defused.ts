import MarkdownIt, { type Token } from 'markdown-it'
import { isHarmless } from '../../render/escapeHtml.ts'

/** Reads every link, whatever other readers make of it. */
const reader = new MarkdownIt({ html: false })
reader.validateLink = () => true

/**
 * Markdown whose links cannot act: where one would run a script or a command, what stands around it is no link any more.
 * Other Markdown stays as it is.
 */
export function defused(markdown: string): string {
  // What can act needs a colon, as it is or as an entity.
  const isSafe = !/[:&]/.test(markdown) || !reader.parse(markdown, {}).some(acts)
  return isSafe ? markdown : markdown.replace(/(?<!\\)[[<]/g, '\\$&')
}

function acts(token: Token): boolean {
  const address = token.attrGet('href') ?? token.attrGet('src')
  return (address !== null && !isHarmless(String(address))) || (token.children ?? []).some(acts)
}
