import type { LineTable } from '../base/lineTable.ts'
import type { Span } from '../base/span.ts'
import type { DigestDate } from '../digest/date.ts'
import { type Designation, isDigest } from '../digest/detect.ts'
import { digestDate, frontMatterOf } from '../digest/frontMatter.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, linesOf, paperOf } from '../digest/model.ts'
import { firstWords } from './firstWords.ts'
import { isNote } from './note.ts'
import { ownersOf } from './tagOwners.ts'

/**
 * What one file contributes to an archive: numbers in rows over one text, since an archive keeps thousands of files.
 * Nothing in it is an object of a class, so that a worker can send it. {@link ArchivedDigest} reads it.
 */
export interface DigestRecord {
  /** The file's address, the same for the same file: a URI in the editor, a path on the command line. */
  readonly file: string
  /** The document is treated as a digest, not merely as a text that names papers. */
  readonly isDigest: boolean
  /** Its front matter says that it is not for readers yet. */
  readonly isDraft: boolean
  /** It is a text on one paper. */
  readonly isNote: boolean
  readonly title: string | undefined
  readonly date: DigestDate | undefined
  /** The names, titles and first words said of all rows, one behind the other. */
  readonly words: string
  /** Rows of entries, then of mentions, tags and sections, see {@link column}. */
  readonly rows: Int32Array
  readonly entryCount: number
  readonly mentionCount: number
  readonly tagCount: number
}

/** A page that lists what others cover. */
export function isListing(file: string): boolean {
  return /^(?:readme|index|summary|contents)\b/i.test(fileName(file))
}

/**
 * The columns of a row; the name is a paper's identifier or a tag's name, and empty where there is none. The entry is the
 * row of the one that a tag belongs to, -1 for tags of the whole digest.
 */
export const column = {
  line: 0,
  character: 1,
  length: 2,
  words: 3,
  name: 4,
  title: 5,
  said: 6,
  entry: 7,
} as const
export const rowWidth = 8

export interface RecordOptions extends Designation {
  readonly file: string
  /** The date where the digest names none. */
  readonly fallbackDate?: DigestDate
}

const longestTitle = 300

/** What a digest contributes; `undefined` when it names no paper and has no tag, as most documents do. */
export function recordDigest(digest: Digest, options: RecordOptions): DigestRecord | undefined {
  const { entries, mentions } = digest
  const name = fileName(options.file)
  const counts = isDigest(digest, { ...options, fileName: name })
  // Elsewhere a word behind a sign may be anything.
  const tags = counts ? digest.tags : []
  if (entries.length + mentions.length === 0 && !counts) return undefined
  const writer = new RowWriter(digest)
  for (const entry of entries) writer.addEntry(entry)
  let mentionCount = 0
  for (const mention of mentions) {
    const name = paperOf(mention)
    if (name === undefined) continue
    writer.add(mention.link.span, name)
    mentionCount++
  }
  const owners = ownersOf(tags, entries)
  tags.forEach(({ name, span }, index) => {
    writer.add(span, name, '', '', owners[index])
  })
  if (counts) for (const { label } of digest.sections) writer.add(label.span, '', label.text)
  return {
    file: options.file,
    isDigest: counts,
    isDraft: frontMatterOf(digest)?.draft ?? false,
    isNote: isNote(digest, name),
    title: digest.title?.text,
    date: digestDate(digest, name) ?? options.fallbackDate,
    words: writer.words,
    rows: writer.rows,
    entryCount: entries.length,
    mentionCount,
    tagCount: tags.length,
  }
}

/** The last part of a path or URI, as it is read. */
export function fileName(file: string): string {
  const last = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  if (!last.includes('%')) return last
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** Where an entry is seen to be: at its title, or at its link where it has none. */
function placeOf(entry: Entry): Span {
  return (entry.title ?? entry.link ?? entry).span
}

class RowWriter {
  readonly #text: string
  readonly #lines: LineTable
  readonly #words: string[] = []
  readonly #rows: number[] = []
  #length = 0

  constructor(digest: Digest) {
    this.#text = digest.text
    this.#lines = linesOf(digest)
  }

  addEntry(entry: Entry): void {
    const title = plainTitle(entry)?.slice(0, longestTitle)
    const said = entry.commentary && firstWords(this.#text, entry.commentary)
    this.add(placeOf(entry), paperOf(entry), title, said)
  }

  add(at: Span, name = '', title = '', said = '', entry = -1): void {
    const line = this.#lines.numberAt(at.start)
    const own = this.#lines.line(line)
    this.#rows.push(line, at.start - own.start, Math.min(at.end, own.end) - at.start)
    this.#rows.push(this.#length, name.length, title.length, said.length, entry)
    this.#words.push(name, title, said)
    this.#length += name.length + title.length + said.length
  }

  /** All words in one text of their own, which does not keep the whole document in memory. */
  get words(): string {
    return this.#words.join('')
  }

  get rows(): Int32Array {
    return new Int32Array(this.#rows)
  }
}
