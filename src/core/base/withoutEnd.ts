/**
 * A text without the characters at its end that match. A search for `/[…]+$/` would begin at each of many such characters in
 * the middle of a text, and take the square of their number.
 * @param characters matches one character
 */
export function withoutEnd(text: string, characters: RegExp): string {
  let end = text.length
  while (end > 0 && characters.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
