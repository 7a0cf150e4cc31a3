/** A word that can tell a paper: neither short nor a number. */
const tellingWord = /\p{L}[\p{L}\p{N}]{2,}/gu
const wordSign = /[\p{L}\p{N}]/u

/** Whether two texts have such a word in common, in any case. */
export function shareTellingWord(one: string, other: string): boolean {
  const text = other.toLowerCase()
  for (const [word] of one.toLowerCase().matchAll(tellingWord)) if (hasWord(text, word)) return true
  return false
}

/** Whether a word stands in the text by itself. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isPart = wordSign.test(text.charAt(at - 1)) || wordSign.test(text.charAt(at + word.length))
    if (!isPart) return true
  }
  return false
}
