// In which language a text is, by its letters and its most common words.

/** In a hundred letters, the number of letters of a script from which a text counts as written in its language. */
const fewest = 10
const enough = 2_000
/** The number of characters at the beginning of a text that decide. */
export const longestSample = enough * 10

/** Languages by the scripts in which only they, or mostly they, are written; the first with enough letters is used. */
const scripts: readonly (readonly [language: string, letters: RegExp, share: number])[] = [
  ['ko', /\p{Script=Hangul}/gu, fewest],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, fewest / 2],
  ['zh', /\p{Script=Han}/gu, fewest],
  ['fa', /[پچژگ]/gu, 1],
  ['ar', /\p{Script=Arabic}/gu, fewest],
  ['he', /\p{Script=Hebrew}/gu, fewest],
  ['uk', /[іїєґ]/giu, 2],
  ['ru', /\p{Script=Cyrillic}/gu, fewest],
  ['el', /\p{Script=Greek}/gu, fewest * 2],
  ['hi', /\p{Script=Devanagari}/gu, fewest],
  ['bn', /\p{Script=Bengali}/gu, fewest],
  ['ta', /\p{Script=Tamil}/gu, fewest],
  ['th', /\p{Script=Thai}/gu, fewest],
  ['ka', /\p{Script=Georgian}/gu, fewest],
  ['hy', /\p{Script=Armenian}/gu, fewest],
]
/** Words that identify languages in the Latin script, and that the others lack. */
const words: readonly (readonly [language: string, words: RegExp])[] = [
  ['en', /\b(?:the|and|of|is|that|this|with|it|for|was|are)\b/giu],
  ['de', /(?<!\p{L})(?:und|der|die|das|ist|nicht|ein|eine|mit|auch|für|wird|sich)(?!\p{L})/giu],
  ['fr', /(?<!\p{L})(?:le|les|des|est|une|dans|pour|pas|qui|avec|sur|mais|très)(?!\p{L})/giu],
  ['es', /(?<!\p{L})(?:el|los|las|una|del|por|para|con|pero|muy|más|es|y)(?!\p{L})/giu],
  ['pt', /(?<!\p{L})(?:os|uma|não|com|para|mais|muito|mas|são|ao|do|da|em)(?!\p{L})/giu],
  ['it', /(?<!\p{L})(?:il|gli|della|che|una|non|per|con|più|molto|è|sono)(?!\p{L})/giu],
  ['nl', /(?<!\p{L})(?:het|een|van|niet|voor|met|zijn|maar|ook|wordt|dat)(?!\p{L})/giu],
]
/** Fewer words than this tell nothing. */
const fewestWords = 4

/** The most likely language of a text, as a BCP 47 tag; English if nothing tells. */
export function languageOfText(text: string): string {
  const byLetters = languageOfLetters(text)
  if (byLetters !== undefined) return byLetters
  const sample = text.slice(0, longestSample / 2)
  const counts = words.map(([language, pattern]) => [language, sample.match(pattern)?.length ?? 0] as const)
  const [first] = counts.toSorted(([, a], [, b]) => b - a)
  return first && first[1] >= fewestWords ? first[0] : 'en'
}

/** The language of a text by its letters; `undefined` for the Latin script. */
export function languageOfLetters(text: string): string | undefined {
  const letters = (text.slice(0, longestSample).match(/\p{L}/gu) ?? []).slice(0, enough).join('')
  const isEnough = ([, pattern, share]: (typeof scripts)[number]) =>
    (letters.match(pattern)?.length ?? 0) * 100 >= share * Math.max(1, letters.length)
  return scripts.find(isEnough)?.[0]
}
