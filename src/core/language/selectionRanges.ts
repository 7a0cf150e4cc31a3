import { type Span, slice, span, touches } from '../base/span.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { type Digest, type Entry, linesOf } from '../digest/model.ts'

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
    paragraphAt(digest, offset),
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
function paragraphAt(digest: Digest, offset: number): Span {
  const { text } = digest
  const lines = linesOf(digest)
  const isBlank = (number: number) => slice(text, lines.line(number)).trim() === ''
  let first = lines.numberAt(offset)
  let last = first
  if (isBlank(first)) return span(offset, offset)
  while (first > 0 && !isBlank(first - 1)) first--
  while (last + 1 < lines.count && !isBlank(last + 1)) last++
  const at = span(lines.startOf(first), lines.line(last).end)
  const words = slice(text, at)
  return span(at.start + words.length - words.trimStart().length, at.start + words.trimEnd().length)
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
