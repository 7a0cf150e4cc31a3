import { distance } from 'fastest-levenshtein'

/** The candidate that a misspelled word most likely means, or `undefined` when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, errors: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.errors - b.errors)
  const [best] = ranked
  return best && best.errors <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined
}

/** Short words that differ by one letter are usually two different words: tuning, turning. */
const longWord = 8

/**
 * Whether a word is another one mistyped: two neighbouring letters swapped, a letter doubled or one of two left out; in
 * long words any one letter but the first. Greater differences may well be intended: tuning, pruning.
 */
export function isMistyped(word: string, other: string): boolean {
  const [a, b] = [[...word.toLowerCase()], [...other.toLowerCase()]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [x, y] = [a.slice(start), b.slice(start)]
  if (x.length === y.length) {
    const isSwapped = x[0] === y[1] && x[1] === y[0] && isSame(x.slice(2), y.slice(2))
    return isSwapped || (start > 0 && a.length >= longWord && isSame(x.slice(1), y.slice(1)))
  }
  const [shorter, longer] = x.length < y.length ? [x, y] : [y, x]
  if (longer.length !== shorter.length + 1 || !isSame(longer.slice(1), shorter)) return false
  return start > 0 && (longer[0] === a[start - 1] || Math.min(a.length, b.length) >= longWord)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((letter, index) => letter === b[index])
}
