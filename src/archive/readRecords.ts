import { recordDigest } from '../core/archive/digestRecord.ts'
import { parseDigest } from '../core/digest/parseDigest.ts'
import type { ArchiveChange, ArchiveText } from './messages.ts'

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  const decoder = new TextDecoder()
  return texts.map(({ content, sections, ...options }) => {
    const text = typeof content === 'string' ? content : decoder.decode(content)
    return { file: options.file, record: recordDigest(parseDigest(text, sections), options) }
  })
}
