/** Some signs as a table of all UTF-16 units, 1 for each that is among them: asking takes one look. */
export type CodeSet = Uint8Array

export function codeSet(signs: string): CodeSet {
  const table = new Uint8Array(0x1_0000)
  for (let at = 0; at < signs.length; at++) table[signs.charCodeAt(at)] = 1
  return table
}

/** The text without such signs at its beginning, and at its end. */
export function withoutSignsAround(text: string, inFront: CodeSet, behind = inFront): string {
  let start = 0
  let end = text.length
  while (start < end && inFront[text.charCodeAt(start)] === 1) start++
  while (end > start && behind[text.charCodeAt(end - 1)] === 1) end--
  return text.slice(start, end)
}
