import { symbolOf } from './tex/characters.ts'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  szlig: 'ß',
}

/** `&eacute;` is an e with an accent. */
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  caron: '\u030c',
  breve: '\u0306',
  macr: '\u0304',
  ogon: '\u0328',
  ring: '\u030a',
}
const ligatures: Readonly<Record<string, string>> = {
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  lstrok: 'ł',
  Lstrok: 'Ł',
}

/** Decodes HTML and Markdown entities once: those of letters, punctuation and the symbols that TeX has as well. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return byName(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/**
 * The characters, which must not be half of a surrogate pair, as HTML entities; Markdown reads none of them as a
 * marker.
 */
export function encodeEntities(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => {
    return shortest[character] ?? `&#${character.charCodeAt(0)};`
  })
}

const shortest: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function byName(name: string): string | undefined {
  const mark = marks[name.slice(1)]
  if (mark !== undefined) return (name.charAt(0) + mark).normalize('NFC')
  return named[name] ?? ligatures[name] ?? symbolOf(name)
}
