const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Shorter words have too many neighbours to mean one of them. */
const shortest = 4

/**
 * Words that differ from this one by one letter left out, added, changed or swapped with the next; the first letter is
 * taken for right in words that are added to or changed, as it nearly always is. Empty for short words.
 */
export function oneLetterAway(word: string): readonly string[] {
  if (word.length < shortest) return []
  const found = new Set<string>()
  for (let at = 0; at < word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at + 1)
    found.add(before + after)
    if (after !== '') found.add(before + after[0] + word[at] + after.slice(1))
    for (const letter of letters) {
      found.add(before + letter + after)
      found.add(before + letter + word.slice(at))
    }
  }
  for (const letter of letters) found.add(word + letter)
  found.delete(word)
  return [...found]
}
