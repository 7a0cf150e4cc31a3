import { isSpace } from './characters.ts'
import type { LinkPlace } from './links.ts'

/** Up to the first bracket that no backslash escapes; AsciiDoc's sign for a new window is no part of it. */
const label = /\[((?:[^\]\n]|(?<=\\)\]){1,1000}?)\^?(?<!\\)\](?![A-Za-z0-9([/=&%_])/y
/** In front of an address, it says that a link follows; people write it without need, too. */
const macro = 'link:'

/**
 * `address[label]`, `link:address[label]`, as in AsciiDoc; `undefined` where the brackets belong to the address, as in
 * `?list[name]=some`, or hold no words.
 * @param end where the address ends if brackets belong to it
 */
export function labelAfterAddress(
  text: string,
  start: number,
  end: number,
  lineStart: number,
): LinkPlace | undefined {
  const open = start + text.slice(start, end).indexOf('[')
  if (open < start || '/='.includes(text.charAt(open - 1))) return undefined
  const outerStart = text.startsWith(macro, start - macro.length) ? start - macro.length : start
  if (outerStart > lineStart && !isSpace(text.charCodeAt(outerStart - 1))) return undefined
  label.lastIndex = open
  const words = label.exec(text)?.[1]
  if (words === undefined || !/\p{L}.*\p{L}/u.test(words)) return undefined
  const labelEnd = open + 1 + words.length
  return { start, end: open, outerStart, outerEnd: label.lastIndex, labelStart: open + 1, labelEnd }
}
