import type { ArxivId } from '../arxiv/identifier.ts'
import {
  ArchivedDigest,
  type ArchivedEntry,
  type ArchivedMention,
  type ArchivedTag,
} from './archivedDigest.ts'
import type { DigestRecord } from './digestRecord.ts'
import { matcherOf } from './matching.ts'
import { byDate } from './order.ts'

export interface TagCount {
  readonly name: string
  /** How often it stands in the archive. */
  readonly count: number
}

/** All digests that are known, by what they say. Texts that only name papers are in it too; they are no digests. */
export class Archive {
  readonly #digests = new Map<string, ArchivedDigest>()
  /** Most papers are named by one file alone, which needs no list. */
  readonly #byPaper = new Map<ArxivId, ArchivedDigest | readonly ArchivedDigest[]>()
  readonly #byTag = new Map<string, Set<ArchivedDigest>>()
  #inOrder: readonly ArchivedDigest[] | undefined

  get fileCount(): number {
    return this.#digests.size
  }

  /** Takes over what files say now. A file without a record leaves. */
  update(changes: Iterable<{ readonly file: string; readonly record: DigestRecord | undefined }>): void {
    for (const { file, record } of changes) {
      this.#remove(file)
      if (record) this.#add(new ArchivedDigest(record))
    }
    this.#inOrder = undefined
  }

  /** Every file of the archive that is a digest, the earliest first, those without a date in front. */
  digests(): readonly ArchivedDigest[] {
    this.#inOrder ??= [...this.#digests.values()].filter(({ isDigest }) => isDigest).sort(byDate)
    return this.#inOrder
  }

  /** A file, digest or not, by its address. */
  fileAt(file: string): ArchivedDigest | undefined {
    return this.#digests.get(file)
  }

  /** The files that name a paper, digests and others, the earliest first. */
  filesNaming(id: ArxivId): readonly ArchivedDigest[] {
    const known = this.#byPaper.get(id)
    if (known === undefined) return []
    return known instanceof ArchivedDigest ? [known] : known.toSorted(byDate)
  }

  /** The entries of a paper in digests, the earliest digest first. */
  coverage(id: ArxivId): readonly ArchivedEntry[] {
    return this.filesNaming(id).flatMap((digest) => (digest.isDigest ? digest.entriesOf(id) : []))
  }

  /** Every place that names a paper, file by file, entries before mentions. */
  namings(id: ArxivId): readonly (ArchivedEntry | ArchivedMention)[] {
    return this.filesNaming(id).flatMap((digest) => [...digest.entriesOf(id), ...digest.mentionsOf(id)])
  }

  /** The tags of digests, the most frequent first. */
  tags(): readonly TagCount[] {
    const counts = new Map<string, number>()
    for (const digest of this.#digests.values())
      for (const [name, count] of digest.tagCounts) counts.set(name, (counts.get(name) ?? 0) + count)
    return Array.from(counts, ([name, count]) => ({ name, count })).sort(
      (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1),
    )
  }

  /** Every place of a tag, the earliest digest first. */
  placesOfTag(name: string): readonly ArchivedTag[] {
    return [...(this.#byTag.get(name) ?? [])].sort(byDate).flatMap((digest) => digest.placesOfTag(name))
  }

  /**
   * Entries whose identifier, title or first words have all words of the query, in any case; those of the latest digest
   * first. Lazy, so that whoever asks may pause or stop.
   */
  *search(query: string): Iterable<ArchivedEntry> {
    const matches = matcherOf(query)
    for (const digest of this.digests().toReversed()) {
      if (!matches(digest.record.words)) continue
      for (let row = 0; row < digest.entryCount; row++) {
        const entry = digest.entryAt(row)
        if (matches(`${entry.id ?? ''} ${entry.title} ${entry.said}`)) yield entry
      }
    }
  }

  #add(digest: ArchivedDigest): void {
    this.#digests.set(digest.file, digest)
    for (const id of digest.papers) {
      const known = this.#byPaper.get(id)
      this.#byPaper.set(id, known === undefined ? digest : [known, digest].flat())
    }
    for (const name of digest.tagCounts.keys()) {
      const digests = this.#byTag.get(name) ?? new Set()
      this.#byTag.set(name, digests.add(digest))
    }
  }

  #remove(file: string): void {
    const digest = this.#digests.get(file)
    if (!digest) return
    this.#digests.delete(file)
    for (const id of digest.papers) {
      const others = [this.#byPaper.get(id) ?? []].flat().filter((other) => other !== digest)
      const [only] = others
      if (!only) this.#byPaper.delete(id)
      else this.#byPaper.set(id, others.length === 1 ? only : others)
    }
    for (const name of digest.tagCounts.keys()) {
      const digests = this.#byTag.get(name)
      digests?.delete(digest)
      if (digests?.size === 0) this.#byTag.delete(name)
    }
  }
}
