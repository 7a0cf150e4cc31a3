import { readdirSync, readFileSync } from 'node:fs'
import { Archive, type ArchiveFacts, archiveSeenFrom } from '../../src/core/archive/archive.ts'
import type { DigestRecord } from '../../src/core/archive/archivedDigest.ts'
import { isNote, recordDigest } from '../../src/core/archive/digestRecord.ts'
import { digestDate } from '../../src/core/digest/frontMatter.ts'
import { parseDigest } from '../../src/core/digest/session.ts'

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

/** A dozen digests of two years, and a note on one paper. */
export function fixtureArchive(): Archive {
  const folder = new URL('../fixtures/archive/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  )
  return archiveOf(
    Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')])),
  )
}

/** The archive as rules see it from a text. */
export function factsFrom(archive: Archive, text: string, file = 'here.md'): ArchiveFacts {
  const digest = parseDigest(text)
  return archiveSeenFrom(archive, { file, date: digestDate(digest, file), isNote: isNote(digest, file) })
}
