import { Archive } from '../../src/core/archive/archive.ts'
import { type DigestRecord, recordDigest } from '../../src/core/archive/digestRecord.ts'
import { parseDigest } from '../../src/core/digest/parseDigest.ts'

/** The record of a text that is a digest by itself. */
export function recordOf(file: string, text: string): DigestRecord | undefined {
  return recordDigest(parseDigest(text), { file })
}

/** An archive of texts by their files' names. */
export function archiveOf(texts: Readonly<Record<string, string>>): Archive {
  const archive = new Archive()
  archive.update(Object.entries(texts).map(([file, text]) => ({ file, record: recordOf(file, text) })))
  return archive
}
