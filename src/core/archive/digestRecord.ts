import { type LineTable, type Span, slice } from '../base/span.ts'
import type { DigestDate } from '../digest/date.ts'
import { type Designation, isDigest } from '../digest/detect.ts'
import { digestDate, withheldUntil } from '../digest/frontMatter.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, linesOf, type Tag, versionOf } from '../digest/model.ts'
import { linksElsewhere, mentionedPapers, paperIdOf } from '../digest/records.ts'
import { readableTitle, readableWords } from '../digest/saying.ts'
import { statesVenue } from '../digest/venuePlace.ts'
import { isCodeLink } from '../paper/paper.ts'
import { saysTakenBack } from '../paper/takenBack.ts'
import { cleanLine } from '../paper/text.ts'
import { codeMark, type DigestRecord, fileName, takenBackMark, venueMark } from './archivedDigest.ts'

export interface RecordOptions extends Designation {
  readonly file: string
  /** The date if the digest has none. */
  readonly fallbackDate?: DigestDate
  /** The text of the digest with its comments, if it is without them. */
  readonly written?: string
}

const longestTitle = 300

/** What a digest contributes; `undefined` if it names no paper and has no tag, as most documents. */
export function recordDigest(digest: Digest, options: RecordOptions): DigestRecord | undefined {
  const { entries } = digest
  const mentions = mentionedPapers(digest)
  const name = fileName(options.file)
  const counts = isDigest(digest, { ...options, fileName: name })
  // In other documents a word after `#` may be anything.
  const tags = counts ? digest.tags : []
  if (entries.length + mentions.length === 0 && !counts) return undefined
  const writer = new RowWriter(digest)
  const withCode = entriesWithCode(digest)
  for (const entry of entries) writer.addEntry(entry, withCode.has(entry))
  for (const { link, id } of mentions) writer.add(link.span, id)
  const owners = ownersOf(tags, entries)
  tags.forEach(({ name, span }, index) => {
    writer.add(span, name, '', '', owners[index])
  })
  if (counts)
    for (const { label } of digest.sections) writer.add(label.span, '', readableWords(digest, label))
  // A comment in it has left its width in spaces.
  const title = readableTitle(digest)
  return {
    file: options.file,
    isDigest: counts,
    draftUntil: withheldUntil(digest, options.file, options.written),
    isNote: isNote(digest, name),
    title: title && cleanLine(title),
    date: digestDate(digest, name) ?? options.fallbackDate,
    words: writer.words,
    rows: writer.rows,
    entryCount: entries.length,
    mentionCount: mentions.length,
    tagCount: tags.length,
  }
}

/** The entries that link code beside their paper. */
function entriesWithCode(digest: Digest): ReadonlySet<Entry> {
  const found = new Set<Entry>()
  for (const { link, entry } of linksElsewhere(digest)) {
    if (entry && isCodeLink(link.url, link.label ? slice(digest.text, link.label) : '')) found.add(entry)
  }
  return found
}

/** The place where an entry is shown: its title, or its link if it has none. */
function placeOf(entry: Entry): Span {
  return (entry.title ?? entry.link ?? entry).span
}

class RowWriter {
  readonly #digest: Digest
  readonly #text: string
  readonly #lines: LineTable
  readonly #words: string[] = []
  readonly #rows: number[] = []
  #length = 0

  constructor(digest: Digest) {
    this.#digest = digest
    this.#text = digest.text
    this.#lines = linesOf(digest)
  }

  addEntry(entry: Entry, linksCode: boolean): void {
    const title = plainTitle(entry)?.slice(0, longestTitle)
    const said = entry.commentary && firstWords(this.#text, entry.commentary)
    const isTakenBack = entry.commentary && saysTakenBack(slice(this.#text, entry.commentary))
    const venue = statesVenue(this.#digest, entry) ? venueMark : 0
    const marks = (linksCode ? codeMark : 0) + (isTakenBack ? takenBackMark : 0) + venue
    this.add(placeOf(entry), paperIdOf(entry), title, said, (versionOf(entry) ?? 0) + marks)
  }

  /** @param last as {@link DigestRecord.rows} */
  add(at: Span, name = '', title = '', said = '', last = -1): void {
    const line = this.#lines.numberAt(at.start)
    const own = this.#lines.line(line)
    this.#rows.push(line, at.start - own.start, Math.min(at.end, own.end) - at.start)
    this.#rows.push(this.#length, name.length, title.length, said.length, last)
    this.#words.push(name, title, said)
    this.#length += name.length + title.length + said.length
  }

  /** All words in a text of their own, which does not keep the whole document in memory. */
  get words(): string {
    return this.#words.join('')
  }

  get rows(): Int32Array {
    return new Int32Array(this.#rows)
  }
}

const longest = 120

const mayBeMarked = /[[*_`~]/
const link = /!?\[([^\][]{0,240})\](?:\([^()]{0,240}\)|\[[^\][]{0,100}\])/g
const emphasis = /(\*\*|__|~~|`)(?=\S)([^*`~]{1,240}?)\1/g

/** The beginning of a span's text, as one line, cut after a word. */
export function firstWords(text: string, { start, end }: Span): string {
  // Spaces and markers between the lines are dropped, so a little more is read than is kept.
  const lookedAt = text.slice(start, Math.min(end, start + 2 * longest))
  const inOneLine = lookedAt.includes('\n') ? lookedAt.replace(/\s*\n\s*/g, ' ').trim() : lookedAt
  const words = mayBeMarked.test(inOneLine) ? withoutMarks(inOneLine) : inOneLine
  if (words.length <= longest && start + 2 * longest >= end) return words
  const cut = words.slice(0, longest)
  const lastSpace = cut.lastIndexOf(' ')
  // Languages without spaces are cut between characters, but never inside a surrogate pair.
  const kept = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept} …`
}

/** As readers see it: only the words of links and emphasis. */
function withoutMarks(words: string): string {
  return words.replace(link, '$1').replace(emphasis, '$2')
}

/**
 * Whether a document is a text on a single paper, and not an issue that happens to have one entry: its title, or its
 * file's name if it has none, names the paper. Digests list the papers of notes, and notes are written on papers of
 * digests.
 * @param fileName without its folders
 */
export function isNote(digest: Digest, fileName: string): boolean {
  // Counting by chunk avoids assembling a long digest.
  const count = digest.parts.reduce((sum, { entries }) => sum + entries.length, 0)
  const [entry] = count <= 1 ? digest.entries : []
  if (!entry) return false
  if (!entry.title || entry.title.text === digest.title?.text) return true
  return shareTellingWord(entry.title.text, digest.title?.text ?? fileName.replace(/\.\w+$/, ''))
}

/** A distinctive word: neither short nor a number. */
const tellingWord = /\p{L}[\p{L}\p{N}]{2,}/gu
const wordSign = /[\p{L}\p{N}]/u

/** Whether two texts share such a word, ignoring case. */
function shareTellingWord(one: string, other: string): boolean {
  const text = other.toLowerCase()
  for (const [word] of one.toLowerCase().matchAll(tellingWord)) if (hasWord(text, word)) return true
  return false
}

/** Whether a word occurs in the text as a whole word. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isPart = wordSign.test(text.charAt(at - 1)) || wordSign.test(text.charAt(at + word.length))
    if (!isPart) return true
  }
  return false
}

/**
 * The index of the entry that each tag belongs to; -1 for tags of the whole digest. A line of tags belongs to the entry
 * above it; the one that ends a digest does so only if the entries above have lines of their own, or if there is only
 * one entry.
 */
export function ownersOf(tags: readonly Tag[], entries: readonly Entry[]): readonly number[] {
  const last = entries.length - 1
  let above = -1
  let haveOwnLines = entries.length === 1
  return tags.map(({ span: { start } }) => {
    while (above < last && (entries[above + 1]?.span.start ?? 0) <= start) above++
    const isInside = start < (entries[above]?.span.end ?? 0)
    if (isInside || above < 0) return above
    if (above < last) haveOwnLines = true
    return haveOwnLines ? above : -1
  })
}
