/** Some signs as a table of all UTF-16 units, 1 for each that is among them: asking takes one look. */
export type CodeSet = Uint8Array

export function codeSet(signs: string): CodeSet {
  const table = new Uint8Array(0x1_0000)
  for (let at = 0; at < signs.length; at++) table[signs.charCodeAt(at)] = 1
  return table
}
