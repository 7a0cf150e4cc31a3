// The places that name a paper, in running text and in links, found once for each part.

import type { ArxivReference } from '../arxiv/identifier.ts'
import { findReferences } from '../arxiv/links.ts'
import { memoize } from '../base/memo.ts'
import { applyEdits, lowerBound, overlaps, type Span, shifted, slice, span } from '../base/span.ts'
import { type FoundDoi, findPlainDois } from '../paper/doi.ts'
import type { PaperId } from '../paper/paper.ts'
import { findFrontMatter } from './frontMatter.ts'
import { commentsIn, withoutCommentEdits } from './hidden.ts'
import { scanLines } from './lines/scan.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  type Link,
  lineAt,
  type PlacedPart,
  partsIn,
} from './model.ts'
import { verbatimBefore, verbatimSpans } from './place.ts'
import { doiOf } from './records.ts'

interface PaperReference {
  readonly span: Span
  readonly reference: ArxivReference
  /**
   * `link` is an address with its scheme, or the name of a definition with one; `plain` an address without, or a citation;
   * `id` the identifier alone, which a number in prose may look like.
   */
  readonly kind: 'link' | 'plain' | 'id'
}

/** All places of a part that name a paper of arXiv, in order, in code as well. */
export const referencesIn = memoize(findInPart)

interface PaperNaming {
  readonly span: Span
  readonly id: PaperId
}

/** The same with the places that name other papers by their DOI, after them. */
export const namingsIn = memoize((part: DigestPart): readonly PaperNaming[] => [
  ...referencesIn(part).map(({ span: at, reference }) => ({ span: at, id: reference.id })),
  ...part.links.flatMap((link): readonly PaperNaming[] => {
    const id = doiOf({ link })
    return id ? [{ span: link.form === 'reference' ? link.outer : link.span, id }] : []
  }),
  ...plainDoisIn(part).map(({ span: at, doi }) => ({ span: at, id: doi })),
])

/** The places in a stretch of a digest that name a paper of arXiv. */
export function referencesWithin(digest: Digest, range: Span): readonly PaperReference[] {
  return partsIn(digest, range).flatMap((placed) =>
    placedIn(placed, referencesIn).filter(({ span: at }) => overlaps(at, range)),
  )
}

/**
 * The places that name a paper and are no links of any kind: `2401.00001`, `arXiv:hep-th/9901001`, `arxiv.org/abs/2401.00001`.
 * What stands in code and in other links is left out.
 */
export const plainReferencesIn = memoize(findPlainInPart)

/** The same for DOIs, but for arXiv's own: `doi:10.1145/3292500.3330701`, or the DOI alone. */
export const plainDoisIn = memoize((part: DigestPart): readonly FoundDoi[] =>
  inProse(part, findPlainDois(part.text)),
)

/** The links that lie in a stretch of a digest. */
export function linksWithin(digest: Digest, range: Span): readonly PlacedLink[] {
  return partsIn(digest, range).flatMap(({ part, start }) => {
    const { links } = part
    const first = lowerBound(links.length, (index) => startOf(links, index) < range.start - start)
    const last = lowerBound(links.length, (index) => startOf(links, index) <= range.end - start)
    return links
      .slice(first, last)
      .map((link) => ({
        link,
        outer: shifted(link.outer, start),
        label: labelOf(part, link),
        labelSpan: link.label && shifted(link.label, start),
      }))
      .filter(({ outer }) => outer.end <= range.end)
  })
}

/** Links are in the order of the text: of a long line, each cell has its own. */
function startOf(links: readonly Link[], index: number): number {
  return links[index]?.outer.start ?? 0
}

interface PlacedLink {
  readonly link: Pick<Link, 'form' | 'url'>
  /** In the digest. */
  readonly outer: Span
  /** Its words as written; empty where it has none. */
  readonly label: string
  readonly labelSpan: Span | undefined
}

function labelOf({ text }: DigestPart, { label }: Link): string {
  return label ? slice(text, label) : ''
}

const inlineCode = /`[^`\n]+`/g

/**
 * A stretch of a digest that can be read by itself as Markdown: links take the place of references, whose definitions are
 * elsewhere, and of those of reStructuredText, which Markdown takes for code. The comments of the digest are left out.
 */
export function excerpt(digest: Digest, range: Span): string {
  const text = slice(digest.text, range)
  const edits = withoutCommentEdits(digest, range)
  if (!text.includes(']') && !text.includes('_')) return applyEdits(text, edits)
  const links = outside(commentsIn(digest, range), linksWithin(digest, range), ({ outer }) => outer)
  const quoted = links.filter(({ outer }) => digest.text.charAt(outer.start) === '`')
  // The mark of a footnote stays what it is, and so does the footnote.
  const isOther = ({ link, label }: PlacedLink) => link.form === 'reference' && !label.startsWith('^')
  const references = links.filter((each) => isOther(each) && !quoted.includes(each))
  if (quoted.length + references.length === 0) return applyEdits(text, edits)
  const code = Array.from(text.matchAll(inlineCode), ({ index, 0: whole }) =>
    shifted(span(index, index + whole.length), range.start),
  )
  const linked = [...outside(code, references, ({ outer }) => outer), ...quoted]
    .sort((a, b) => a.outer.start - b.outer.start)
    .map(({ link: { url }, outer, label }) => ({
      span: shifted(outer, -range.start),
      newText: `[${label}](${/[()\s]/.test(url) ? `<${url}>` : url})`,
    }))
  return applyEdits(text, [...linked, ...edits])
}

/** The same of what is said of an entry, without the line of its link where that stands between a remark beside the title and the rest. */
export function excerptBesideLink(digest: Digest, range: Span, { link }: Pick<Entry, 'link'>): string {
  const line = link && lineAt(digest, link.outer.start)
  if (!line || line.start <= range.start || line.end >= range.end) return excerpt(digest, range)
  const beside =
    slice(digest.text, span(line.start, link.outer.start)) +
    slice(digest.text, span(link.outer.end, line.end))
  if (link.label || !/^\P{L}*(?:\p{L}+\s?[:：])?\P{L}*$/u.test(beside)) return excerpt(digest, range)
  return (
    excerpt(digest, span(range.start, line.start)) +
    excerpt(digest, span(digest.text.indexOf('\n', line.end) + 1, range.end))
  )
}

/** Properties at the top of a page of Logseq; the lines of a paper are none. */
const properties =
  /(?:[ \t]*(?:[\p{L}_-]{1,30}::[ \t](?![^\n]*:\/\/)[^\n]*)?\r?(?:\n|$)){0,40}?(?=[ \t]*(?![\p{L}_-]{1,30}::[ \t])\S)/uy
/** Those that are for programs; others are words, and tags are listed as such. */
const ownProperty =
  /^[ \t]*(?:alias(?:es)?|collapsed|created[-_]at|exclude-from-graph-view|filters|heading|icon|id|lang|layout|public|template|title|type|updated[-_]at)::.*/gim

const topOf = memoize((digest: Digest): Span => {
  const start = findFrontMatter(digest.text)?.bodyStart ?? 0
  properties.lastIndex = start
  return span(start, start + (properties.exec(digest.text)?.[0].length ?? 0))
})

/** The same, with empty lines in place of properties of the whole that are no words. */
export function excerptBelowProperties(digest: Digest, { start, end }: Span): string {
  const from = Math.max(start, Math.min(end, topOf(digest).end))
  return excerpt(digest, span(start, from)).replace(ownProperty, '') + excerpt(digest, span(from, end))
}

function placedIn(
  { part, start }: PlacedPart,
  find: (part: DigestPart) => readonly PaperReference[],
): readonly PaperReference[] {
  return find(part).map((each) => ({ ...each, span: shifted(each.span, start) }))
}

function findInPart({ text, links }: DigestPart): readonly PaperReference[] {
  const written = Array.from(findReferences(text, 0, text.length, { bareIds: true })).flatMap(
    ({ span: at, reading, form, host }): readonly PaperReference[] => {
      if (!reading.ok) return []
      const hasScheme = host !== undefined && /^https?:/i.test(slice(text, at))
      const kind = form === 'bare' ? 'id' : hasScheme ? 'link' : 'plain'
      return [{ span: at, reference: reading.reference, kind }]
    },
  )
  const byName = links.flatMap(({ form, outer, arxiv }): readonly PaperReference[] =>
    form === 'reference' && arxiv?.reading.ok
      ? [{ span: outer, reference: arxiv.reading.reference, kind: 'link' }]
      : [],
  )
  return byName.length === 0 ? written : [...written, ...byName].sort((a, b) => a.span.start - b.span.start)
}

/** Most parts name papers by their addresses alone. */
const mayBePlain =
  /arxiv: ?|10\.48550|arxiv\.org(?<!\/[\w.]{0,40}arxiv\.org)|(?<![\w./:@=&%+~$#-])(?:\d{4}\.\d{4}|[a-z.-]+\/\d{7})/i

function findPlainInPart(part: DigestPart): readonly PaperReference[] {
  if (!mayBePlain.test(part.text)) return []
  return inProse(
    part,
    referencesIn(part).filter(({ kind }) => kind !== 'link'),
  )
}

/** The places that lie in running text, and not in code or in links; they are in order. */
function inProse<T extends { readonly span: Span }>(part: DigestPart, all: readonly T[]): readonly T[] {
  const { text, frontMatter } = part
  if (all.length === 0) return []
  const verbatim = verbatimSpans(text)
  const candidates = all.filter(({ span: at }) => (verbatimBefore(verbatim, at.start)?.end ?? 0) <= at.start)
  if (candidates.length === 0) return []
  const bodyStart = frontMatter ? findFrontMatter(text)?.bodyStart : undefined
  let next = 0
  return scanLines(text, bodyStart ?? 0).flatMap(({ kind, start, end }) => {
    while ((candidates[next]?.span.start ?? end) < start) next++
    const first = next
    while ((candidates[next]?.span.start ?? end) < end) next++
    if (kind === 'hidden' || first === next) return []
    return outside(takenIn(text, span(start, end)), candidates.slice(first, next), ({ span: at }) => at)
  })
}

/** What overlaps none of the spans; both are in the order of the text. */
function outside<T>(spans: readonly Span[], all: readonly T[], spanOf: (one: T) => Span): readonly T[] {
  let next = 0
  return all.filter((one) => {
    const at = spanOf(one)
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next++
    const other = spans[next]
    return !other || !overlaps(other, at)
  })
}

/** What links, code and HTML consist of; each repetition is bounded, so that no line takes long. */
const taken =
  /`[^`]{1,300}`|!?\[[^\][]{0,600}\]\([^)]{0,600}\)|\]\([^)]{0,600}\)|\[\[[^\]]{0,300}\]\]|<[^<>]{1,300}>|^ {0,3}\[(?!\^)[^\]]{1,100}\]:.*/g

function takenIn(text: string, line: Span): readonly Span[] {
  return Array.from(slice(text, line).matchAll(taken), ({ index, 0: whole }) =>
    span(line.start + index, line.start + index + whole.length),
  )
}
