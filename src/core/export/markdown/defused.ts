import { type MarkdownNode, readMarkdownTree } from '../markdownTree.ts'

/** Addresses that only lead somewhere: of the web, of mail, and within the archive. */
const harmless = /^(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:))/i

/**
 * Markdown whose links cannot act: where one would run a script or a command, what stands around it is no link any more.
 * Other Markdown stays as it is.
 */
export function defused(markdown: string): string {
  return isHarmless(markdown) ? markdown : markdown.replace(/(?<!\\)[[<]/g, '\\$&')
}

function isHarmless(markdown: string): boolean {
  // What can act needs a colon, as it is or as an entity.
  return !/[:&]/.test(markdown) || !readMarkdownTree(markdown).some(acts)
}

function acts(node: MarkdownNode): boolean {
  return (node.url !== '' && !harmless.test(node.url)) || node.children.some(acts)
}
