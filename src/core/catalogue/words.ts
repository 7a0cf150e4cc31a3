import { foldLetters } from '../paper/letters.ts'
import { readableTex } from '../paper/text.ts'

const isAscii = /^[ -~]*$/
const asciiWord = /[a-z0-9]+/g
/** Letters with the marks that scripts need, and digits. */
const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** What is longer is no word, and cut off. */
export const longestWord = 40

/**
 * The words of a title or a name as the catalogue knows them: lower case, diacritics folded, TeX as people read it.
 * Words of any script; what separates them is everything that is neither letter nor digit.
 */
export function wordsOf(text: string): readonly string[] {
  const readable = mayBeTex.test(text) ? readableTex(text).replace(scripts, '') : text
  if (isAscii.test(readable)) return shortened(readable.toLowerCase().match(asciiWord))
  return shortened(foldLetters(readable).match(anyWord))
}

/** What has none of these needs no reading. */
export const mayBeTex = /[\\$^_{}]/
/** Between a letter and what is raised or lowered, as people type it: "x^2", "l_1". */
const scripts = /(?<=[\p{L}\p{N})])(?:\^|_(?=[\p{L}\p{N}](?![\p{L}\p{N}])))/gu

function shortened(words: readonly string[] | null): readonly string[] {
  if (!words) return []
  return words.some((word) => word.length > longestWord)
    ? words.map((word) => word.slice(0, longestWord))
    : words
}
