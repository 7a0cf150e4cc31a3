// Text of others as Markdown that says nothing but that text.

/**
 * Text of several words, whose addresses are links of their own extent: VS Code would make links of them by itself, and take the
 * escapes around them for a part.
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

/** Without the punctuation of the sentence, and without a bracket that the address did not open. */
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
