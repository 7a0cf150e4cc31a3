import type { Archive } from '../archive/archive.ts'
import { type ArchivedPlace, fileName } from '../archive/archivedDigest.ts'
import { type Span, slice, span, touches } from '../base/span.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, lineAt, linesOf, paperOf, type Section } from '../digest/model.ts'

/** One line of the outline. */
export interface DigestSymbol {
  readonly kind: 'section' | 'entry'
  readonly name: string
  /** The paper's identifier, for entries of arXiv papers. */
  readonly detail: string
  readonly span: Span
  /** The words that name it; inside `span`. */
  readonly nameSpan: Span
  readonly children: readonly DigestSymbol[]
}

/** Whether everything in the outline is a Markdown heading, which VS Code outlines already. */
export function isAllHeadings(digest: Digest): boolean {
  const names = [
    ...digest.sections.map(({ label }) => label),
    ...digest.entries.map(({ title, link }) => title ?? link),
  ]
  return names.every((name) => name && heading.test(slice(digest.text, lineAt(digest, name.span.start))))
}

const heading = /^ {0,3}#{1,6}[ \t]/

interface OpenSymbol extends DigestSymbol {
  readonly children: OpenSymbol[]
}

/** The outline: sections with the sections and entries in them, in document order. */
export function digestSymbols(digest: Digest): readonly DigestSymbol[] {
  const parts = [...digest.sections.map(sectionSymbol), ...digest.entries.flatMap(entrySymbol)]
  parts.sort((a, b) => a.span.start - b.span.start)
  const root: OpenSymbol[] = []
  const open: OpenSymbol[] = []
  for (const part of parts) {
    while ((open.at(-1)?.span.end ?? Number.POSITIVE_INFINITY) <= part.span.start) open.pop()
    const siblings = open.at(-1)?.children ?? root
    siblings.push(part)
    if (part.kind === 'section') open.push(part)
  }
  return root
}

function sectionSymbol({ label, span: whole }: Section): OpenSymbol {
  return { kind: 'section', name: label.text, detail: '', span: whole, nameSpan: label.span, children: [] }
}

function entrySymbol(entry: Entry): OpenSymbol[] {
  const name = plainTitle(entry) ?? entry.link?.url
  const nameSpan = (entry.title ?? entry.link)?.span
  if (!name || !nameSpan) return []
  const whole = span(Math.min(entry.span.start, nameSpan.start), Math.max(entry.span.end, nameSpan.end))
  return [{ kind: 'entry', name, detail: paperOf(entry) ?? '', span: whole, nameSpan, children: [] }]
}

/** What can be folded: front matter, sections and entries, each from its first character to its last. */
export function foldingSpans(digest: Digest): readonly Span[] {
  const header = digest.frontMatter ? [{ start: 0, end: digest.frontMatter.end }] : []
  return [...header, ...digest.sections.map(({ span }) => span), ...digest.entries.map(({ span }) => span)]
}

/** Something in the archive that can be found by name. */
interface ArchiveSymbol {
  readonly kind: 'entry' | 'tag'
  readonly name: string
  /** Its place: a digest's title, with its date if the title has no year. */
  readonly container: string
  readonly place: ArchivedPlace
}

/** More are of no use in a list that people type into. */
const most = 500

/** Tags and entries that match the words of the query, tags first, then entries from the latest digest on. */
export function archiveSymbols(archive: Archive, query: string): readonly ArchiveSymbol[] {
  const symbols = tagSymbols(archive, query.trim().replace(/^#/, '').toLowerCase())
  for (const entry of archive.search(query)) {
    if (symbols.length >= most) break
    const name = entry.title || entry.id
    if (name) symbols.push({ kind: 'entry', name, container: containerOf(entry), place: entry })
  }
  return symbols
}

/** Each tag at its latest place. */
function tagSymbols(archive: Archive, words: string): ArchiveSymbol[] {
  return archive.tags().flatMap(({ name }) => {
    const place = name.toLowerCase().includes(words) ? archive.placesOfTag(name).at(-1) : undefined
    return place ? { kind: 'tag' as const, name: `#${name}`, container: containerOf(place), place } : []
  })
}

function containerOf({ digest: { date, title, file } }: ArchivedPlace): string {
  const name = title ?? fileName(file)
  return date && !name.includes(date.slice(0, 4)) ? `${date} · ${name}` : name
}

/**
 * The ranges to which a selection expands, each inside the next: the part of an entry that the offset is in, its
 * paragraph, the entry, the sections around it, the document. Words are up to the editor.
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

/** The title of a note's entry is outside its own span. */
function wholeOf({ span: at, title, link }: Entry): Span {
  const starts = [at.start, title?.span.start ?? at.start, link?.span.start ?? at.start]
  const ends = [at.end, title?.span.end ?? at.end, link?.span.end ?? at.end]
  return span(Math.min(...starts), Math.max(...ends))
}

/** The lines around the offset, up to blank ones. */
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

/** From the shortest on, each containing all before it. */
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
