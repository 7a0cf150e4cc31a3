/**
 * Control characters but white space, and marks that reorder or hide text: bidirectional controls, zero-width space,
 * word joiner, byte order mark. Joiners that scripts need (U+200C, U+200D) stay.
 */
const unwanted = /(?!\s)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** One line: white space collapsed, unwanted characters removed. */
export function cleanLine(text: string): string {
  return text.replace(unwanted, '').replace(/\s+/g, ' ').trim()
}

/**
 * Paragraphs separated by a blank line, each one line.
 * In arXiv's feeds a line that starts with two spaces begins a paragraph (API user's manual, section 3.3.2.1).
 */
export function cleanParagraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n|\n(?= {2})/)
    .map(cleanLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
