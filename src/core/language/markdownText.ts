// Untrusted text as Markdown that shows only that text.

/**
 * Text of several words, in which addresses are links over exactly these addresses: otherwise VS Code would turn them
 * into links, and include the escapes around them.
 */
export function linkedMarkdown(text: string): string {
  let escaped = ''
  let done = 0
  for (const { index, 0: found } of text.matchAll(address)) {
    const url = withoutTrailer(found)
    escaped += `${escapeMarkdown(text.slice(done, index))}<${url}>`
    done = index + url.length
  }
  return escaped + escapeMarkdown(text.slice(done))
}

const address = /https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][\w./:%=&?#~+@!,;()-]*)?/gi

/** Without the punctuation of the sentence, and without a bracket that was not opened in the address. */
function withoutTrailer(found: string): string {
  const trailer = found.includes('(') ? /[.,;:!?_~]/ : /[.,;:!?_~)]/
  let end = found.length
  while (trailer.test(found.charAt(end - 1))) end--
  return found.slice(0, end)
}

/** Text that Markdown shows as it is, without any link; paragraphs stay. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('$', '&#36;')
    .replaceAll('://', ':&#47;/')
    .replaceAll('@', '&#64;')
}
