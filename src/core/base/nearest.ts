import { distance } from 'fastest-levenshtein'

/** The candidate that a misspelled word most likely means, or `undefined` when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, errors: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.errors - b.errors)
  const [best] = ranked
  return best && best.errors <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined
}
