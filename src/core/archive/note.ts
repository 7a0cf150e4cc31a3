import type { Digest } from '../digest/model.ts'

/**
 * Whether a document is a text on one paper, and not an issue that happens to have one entry: its title, or its file's name
 * where it has none, names the paper. Digests list the papers of notes, and notes are written on papers of digests.
 * @param fileName without its folders
 */
export function isNote(digest: Digest, fileName: string): boolean {
  // Counting in parts spares putting a long digest together.
  const count = digest.parts.reduce((sum, { entries }) => sum + entries.length, 0)
  const [entry] = count <= 1 ? digest.entries : []
  if (!entry) return false
  if (!entry.title || entry.title.text === digest.title?.text) return true
  return shareTellingWord(entry.title.text, digest.title?.text ?? fileName.replace(/\.\w+$/, ''))
}

/** A word that can tell a paper: neither short nor a number. */
const tellingWord = /\p{L}[\p{L}\p{N}]{2,}/gu
const wordSign = /[\p{L}\p{N}]/u

/** Whether two texts have such a word in common, in any case. */
function shareTellingWord(one: string, other: string): boolean {
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
