import { recordDigest } from '../core/archive/digestRecord.ts'
import { decodeText } from '../core/base/decodeText.ts'
import { parseDigest } from '../core/digest/session.ts'
import type { ArchiveChange, ArchiveText } from './messages.ts'

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  return texts.map(({ content, sections, entries, ...options }) => {
    const { file } = options
    const text = typeof content === 'string' ? content : decodeText(content)?.text
    if (text === undefined) return { file, record: undefined, isUnreadable: true }
    return { file, record: recordDigest(parseDigest(text, sections, entries), options) }
  })
}
