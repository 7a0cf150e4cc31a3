// Texts that every format can contain. Names of files need them, too, before anything is exported.

/**
 * Control characters, which XML forbids and which others show as boxes or interpret; tab and line feed stay
 * (https://www.w3.org/TR/xml/#charsets).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
export const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g
/** Characters that change the direction of the following text; without their end they reach beyond their field. */
export const direction = /[\u202A-\u202E\u2066-\u2069]/g

/** Half of a surrogate pair. */
export const half = /\p{Surrogate}/gu

/** Text that any format can contain: no control characters, no half surrogate pairs, one kind of line ends. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '').replace(direction, '').replace(half, '\uFFFD')
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
