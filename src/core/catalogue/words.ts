import { readableTex } from '../paper/text.ts'

const isAscii = /^[ -~]*$/
const asciiWord = /[a-z0-9]+/g
/** Letters with the marks that scripts need, and digits. */
const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** What is longer is no word, and cut off. */
export const longestWord = 40

/** Letters of the Latin script that no decomposition leads back to plain ones. */
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
  ħ: 'h',
}

/**
 * The words of a title or a name as the catalogue knows them: lower case, diacritics folded, TeX accents as letters.
 * Words of any script; what separates them is everything that is neither letter nor digit.
 */
export function wordsOf(text: string): readonly string[] {
  const readable = text.includes('\\') ? readableTex(text) : text
  if (isAscii.test(readable)) return shortened(readable.toLowerCase().match(asciiWord))
  const folded = readable
    .toLowerCase()
    .replace(/[ßæœøđðþłıħ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
  return shortened(folded.match(anyWord))
}

function shortened(words: readonly string[] | null): readonly string[] {
  if (!words) return []
  return words.some((word) => word.length > longestWord)
    ? words.map((word) => word.slice(0, longestWord))
    : words
}
