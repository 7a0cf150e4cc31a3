/*
 * Writing several papers, one below the other.
 *
 * All have the form of the digest's other entries: what has just been written is counted on, and is no example. The first are
 * written into the digest that holds those before them, and read one by one. The others are read together, which two hundred
 * papers need; where they are not read as they were meant, one by one as well. What was written ends with the place for its
 * commentary: between entries its blank lines go, the gap of the digest takes their place. The result is one edit.
 */
import { type Span, span, type TextEdit } from '../../base/span.ts'
import { plainTitle } from '../layouts/index.ts'
import type { Digest, Entry } from '../model.ts'
import { DigestSession, readOptions } from '../session.ts'
import { withoutPlace } from './place.ts'
import { isEntryOf } from './sameReading.ts'
import {
  type NamedPaper,
  type WriteFacts,
  type WrittenEntry,
  withEdit,
  writeAt,
  writeBelow,
  writeSeries,
} from './write.ts'

interface WrittenEntries extends TextEdit {
  /** Where the commentary of the first entry begins, counted from the start of `newText`. */
  readonly cursor: number
  /** For each paper where its lines begin and end in `newText`. */
  readonly blocks: readonly Span[]
}

/** So many are read one by one. */
const careful = 2

/** @param line a blank line, or the line whose words the entries take the place of, without its line end */
export function writeMany(
  digest: Digest,
  line: Span,
  papers: readonly NamedPaper[],
  facts: WriteFacts,
): WrittenEntries {
  const writer = new ManyWriter(digest, line, facts)
  const first = papers.slice(0, careful)
  for (const paper of first) writer.add(paper)
  const rest = papers.slice(careful)
  if (!writer.addAll(rest)) for (const paper of rest) writer.add(paper)
  return writer.result(line.end)
}

class ManyWriter {
  readonly #facts: WriteFacts
  readonly #session: DigestSession
  readonly #line: Span
  readonly #blocks: Span[] = []
  #start: number
  #cursor = 0
  #written = ''
  /** The place for the commentary of the last entry, and the gap to what follows. */
  #tail = ''
  #endsInAddress = false

  constructor(digest: Digest, line: Span, facts: WriteFacts) {
    this.#facts = { ...facts, layout: facts.layout ?? digest.prevailingLayout }
    this.#session = new DigestSession(digest, readOptions(facts.statements))
    const isBlank = digest.text.slice(line.start, line.end).trim() === ''
    if (!isBlank) this.#session.edit({ span: line, newText: '' })
    this.#line = isBlank ? line : span(line.start, line.start)
    this.#start = line.start
  }

  /** Writes a paper below the others, and reads what comes of it. */
  add(paper: NamedPaper): void {
    const isFirst = this.#blocks.length === 0
    const { digest } = this.#session
    const edit = isFirst
      ? (writeAt(digest, this.#line, [paper], this.#facts)[0] as WrittenEntry)
      : writeBelow(digest, this.#end, paper, this.#below)
    if (isFirst) {
      this.#start = edit.span.start
      this.#cursor = edit.cursor
    }
    const block = withoutPlace(edit.newText)
    const own = edit.newText.slice(block.length)
    if (isFirst || own.length > this.#tail.length) this.#tail = own
    this.#endsInAddress = paper.title === undefined
    this.#session.edit({ span: edit.span, newText: block })
    this.#take(block)
  }

  /** Writes papers as those above were written, and reads all of them at once. @returns whether they are read as they were meant */
  addAll(papers: readonly NamedPaper[]): boolean {
    if (papers.length === 0) return true
    const { digest } = this.#session
    const at = span(this.#end, this.#end)
    for (const blocks of writeSeries(digest, this.#end, papers, this.#below)) {
      const newText = blocks.join('')
      const after = withEdit(digest, { span: at, newText }, this.#facts)
      if (!isWhatWasMeant(digest, after, { at: at.start, newText, papers })) continue
      for (const block of blocks) this.#take(block)
      this.#endsInAddress = papers.at(-1)?.title === undefined
      return true
    }
    return false
  }

  result(end: number): WrittenEntries {
    // What is said of a paper goes on after its address only on a line of its own.
    const tail = this.#endsInAddress ? this.#tail.replace(/^[ \t]+/, '') : this.#tail
    return {
      span: span(this.#start, end),
      newText: this.#written + tail,
      cursor: this.#cursor,
      blocks: this.#blocks,
    }
  }

  get #end(): number {
    return this.#start + this.#written.length
  }

  /** The titles of these papers are no part of the form. */
  get #below(): WriteFacts {
    return { ...this.#facts, fresh: span(this.#start, this.#end) }
  }

  #take(block: string): void {
    const from = this.#written.length + (block.length - block.trimStart().length)
    this.#written += block
    this.#blocks.push(span(from, this.#written.length))
  }
}

interface Series {
  readonly at: number
  readonly newText: string
  readonly papers: readonly NamedPaper[]
}

/** Whether the papers are read in their order, and the entries around them as before. */
function isWhatWasMeant(before: Digest, after: Digest, { at, newText, papers }: Series): boolean {
  const end = at + newText.length
  const isNew = ({ head }: Entry) => at <= head.start && head.start < end
  const fresh = after.entries.filter((entry) => isNew(entry) && entry.title)
  const titled = papers.flatMap((paper) => (paper.title === undefined ? [] : paper))
  const others = after.entries.filter((entry) => !isNew(entry))
  return (
    fresh.length === titled.length &&
    titled.every((paper, index) => isEntryOf(fresh[index] as Entry, paper)) &&
    others.length === before.entries.length &&
    others.every(
      (entry, index) =>
        plainTitle(entry) === plainTitle(before.entries[index] as Entry) &&
        entry.link?.url === before.entries[index]?.link?.url,
    ) &&
    after.sections.length === before.sections.length
  )
}
