import { LineNumbers } from '../base/lineNumbers.ts'
import type { Span } from '../base/span.ts'
import { looksLikeDigest } from '../digest/detect.ts'
import { type Digest, type Entry, paperOf } from '../digest/digest.ts'
import { type DigestDate, digestDate } from '../digest/digestDate.ts'
import { plainTitle } from '../digest/plainTitle.ts'
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

export interface RecordOptions {
  readonly file: string
  /** Treated as a digest whatever it says. */
  readonly isChosen?: boolean
  /** The date where the digest names none. */
  readonly fallbackDate?: DigestDate
}

interface Words {
  readonly name?: string | undefined
  readonly title?: string
  readonly said?: string
}

const longestTitle = 300

/** What a digest contributes; `undefined` when it names no paper and has no tag, as most documents do. */
export function recordDigest(digest: Digest, options: RecordOptions): DigestRecord | undefined {
  const { entries, mentions } = digest
  const isDigest = options.isChosen === true || looksLikeDigest(digest)
  // Elsewhere a word behind a sign may be anything.
  const tags = isDigest ? digest.tags : []
  if (entries.length + mentions.length === 0 && !isDigest) return undefined
  const writer = new RowWriter(digest.text)
  for (const entry of entries) writer.add(placeOf(entry), wordsOf(digest.text, entry))
  const namings = mentions.flatMap((mention) => {
    const name = paperOf(mention)
    return name ? [{ name, at: mention.link.span }] : []
  })
  for (const { name, at } of namings) writer.add(at, { name })
  const owners = ownersOf(tags, entries)
  for (const [index, { name, span }] of tags.entries()) writer.add(span, { name }, owners[index])
  if (isDigest) for (const { label } of digest.sections) writer.add(label.span, { title: label.text })
  const name = fileName(options.file)
  return {
    file: options.file,
    isDigest,
    isNote: isNote(digest, name),
    title: digest.title?.text,
    date: digestDate(digest, name) ?? options.fallbackDate,
    ...writer.finish(),
    entryCount: entries.length,
    mentionCount: namings.length,
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

function wordsOf(text: string, entry: Entry): Words {
  const said = entry.commentary && firstWords(text, entry.commentary)
  return {
    name: paperOf(entry),
    title: plainTitle(entry)?.slice(0, longestTitle) ?? '',
    said: said ?? '',
  }
}

class RowWriter {
  readonly #text: string
  readonly #lines: LineNumbers
  readonly #words: string[] = []
  readonly #rows: number[] = []
  #length = 0

  constructor(text: string) {
    this.#text = text
    this.#lines = new LineNumbers(text)
  }

  add(at: Span, { name = '', title = '', said = '' }: Words, entry = -1): void {
    const character = at.start - (this.#text.lastIndexOf('\n', at.start - 1) + 1)
    const newline = this.#text.indexOf('\n', at.start)
    const isWrapped = newline >= 0 && newline < at.end
    const end = isWrapped ? newline - (this.#text.charCodeAt(newline - 1) === 13 ? 1 : 0) : at.end
    this.#rows.push(this.#lines.of(at.start), character, end - at.start)
    this.#rows.push(this.#length, name.length, title.length, said.length, entry)
    this.#words.push(name, title, said)
    this.#length += name.length + title.length + said.length
  }

  finish(): { readonly words: string; readonly rows: Int32Array } {
    // Joined, they are one text of their own, and none keeps the whole document in memory.
    return { words: this.#words.join(''), rows: new Int32Array(this.#rows) }
  }
}
