import type { Digest } from '../digest/digest.ts'
import { shareTellingWord } from '../digest/text/tellingWords.ts'

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
