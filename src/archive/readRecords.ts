import { recordDigest } from '../core/archive/digestRecord.ts'
import { blankComments } from '../core/base/comments.ts'
import { parseDigest } from '../core/digest/parseDigest.ts'
import type { ArchiveChange, ArchiveText } from './messages.ts'

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  const decoder = new TextDecoder()
  return texts.map(({ content, sections, ...options }) => {
    const text = typeof content === 'string' ? content : decoder.decode(content)
    // What is in a comment is nobody's to find: no index lists it, and no hover quotes it.
    return { file: options.file, record: recordDigest(parseDigest(blankComments(text), sections), options) }
  })
}
