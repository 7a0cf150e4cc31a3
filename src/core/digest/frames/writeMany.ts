/*
 * Writing several papers, one below the other.
 *
 * Each is written into the digest that holds those before it, so that numbers count on, and what the first entries teach holds for the
 * others. What was written ends with the place for its commentary: between entries its blank lines go, the gap of the digest takes
 * their place. The result is one edit.
 */
import { type Span, span } from '../../base/span.ts'
import type { TextEdit } from '../../base/textEdit.ts'
import type { WritablePaper } from '../../paper/paper.ts'
import type { Digest } from '../model.ts'
import { DigestSession, usualOptions } from '../session.ts'

import { type WriteFacts, type WrittenEntry, writeAddressAt, writeAt, writeBelow } from './write.ts'

/** A paper to write, or the address of one of which no more is known yet. */
export type NamedPaper = WritablePaper | { readonly url: string; readonly title?: undefined }

export interface WrittenEntries extends TextEdit {
  /** Where the commentary of the first entry begins, counted from the start of `newText`. */
  readonly cursor: number
  /** For each paper where its lines begin and end in `newText`. */
  readonly blocks: readonly Span[]
}

/** @param line a blank line, or the line whose words the entries take the place of, without its line end */
export function writeMany(
  digest: Digest,
  line: Span,
  papers: readonly NamedPaper[],
  facts: WriteFacts,
): WrittenEntries {
  const session = new DigestSession(digest, {
    ...usualOptions,
    statements: new Set(facts.statements ?? []),
  })
  const isBlank = digest.text.slice(line.start, line.end).trim() === ''
  const at = isBlank ? line : span(line.start, line.start)
  if (!isBlank) session.edit({ span: line, newText: '' })
  const blocks: Span[] = []
  let cursor = 0
  let written = ''
  let start = at.start
  let tail = ''
  for (const [index, paper] of papers.entries()) {
    const isFirst = index === 0
    const end = start + written.length
    const edit = isFirst ? first(session.digest, at, paper, facts) : next(session.digest, end, paper, facts)
    if (isFirst) {
      start = edit.span.start
      cursor = edit.cursor
    }
    const block = edit.newText.trimEnd()
    const from = written.length + (block.length - block.trimStart().length)
    blocks.push(span(from, written.length + block.length))
    const isLast = index === papers.length - 1
    const own = edit.newText.slice(block.length)
    if (isFirst || own.length > tail.length) tail = own
    session.edit({ span: edit.span, newText: block })
    // What is said of a paper goes on after its address only on a line of its own.
    const rest = paper.title === undefined ? tail.replace(/^[ \t]+/, '') : tail
    written += isLast ? block + rest : block
  }
  return { span: span(start, line.end), newText: written, cursor, blocks }
}

function first(digest: Digest, line: Span, paper: NamedPaper, facts: WriteFacts): WrittenEntry {
  if (paper.title === undefined) return writeAddressAt(digest, line, paper.url, facts)
  return writeAt(digest, line, [paper], facts)[0] as WrittenEntry
}

function next(digest: Digest, lineEnd: number, paper: NamedPaper, facts: WriteFacts): WrittenEntry {
  return paper.title === undefined
    ? writeAddressAt(digest, span(lineEnd, lineEnd), paper.url, facts)
    : writeBelow(digest, lineEnd, paper, facts)
}
