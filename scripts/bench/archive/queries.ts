// What is asked of an archive, and what a saved file costs.
import { readFileSync } from 'node:fs'
import { Archive, archiveSeenFrom } from '../../../src/core/archive/archive.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { filesBelow } from './files.ts'

/** Of the thread's own processor time: the clock of a busy machine tells of others too. */
export interface Timing {
  readonly medianMs: number
  readonly p99Ms: number
}

export interface QueryTimings {
  readonly update: Timing
  readonly references: Timing
  readonly duplicates: Timing
  readonly search: Timing
}

export function measureQueries(folder: string): QueryTimings {
  const texts = filesBelow(folder).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const archive = new Archive()
  const read = ({ file, text }: (typeof texts)[number]) => ({
    file,
    record: recordDigest(parseDigest(text), { file }),
  })
  archive.update(texts.map(read))
  const papers = archive.digests().flatMap((digest) => [...digest.papers])
  return {
    update: time(texts, (text) => archive.update([read(text)])),
    references: time(papers, (id) => archive.namings(id)),
    duplicates: time(archive.digests(), (digest) => {
      const seen = archiveSeenFrom(archive, digest)
      return [...digest.papers].map((id) => seen.coveredBefore(id))
    }),
    search: time(
      ['attention model', 'tables', 'no such words at all'],
      (query) => [...archive.search(query)].length,
    ),
  }
}

function time<T>(subjects: readonly T[], run: (subject: T) => unknown): Timing {
  const times = subjects.map((subject) => {
    const before = process.threadCpuUsage()
    run(subject)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  })
  const sorted = times.sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { medianMs: at(0.5), p99Ms: at(0.99) }
}
