import { type Span, span, touches } from '../base/span.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import type { Digest, Entry } from '../digest/model.ts'

/**
 * What a growing selection takes in, each span inside the next: the part of an entry that the offset is in, its paragraph,
 * the entry, the sections around it, the document. Words are the editor's own.
 */
export function selectionSpans(digest: Digest, offset: number): readonly Span[] {
  const { text } = digest
  const entry = digest.entries.find((each) => touches(wholeOf(each), offset))
  const candidates = [
    ...digest.tags.map((tag) => tag.span),
    ...digest.mentions.map(({ link }) => link.span),
    ...digest.mentions.flatMap(({ link }) => link.arxiv?.idSpan ?? []),
    ...(entry ? partsOf(entry) : []),
    ...digest.sections.flatMap(({ label, span: whole }) => [label.span, whole]),
    paragraphAt(text, offset),
    bodyOf(digest),
    span(0, text.length),
  ].filter((each) => each.end > each.start && touches(each, offset))
  return nested(candidates)
}

function partsOf(entry: Entry): readonly Span[] {
  const { title, link, commentary } = entry
  const parts = [title?.span, link?.arxiv?.idSpan, link?.span, commentary, wholeOf(entry)]
  return parts.filter((part) => part !== undefined)
}

/** The entry of a note names its title outside of its own span. */
function wholeOf({ span: at, title, link }: Entry): Span {
  const starts = [at.start, title?.span.start ?? at.start, link?.span.start ?? at.start]
  const ends = [at.end, title?.span.end ?? at.end, link?.span.end ?? at.end]
  return span(Math.min(...starts), Math.max(...ends))
}

/** The lines without a blank one among them around the offset. */
function paragraphAt(text: string, offset: number): Span {
  let start = lineStart(text, offset)
  let end = lineEnd(text, offset)
  if (text.slice(start, end).trim() === '') return span(offset, offset)
  while (start > 0 && !isBlank(text, start - 1)) start = lineStart(text, start - 1)
  while (end < text.length && !isBlank(text, end + 1)) end = lineEnd(text, end + 1)
  const words = text.slice(start, end)
  return span(start + words.length - words.trimStart().length, start + words.trimEnd().length)
}

function isBlank(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), lineEnd(text, offset)).trim() === ''
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline
}

/** The text below the front matter, from its first word on. */
function bodyOf({ text }: Digest): Span {
  const body = text.slice(findFrontMatter(text)?.bodyStart ?? 0)
  return span(text.length - body.trimStart().length, text.length)
}

/** From the shortest on, those that hold all before them. */
function nested(spans: readonly Span[]): readonly Span[] {
  const chain: Span[] = []
  for (const next of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = chain.at(-1)
    const isWider = !inner || (next.start <= inner.start && inner.end <= next.end)
    const isSame = inner?.start === next.start && inner.end === next.end
    if (isWider && !isSame) chain.push(next)
  }
  return chain
}
