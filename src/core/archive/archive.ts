// The digests of an archive and where they name papers and tags, and what one of them sees of the others.
import type { PaperId } from '../paper/paper.ts'
import {
  ArchivedDigest,
  type ArchivedEntry,
  type ArchivedMention,
  type ArchivedTag,
  type DigestRecord,
  isListing,
} from './archivedDigest.ts'
import { byDate, type Dated, type EarlierEntries, noEntries, PaperHistory } from './paperHistory.ts'

interface TagCount {
  readonly name: string
  /** How often it occurs in the archive. */
  readonly count: number
}

/** All known digests, by their content. Texts that only name papers are included; they are not digests. */
export class Archive {
  readonly #digests = new Map<string, ArchivedDigest>()
  /** Most papers are named in a single file, which needs no list. */
  readonly #byPaper = new Map<PaperId, ArchivedDigest | NamingFiles>()
  /** Histories of papers that were asked for: of digests, and of notes. */
  readonly #histories = new Map<PaperId, Map<boolean, PaperHistory>>()
  readonly #byTag = new Map<string, Set<ArchivedDigest>>()
  #inOrder: readonly ArchivedDigest[] | undefined
  #tags: readonly TagCount[] | undefined

  get fileCount(): number {
    return this.#digests.size
  }

  /** Applies the current records of files. A file without a record is removed. */
  update(changes: Iterable<{ readonly file: string; readonly record: DigestRecord | undefined }>): void {
    for (const { file, record } of changes) {
      const before = this.#digests.get(file)
      const now = record && new ArchivedDigest(record)
      this.#remove(file)
      if (now) this.#add(now)
      this.#changeHistories(before, now)
    }
    this.#inOrder = undefined
    this.#tags = undefined
  }

  /** Every file of the archive that is a digest, earliest first, those without a date at the start. */
  digests(): readonly ArchivedDigest[] {
    this.#inOrder ??= [...this.#digests.values()].filter(({ isDigest }) => isDigest).sort(byDate)
    return this.#inOrder
  }

  /** A file, digest or not, by its address. */
  fileAt(file: string): ArchivedDigest | undefined {
    return this.#digests.get(file)
  }

  /** The files that name a paper, digests and others, earliest first. */
  filesNaming(id: PaperId): readonly ArchivedDigest[] {
    const known = this.#byPaper.get(id)
    if (known === undefined) return []
    return known instanceof ArchivedDigest ? [known] : known.inOrder
  }

  /** The digests that have entries of a paper, without listings; either notes, or all others. */
  history(id: PaperId, isNote: boolean): PaperHistory {
    const histories = this.#histories.get(id) ?? new Map<boolean, PaperHistory>()
    const known = histories.get(isNote)
    if (known) return known
    const digests = this.filesNaming(id).filter(
      (digest) => digest.isDigest && digest.isNote === isNote && !isListing(digest) && digest.countOf(id) > 0,
    )
    const history = new PaperHistory(id, digests)
    this.#histories.set(id, histories.set(isNote, history))
    return history
  }

  /** The papers that have entries in digests, those of the earliest digest first. */
  coveredPapers(): readonly PaperId[] {
    const ids = new Set<PaperId>()
    for (const digest of this.digests()) {
      for (let row = 0; row < digest.entryCount; row++) {
        const id = digest.paperAt(row)
        if (id) ids.add(id)
      }
    }
    return [...ids]
  }

  /** The entries of a paper in digests, earliest digest first. */
  coverage(id: PaperId): readonly ArchivedEntry[] {
    return this.filesNaming(id).flatMap((digest) => (digest.isDigest ? digest.entriesOf(id) : []))
  }

  /** The latest of these entries, outside one file, earliest of them first. */
  latestCoverage(id: PaperId, most: number, except: string): readonly ArchivedEntry[] {
    const latest: ArchivedEntry[] = []
    const files = this.filesNaming(id)
    for (let at = files.length - 1; at >= 0 && latest.length < most; at--) {
      const digest = files[at]
      if (digest?.isDigest && digest.file !== except) latest.unshift(...digest.entriesOf(id))
    }
    return latest.slice(-most)
  }

  /** Every place that names a paper, file by file, entries before mentions. */
  namings(id: PaperId): readonly (ArchivedEntry | ArchivedMention)[] {
    return this.filesNaming(id).flatMap((digest) => [...digest.entriesOf(id), ...digest.mentionsOf(id)])
  }

  /** The tags of digests, most frequent first. */
  tags(): readonly TagCount[] {
    this.#tags ??= this.#countTags()
    return this.#tags
  }

  #countTags(): readonly TagCount[] {
    const counts = new Map<string, number>()
    for (const digest of this.#digests.values())
      for (const [name, count] of digest.tagCounts) counts.set(name, (counts.get(name) ?? 0) + count)
    return Array.from(counts, ([name, count]) => ({ name, count })).sort(
      (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1),
    )
  }

  /** The digests that have a tag, earliest first. */
  digestsWithTag(name: string): readonly ArchivedDigest[] {
    return [...(this.#byTag.get(name) ?? [])].sort(byDate)
  }

  /** Every place of a tag, earliest digest first. */
  placesOfTag(name: string): readonly ArchivedTag[] {
    return this.digestsWithTag(name).flatMap((digest) => digest.placesOfTag(name))
  }

  /**
   * Entries whose identifier, title or first words contain all words of the query, ignoring case; those of the latest
   * digest first. Lazy, so that callers may pause or stop.
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
      if (known instanceof NamingFiles) known.add(digest)
      else this.#byPaper.set(id, known ? new NamingFiles([known, digest]) : digest)
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
      const known = this.#byPaper.get(id)
      if (!(known instanceof NamingFiles)) this.#byPaper.delete(id)
      else this.#byPaper.set(id, known.without(digest))
    }
    for (const name of digest.tagCounts.keys()) {
      const digests = this.#byTag.get(name)
      digests?.delete(digest)
      if (digests?.size === 0) this.#byTag.delete(name)
    }
  }

  /** An edit that changes neither the paper's entries nor the digest's date changes no history. */
  #changeHistories(before: ArchivedDigest | undefined, now: ArchivedDigest | undefined): void {
    for (const id of new Set([...(before?.papers ?? []), ...(now?.papers ?? [])])) {
      const histories = this.#histories.get(id)
      if (!histories) continue
      if (before && now && isSame(before, now, id)) histories.get(now.isNote)?.replace(now)
      else this.#histories.delete(id)
    }
  }
}

function isSame(one: ArchivedDigest, other: ArchivedDigest, id: PaperId): boolean {
  return (
    one.date === other.date &&
    one.isDigest === other.isDigest &&
    one.isNote === other.isNote &&
    one.countOf(id) === other.countOf(id)
  )
}

/** Several files that name one paper, sorted on demand. */
class NamingFiles {
  readonly #files: Set<ArchivedDigest>
  #inOrder: readonly ArchivedDigest[] | undefined

  constructor(files: Iterable<ArchivedDigest>) {
    this.#files = new Set(files)
  }

  /** Earliest first. */
  get inOrder(): readonly ArchivedDigest[] {
    this.#inOrder ??= [...this.#files].sort(byDate)
    return this.#inOrder
  }

  add(digest: ArchivedDigest): void {
    this.#files.add(digest)
    this.#inOrder = undefined
  }

  /** The files without one; a single remaining file needs no list. */
  without(digest: ArchivedDigest): NamingFiles | ArchivedDigest {
    this.#files.delete(digest)
    this.#inOrder = undefined
    const [only] = this.#files
    return only && this.#files.size === 1 ? only : this
  }
}

/**
 * Returns a function that checks whether a text contains all words of a query, ignoring case; an empty query matches
 * everything.
 */
function matcherOf(query: string): (text: string) => boolean {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean)
  return (text) => {
    const lower = text.toLowerCase()
    return words.every((word) => lower.includes(word))
  }
}

/** The digest from which an archive is seen. It need not be in the archive, or may be there in an earlier state. */
export interface Viewpoint extends Dated {
  /** See `isNote` in `digestRecord.ts`. */
  readonly isNote: boolean
}

/**
 * A digest that repeats at least this many entries of earlier ones is a collection: the month of weeks, the best of a
 * year.
 */
const fewestCollected = 5

/**
 * The digest that the first entries of a file go by: the latest before it in its folder, else the first after it there; where
 * there is none, the same below that folder and the nearest one above.
 * @param root the folder that is not left
 */
export function exampleFor(archive: Archive, own: Dated, root: string): ArchivedDigest | undefined {
  const others = archive
    .digests()
    .filter(({ file, entryCount, isNote }) => file !== own.file && entryCount > 0 && !isNote)
  let folder = folderOf(own.file)
  let found = nearestTo(
    own,
    others.filter(({ file }) => folderOf(file) === folder),
  )
  for (; !found && folder.startsWith(root); folder = folderOf(folder.slice(0, -1))) {
    found = nearestTo(
      own,
      others.filter(({ file }) => file.startsWith(folder)),
    )
  }
  return found
}

/** Those with a date go before others; a digest without one comes after them. */
function nearestTo(own: Dated, digests: readonly ArchivedDigest[]): ArchivedDigest | undefined {
  const dated = digests.filter(({ date }) => date !== undefined)
  if (dated.length > 0 && own.date === undefined) return dated.at(-1)
  const alike = dated.length > 0 ? dated : digests
  return alike.findLast((other) => byDate(other, own) < 0) ?? alike[0]
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

/** The archive as rules see it. The caller creates another one when the archive has changed. */
export function archiveSeenFrom(archive: Archive, own: Viewpoint): ArchiveFacts {
  // A digest may have thousands of entries of one paper, each of which asks.
  const known = new Map<PaperId, EarlierEntries>()
  const before = (id: PaperId) => {
    const entries = known.get(id) ?? archive.history(id, own.isNote).before(own)
    known.set(id, entries)
    return entries
  }
  let repeatsOnPurpose: boolean | undefined
  let tagCounts: ReadonlyMap<string, number> | undefined
  return {
    date: own.date,
    coveredBefore(id) {
      if (isListing(own)) return noEntries
      repeatsOnPurpose ??= isCollection(archive.fileAt(own.file), (each) => before(each).length > 0)
      return repeatsOnPurpose ? noEntries : before(id)
    },
    get tagCounts() {
      tagCounts ??= new Map(archive.tags().map(({ name, count }) => [name, count]))
      return tagCounts
    },
  }
}

function isCollection(digest: ArchivedDigest | undefined, isRepeated: (id: PaperId) => boolean): boolean {
  if (!digest || digest.entryCount < fewestCollected) return false
  const repeated = digest.entries.filter(({ id }) => id && isRepeated(id)).length
  return repeated >= fewestCollected && repeated * 2 > digest.entryCount
}

/** The archive as rules see it from the digest that they check. A read-only view: it never reads a file. */
export interface ArchiveFacts {
  /** The date of the digest that is checked. */
  readonly date: string | undefined
  /** The entries of a paper in digests that came before this one, earliest first. */
  coveredBefore(id: PaperId): EarlierEntries
  /** How often each tag occurs, including the digest that is checked; without the `#`. */
  readonly tagCounts: ReadonlyMap<string, number>
}
