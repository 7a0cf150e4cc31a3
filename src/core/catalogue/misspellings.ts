import { oneLetterAway } from './oneLetterAway.ts'

/** A search for more than these would not answer while somebody types. */
const mostGuesses = 8

/**
 * The words again with one of them changed by one letter into a word that there is. The words that are in no title are
 * changed first; when there are none, each in turn.
 * @param known gives those of many words that there are, the commonest first.
 */
export function misspellings(
  words: readonly string[],
  known: (words: readonly string[]) => readonly string[],
): readonly (readonly string[])[] {
  const there = new Set(known(words))
  const unknown = words.flatMap((word, index) => (there.has(word) ? [] : [index]))
  const suspects = unknown.length > 0 ? unknown : words.map((_, index) => index)
  // Two unknown words are two wrong letters, but the last may be half-typed and right.
  if (unknown.filter((index) => index < words.length - 1).length > 1) return []
  const guesses = suspects.flatMap((index) => {
    const candidates = known(oneLetterAway(words[index] as string)).slice(0, mostGuesses)
    return candidates.map((word) => words.with(index, word))
  })
  return guesses.slice(0, mostGuesses)
}
