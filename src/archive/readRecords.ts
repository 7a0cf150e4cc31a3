import { type DigestRecord, type RecordOptions, recordDigest } from '../core/archive/digestRecord.ts'
import { blankComments } from '../core/base/comments.ts'
import { decodeText } from '../core/base/decodeText.ts'
import { parseDigest } from '../core/digest/session.ts'

/** A file to read: its bytes, or the text of an open document. */
export interface ArchiveText extends RecordOptions {
  readonly content: Uint8Array | string
  /** Lines that introduce entries; see `digest.yaml`. */
  readonly sections: readonly string[]
  /** Patterns of entries; see `digest.yaml`. */
  readonly entries: readonly string[]
}

export interface ArchiveChange {
  readonly file: string
  /** `undefined` if the text has nothing for the archive. */
  readonly record: DigestRecord | undefined
  /** Its bytes are not text in UTF-8 or UTF-16. */
  readonly isUnreadable?: true
}

/** The service of the thread. */
export interface ReadService {
  read(texts: readonly ArchiveText[]): Promise<readonly ArchiveChange[]>
}

/** What each text contributes to the archive. */
export function readRecords(texts: readonly ArchiveText[]): readonly ArchiveChange[] {
  return texts.map(({ content, sections, entries, ...options }) => {
    const { file } = options
    const text = typeof content === 'string' ? content : decodeText(content)?.text
    if (text === undefined) return { file, record: undefined, isUnreadable: true }
    // Comments are private: no index lists their content, and no hover quotes it.
    return { file, record: recordDigest(parseDigest(blankComments(text), sections, entries), options) }
  })
}
