/** Letters of the Latin script that have no decomposition into plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ȷ: 'j',
  ħ: 'h',
  ŋ: 'ng',
}

const greekNames: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}

/** A letter in a formula, not in a Greek word. */
const singleGreek = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu

/**
 * Letters for comparing and searching: lower case, without Latin, Greek and Cyrillic diacritics, superscript and
 * subscript digits as digits, a single Greek letter by its name.
 */
export function foldLetters(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[ßæœøđðþłıȷħŋ]/g, (letter) => plainLetters[letter] ?? letter)
      .normalize('NFKD')
      // Some symbols are made of capitals: the double-struck R, the trade mark sign.
      .toLowerCase()
      .replace(/[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]/g, '')
      .replace(singleGreek, (letter) => greekNames[letter] ?? letter)
  )
}

/** Only ASCII letters and digits, for names that programs read: "Łukasiewicz" is "Lukasiewicz", "Weiß" "Weiss". */
export function asciiLetters(text: string): string {
  return foldLetters(text)
    .replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillic[letter] ?? '')
    .replace(/\p{Script=Greek}/gu, (letter) => greekLetters[letter] ?? '')
    .replace(/[^a-z0-9]/g, '')
}

/** After BGN/PCGN, without diacritics. */
const cyrillic = transliteration(
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќ',
  'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g w j lj nj c dj dz g k',
)
const greekLetters = transliteration(
  'αβγδεζηθικλμνξοπρσςτυφχψω',
  'a v g d e z i th i k l m n x o p r s s t y f ch ps o',
)

function transliteration(letters: string, plain: string): Readonly<Record<string, string>> {
  const words = plain.split(' ')
  return Object.fromEntries(
    Array.from(letters, (letter, index) => [letter, (words[index] ?? '').replace('-', '')]),
  )
}
