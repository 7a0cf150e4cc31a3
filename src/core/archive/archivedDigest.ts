import type { DigestDate } from '../digest/date.ts'
import type { PaperId } from '../paper/paper.ts'

/**
 * What one file contributes to an archive: rows of numbers that refer to one text, because an archive keeps thousands
 * of files. It contains no class instances, so that a worker can send it. {@link ArchivedDigest} reads it.
 */
export interface DigestRecord {
  /** The file's address, the same for the same file: a URI in the editor, a path on the command line. */
  readonly file: string
  /** Whether the document is treated as a digest, not merely as a text that names papers. */
  readonly isDigest: boolean
  /** Until when it says that it is not ready for readers, in milliseconds; see `withheldUntil`. */
  readonly draftUntil: number
  /** Whether it is a text on a single paper. */
  readonly isNote: boolean
  readonly title: string | undefined
  readonly date: DigestDate | undefined
  /** The names, titles and first words of all rows, one after the other. */
  readonly words: string
  /** Rows of entries, then of mentions, tags and sections; see {@link column}. */
  readonly rows: Int32Array
  readonly entryCount: number
  readonly mentionCount: number
  readonly tagCount: number
}

/**
 * The columns of a row; the name is a paper's identifier or a tag's name, and empty if there is none. For tags, the last
 * column is the row of the entry that they belong to, -1 for tags of the whole digest; for entries, it is the version of
 * the paper in the link, 0 if the link has none, plus {@link codeMark} if the entry links code, {@link takenBackMark} if it says
 * that the paper was taken back, and {@link venueMark} if it names a venue.
 */
const column = {
  line: 0,
  character: 1,
  length: 2,
  words: 3,
  name: 4,
  title: 5,
  said: 6,
  entry: 7,
  version: 7,
} as const
const rowWidth = 8
/** More than any version. */
export const codeMark = 2 ** 20
export const takenBackMark = 2 ** 21
export const venueMark = 2 ** 22

/** A place in a file of the archive. Lines and characters count from 0, characters in UTF-16 units. */
export interface ArchivedPlace {
  readonly digest: ArchivedDigest
  readonly line: number
  readonly character: number
  /** The length of the text there, as far as it is on that line. */
  readonly length: number
}

export interface ArchivedEntry extends ArchivedPlace {
  readonly kind: 'entry'
  /** `undefined` for papers that are not on arXiv and have no DOI in their address. */
  readonly id: PaperId | undefined
  /** Empty if the entry has none. */
  readonly title: string
  /** The first words of the commentary, in one line; empty if there is none. */
  readonly said: string
  /** The version of the paper that it links; `undefined` where it leaves that open. */
  readonly version: number | undefined
  /** Whether it links the paper's code, too. */
  readonly linksCode: boolean
  /** Whether its commentary says that the paper was withdrawn or retracted. */
  readonly isTakenBack: boolean
  /** Whether it names a venue beside its title or its link. */
  readonly statesVenue: boolean
}

/** A link to a paper in prose. */
export interface ArchivedMention extends ArchivedPlace {
  readonly kind: 'mention'
  readonly id: PaperId
}

export interface ArchivedTag extends ArchivedPlace {
  readonly name: string
  /** The entry that it belongs to; `undefined` if it belongs to the whole digest. */
  readonly entry: ArchivedEntry | undefined
}

interface ArchivedSection extends ArchivedPlace {
  readonly title: string
}

/** Up to this number, entries are searched one by one: most files have fewer, and need no table. */
const mostSearched = 100

/** One file of the archive. Its content is turned into objects on demand. */
export class ArchivedDigest {
  readonly record: DigestRecord
  /** The rows of each paper's entries, computed on demand for a file with many. */
  #rowsByPaper: ReadonlyMap<string, readonly number[]> | undefined

  constructor(record: DigestRecord) {
    this.record = record
  }

  get file(): string {
    return this.record.file
  }

  get isDigest(): boolean {
    return this.record.isDigest
  }

  /** Whether it is not ready for readers: it is checked, but not listed. */
  get isDraft(): boolean {
    return this.record.draftUntil > Date.now()
  }

  get title(): string | undefined {
    return this.record.title
  }

  get date(): DigestDate | undefined {
    return this.record.date
  }

  /** By what one refers to it in a sentence: its date, or else its title or its file. */
  get reference(): string {
    return this.date ?? this.title ?? fileName(this.file)
  }

  get entryCount(): number {
    return this.record.entryCount
  }

  /** Whether it is a text on a single paper. */
  get isNote(): boolean {
    return this.record.isNote
  }

  get entries(): readonly ArchivedEntry[] {
    return this.#entryRows.map((row) => this.entryAt(row))
  }

  get mentions(): readonly ArchivedMention[] {
    return this.#mentionRows.map((row) => this.#mentionAt(row))
  }

  get tags(): readonly ArchivedTag[] {
    return this.#tagRows.map((row) => {
      const entry = this.#cell(row, column.entry)
      return {
        ...this.#placeAt(row),
        name: this.#nameAt(row),
        entry: entry < 0 ? undefined : this.entryAt(entry),
      }
    })
  }

  get sections(): readonly ArchivedSection[] {
    const { rows, entryCount, mentionCount, tagCount } = this.record
    const first = entryCount + mentionCount + tagCount
    return range(first, rows.length / rowWidth).map((row) => ({
      ...this.#placeAt(row),
      title: this.#titleAt(row),
    }))
  }

  /** Each paper that the file names, once. */
  get papers(): ReadonlySet<PaperId> {
    const papers = new Set<PaperId>()
    for (let row = 0; row < this.#firstTag; row++) {
      const name = this.#nameAt(row)
      if (name !== '') papers.add(name as PaperId)
    }
    return papers
  }

  /** How often each tag occurs in the file. */
  get tagCounts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (let row = this.#firstTag; row < this.#firstTag + this.record.tagCount; row++) {
      const name = this.#nameAt(row)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    return counts
  }

  countOf(id: PaperId): number {
    if (this.entryCount > mostSearched) return this.#rowsOf(id).length
    let count = 0
    for (let row = 0; row < this.entryCount; row++) if (this.#nameAt(row) === id) count++
    return count
  }

  entriesOf(id: PaperId): readonly ArchivedEntry[] {
    return this.#rowsOf(id).map((row) => this.entryAt(row))
  }

  mentionsOf(id: PaperId): readonly ArchivedMention[] {
    return this.#mentionRows.filter((row) => this.#nameAt(row) === id).map((row) => this.#mentionAt(row))
  }

  placesOfTag(name: string): readonly ArchivedTag[] {
    return this.tags.filter((tag) => tag.name === name)
  }

  /** The paper of the entry at a row, which costs less than the entry. @param row from 0, below {@link entryCount} */
  paperAt(row: number): PaperId | undefined {
    const name = this.#nameAt(row)
    return name === '' ? undefined : (name as PaperId)
  }

  /** @param row from 0, below {@link entryCount} */
  entryAt(row: number): ArchivedEntry {
    const version = this.#cell(row, column.version)
    return {
      kind: 'entry',
      ...this.#placeAt(row),
      id: this.paperAt(row),
      title: this.#titleAt(row),
      said: this.#saidAt(row),
      version: version % codeMark || undefined,
      linksCode: (version & codeMark) !== 0,
      isTakenBack: (version & takenBackMark) !== 0,
      statesVenue: (version & venueMark) !== 0,
    }
  }

  #rowsOf(id: PaperId): readonly number[] {
    if (this.entryCount <= mostSearched) return this.#entryRows.filter((row) => this.#nameAt(row) === id)
    this.#rowsByPaper ??= this.#groupRows()
    return this.#rowsByPaper.get(id) ?? []
  }

  #groupRows(): ReadonlyMap<string, readonly number[]> {
    const groups = new Map<string, number[]>()
    for (const row of this.#entryRows) {
      const name = this.#nameAt(row)
      const others = groups.get(name)
      if (others) others.push(row)
      else groups.set(name, [row])
    }
    return groups
  }

  get #firstTag(): number {
    return this.record.entryCount + this.record.mentionCount
  }

  get #entryRows(): number[] {
    return range(0, this.record.entryCount)
  }

  get #mentionRows(): number[] {
    const { entryCount, mentionCount } = this.record
    return range(entryCount, entryCount + mentionCount)
  }

  get #tagRows(): number[] {
    const { entryCount, mentionCount, tagCount } = this.record
    return range(entryCount + mentionCount, entryCount + mentionCount + tagCount)
  }

  #mentionAt(row: number): ArchivedMention {
    return { kind: 'mention', ...this.#placeAt(row), id: this.#nameAt(row) as PaperId }
  }

  #placeAt(row: number): ArchivedPlace {
    return {
      digest: this,
      line: this.#cell(row, column.line),
      character: this.#cell(row, column.character),
      length: this.#cell(row, column.length),
    }
  }

  #nameAt(row: number): string {
    return this.#words(row, 0, this.#cell(row, column.name))
  }

  #titleAt(row: number): string {
    return this.#words(row, this.#cell(row, column.name), this.#cell(row, column.title))
  }

  #saidAt(row: number): string {
    const behind = this.#cell(row, column.name) + this.#cell(row, column.title)
    return this.#words(row, behind, this.#cell(row, column.said))
  }

  #words(row: number, behind: number, length: number): string {
    const start = this.#cell(row, column.words) + behind
    return this.record.words.slice(start, start + length)
  }

  #cell(row: number, of: number): number {
    return this.record.rows[row * rowWidth + of] ?? 0
  }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

/** What the names of files that may be digests end in; R Markdown has a capital of its own. */
export const digestExtensions: readonly string[] = ['md', 'markdown', 'qmd', 'Rmd', 'rmd', 'txt', 'digest']

/** The end of such a name, for a regular expression. */
export const digestNameEnd = `\\.(?:${digestExtensions.join('|')})`

/** The last part of a path or URI, decoded. */
export function fileName(file: string): string {
  const last = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  if (!last.includes('%')) return last
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** A page that lists what others cover. A dated `index.md` is a digest in a folder of its own, as sites keep their posts. */
export function isListing({ file, date }: Pick<DigestRecord, 'file' | 'date'>): boolean {
  const name = fileName(file)
  return /^(?:readme|summary|contents)\b/i.test(name) || (/^_?index\b/i.test(name) && date === undefined)
}
