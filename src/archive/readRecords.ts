import { recordDigest } from '../core/archive/digestRecord.ts'
import { blankComments } from '../core/base/comments.ts'
import { decodeText } from '../core/base/decodeText.ts'
import { parseDigest } from '../core/digest/session.ts'
import type { ArchiveChange, ArchiveText } from './messages.ts'

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  return texts.map(({ content, sections, entries, ...options }) => {
    const { file } = options
    const text = typeof content === 'string' ? content : decodeText(content)?.text
    if (text === undefined) return { file, record: undefined, isUnreadable: true }
    // What is in a comment is nobody's to find: no index lists it, and no hover quotes it.
    return { file, record: recordDigest(parseDigest(blankComments(text), sections, entries), options) }
  })
}
