// Characters by the names that TeX and HTML have for them. Names come from texts of others: `\constructor` and
// `&toString;` name nothing here, although every object has these keys.
import { functionNames, symbolTable } from './symbols.ts'

/** What TeX prints for a command that takes no argument: the character of a symbol, or the name of a function. */
export function symbolOf(command: string): string | undefined {
  return symbols().get(command)
}

/**
 * Letters and quotation marks for which TeX has commands, besides those with accents. In running text they are joined
 * to the next letter.
 */
export const letters = tableOf({
  AA: 'Å',
  aa: 'å',
  AE: 'Æ',
  ae: 'æ',
  OE: 'Œ',
  oe: 'œ',
  O: 'Ø',
  o: 'ø',
  L: 'Ł',
  l: 'ł',
  ss: 'ß',
  SS: 'SS',
  i: 'ı',
  j: 'ȷ',
  DH: 'Ð',
  dh: 'ð',
  DJ: 'Đ',
  dj: 'đ',
  TH: 'Þ',
  th: 'þ',
  NG: 'Ŋ',
  ng: 'ŋ',
  guillemotleft: '«',
  guillemotright: '»',
  guillemetleft: '«',
  guillemetright: '»',
  guilsinglleft: '‹',
  guilsinglright: '›',
  quotedblbase: '„',
  quotesinglbase: '‚',
})

/** Accents over or under one letter, in running text, as combining characters. */
export const accents = tableOf({
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
})

/** The text as superscript or subscript; `undefined` if Unicode lacks one of its characters in that form. */
export function raised(text: string, isAbove: boolean): string | undefined {
  const table = isAbove ? superscripts() : subscripts()
  let result = ''
  for (const character of text) {
    const found = table.get(character)
    if (found === undefined) return undefined
    result += found
  }
  return result
}

const superscripts = once(() =>
  pairs(
    '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW∘′∗*†',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ°′**†',
  ),
)
const subscripts = once(() => pairs('0123456789+-=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'))

/** Large tables are made when something is first looked for in them: most texts need none. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

export function tableOf(characters: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(characters))
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const printed = Array.from(to)
  return new Map(Array.from(from, (character, index) => [character, printed[index] ?? character]))
}

const symbols = once(() => {
  // Characters that cannot be in the table's own lines.
  const table = new Map([
    ['backslash', '\\'],
    ['textbackslash', '\\'],
    ['textasciitilde', '~'],
  ])
  for (const entry of symbolTable.trim().split(/,\s*/)) {
    const [printed = '', ...commands] = entry.split(' ')
    for (const command of commands) table.set(command, printed.replaceAll('~', ' '))
  }
  for (const name of functionNames.trim().split(/\s+/)) table.set(name, name)
  return table
})

const apart = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  szlig: 'ß',
  ETH: 'Ð',
  THORN: 'Þ',
  thorn: 'þ',
  divide: '÷',
  euro: '€',
  trade: '™',
  fnof: 'ƒ',
  tilde: '˜',
  permil: '‰',
  Prime: '″',
  lsaquo: '‹',
  rsaquo: '›',
  minus: '−',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hearts: '♥',
  diams: '♦',
  part: '∂',
  radic: '√',
  prop: '∝',
  ang: '∠',
  there4: '∴',
  nsub: '⊄',
  loz: '◊',
  crarr: '↵',
  num: '#',
  colon: ':',
  ast: '*',
}

const named = once(() =>
  tableOf({
    ...apart,
    ...inOrder(
      0xa0,
      'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest',
    ),
    ...inOrder(0x2018, 'lsquo rsquo sbquo'),
    ...inOrder(0x201c, 'ldquo rdquo bdquo'),
    ...inOrder(0x2020, 'dagger Dagger bull'),
    ...inOrder(0x2227, 'and or'),
  }),
)

/** Names of characters that follow each other: https://html.spec.whatwg.org/multipage/named-characters.html */
function inOrder(first: number, names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(' ').map((name, at) => [name, String.fromCharCode(first + at)]))
}

/** `&eacute;` is an e with an accent. */
const marks = tableOf({
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
})
const ligatures = tableOf({
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  lstrok: 'ł',
  Lstrok: 'Ł',
})

/** Decodes HTML and Markdown entities once: those of letters, punctuation and the symbols that TeX has as well. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z\d]{1,9}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return byName(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff && isShowable(String.fromCodePoint(code)) ? String.fromCodePoint(code) : whole
    },
  )
}

/**
 * Whether an entity may become the text: not control characters, characters that reorder the following text, halves of
 * surrogate pairs, or noncharacters. Text is cleaned of these before its entities are decoded.
 */
export function isShowable(text: string): boolean {
  return !unshowable.test(text)
}

const unshowable = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u

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
  const mark = marks.get(name.slice(1))
  if (mark !== undefined) return (name.charAt(0) + mark).normalize('NFC')
  return named().get(name) ?? ligatures.get(name) ?? symbolOf(name)
}
