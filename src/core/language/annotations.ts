// What the editor shows at papers without writing it: lenses above entries, links, titles beside bare links,
// and colours.

import * as l10n from '@vscode/l10n'
import { type Archive, archiveSeenFrom, type Viewpoint } from '../archive/archive.ts'
import { isListing } from '../archive/archivedDigest.ts'
import { formatReference } from '../arxiv/identifier.ts'
import { absUrl, pdfUrl } from '../arxiv/links.ts'
import type { Steps } from '../base/async.ts'
import { countsOf } from '../base/groups.ts'
import { memoize } from '../base/memo.ts'
import { overlaps, type Span, shifted, slice, span } from '../base/span.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  type Link,
  lineAt,
  linesOf,
  paperOf,
  partsIn,
  placedParts,
  versionOf,
} from '../digest/model.ts'
import { paperIdOf } from '../digest/records.ts'
import { plainDoisIn, plainReferencesIn } from '../digest/references.ts'
import { namesVenue } from '../digest/titles/venues.ts'
import { doiAddress } from '../paper/doi.ts'
import { type AnyPaper, type Facts, type Paper, type PaperId, paperUrl } from '../paper/paper.ts'
import { isWithdrawn, retractionOf } from '../paper/takenBack.ts'
import { byline, day, namedAuthors, readableTex, shortName } from '../paper/text.ts'
import { foldTitle, shortNameOf, shortTitle } from '../paper/titles.ts'

/** A paper, and the version of it that a link leads to; `undefined` for the latest, or only one. */
interface LinkedPaper {
  readonly id: PaperId
  readonly version: number | undefined
}

/** An entry that may have a code lens. */
interface PaperEntry {
  readonly paper: LinkedPaper
  /** The entry's first line in the document. */
  readonly line: number
}

interface PartEntries {
  readonly entries: readonly PaperEntry[]
  readonly lineCount: number
}

/** The entries of documents with their lines, cached by chunk: a long document is queried after every edit. */
export class PaperEntries {
  readonly #found = memoize(findInPart)

  of(digest: Digest): readonly PaperEntry[] {
    let lines = 0
    const found: PaperEntry[] = []
    for (const { part } of placedParts(digest)) {
      const { entries, lineCount } = this.#found(part)
      for (const { paper, line } of entries) found.push({ paper, line: line + lines })
      lines += lineCount
    }
    return digest.note ? paperEntries(digest, [digest.note]) : found
  }
}

function findInPart(part: DigestPart): PartEntries {
  return { entries: paperEntries(part, part.entries), lineCount: linesOf(part).count - 1 }
}

/** Rows of a table stay together: nothing is inserted between them. */
function paperEntries(part: DigestPart, entries: readonly Entry[]): readonly PaperEntry[] {
  return entries.flatMap((entry) => {
    const { title, link, layout } = entry
    const id = paperIdOf(entry)
    if (!id || layout === 'table-row') return []
    const start = Math.min(title?.span.start ?? Number.POSITIVE_INFINITY, link?.span.start ?? 0)
    return { paper: { id, version: versionOf(entry) }, line: linesOf(part).numberAt(start) }
  })
}

/** A fact in a record that readers of the entry should know. */
export interface Notice {
  readonly title: string
  /** Where it can be read. */
  readonly url: string
}

/** Whether the paper was retracted or withdrawn, or has a later version than the one in the entry's link. */
export function noticeOf({ id, version }: LinkedPaper, paper: AnyPaper | undefined): Notice | undefined {
  if (!paper) return undefined
  const url = paperUrl({ id }, 'abs')
  if (retractionOf(paper)) return { title: l10n.t('Retracted'), url }
  if (isWithdrawn(paper)) return { title: l10n.t('Withdrawn'), url }
  const isLater = version !== undefined && paper.version !== undefined && paper.version > version
  return isLater ? { title: l10n.t('Version {0} is out', paper.version), url } : undefined
}

/** Whether another digest names the paper: a quick answer that avoids looking at what they say. */
export function isNamedElsewhere(archive: Archive, id: PaperId, file: string): boolean {
  return archive
    .filesNaming(id)
    .some((digest) => digest.isDigest && digest.file !== file && !isListing(digest))
}

/** "Covered 2 times before": what other digests say about a paper that they name. */
export function describeHistory(archive: Archive, id: PaperId, own: Viewpoint): string {
  const before = archiveSeenFrom(archive, own).coveredBefore(id).digestCount
  if (before === 1) return l10n.t('Covered once before')
  if (before > 1) return l10n.t('Covered {0} times before', before)
  const others = archive
    .namings(id)
    .filter(({ digest }) => digest.isDigest && digest.file !== own.file && !isListing(digest))
  // A digest may have several entries of one paper.
  const entries = others.filter(({ kind }) => kind === 'entry')
  const covered = new Set(entries.map(({ digest }) => digest.file)).size
  if (covered === 1) return l10n.t('Covered once elsewhere')
  if (covered > 1) return l10n.t('Covered {0} times elsewhere', covered)
  return others.length === 1
    ? l10n.t('Mentioned once elsewhere')
    : l10n.t('Mentioned {0} times elsewhere', others.length)
}

/** A place that names a paper without being a link itself, and where it leads. */
interface PlainLink {
  readonly span: Span
  readonly url: string
  /** `arXiv:2401.00001v2` or `doi:10.1145/3292500.3330701`. */
  readonly label: string
}

/** The papers that a digest names without a web address, in order; VS Code and Markdown turn the others into links. */
export function plainLinks(digest: Digest): readonly PlainLink[] {
  return placedParts(digest).flatMap(({ part, start }) =>
    [
      ...plainReferencesIn(part).map(({ span, reference }) => ({
        span: shifted(span, start),
        url: /\/pdf\/|\.pdf$/i.test(slice(part.text, span)) ? pdfUrl(reference) : absUrl(reference),
        label: `arXiv:${formatReference(reference)}`,
      })),
      ...plainDoisIn(part).map(({ span, doi }) => ({
        span: shifted(span, start),
        url: doiAddress(doi),
        label: `doi:${doi}`,
      })),
    ].sort((a, b) => a.span.start - b.span.start),
  )
}

/** Words shown after a link that does not say what it leads to. */
interface PaperHint {
  readonly offset: number
  /** The short title and the year, or the first author and the year. */
  readonly text: string
  /** The whole title and the authors, in plain text. */
  readonly details: string
}

/**
 * VS Code shows this many UTF-16 units of all hints on a line and cuts the rest; a little is reserved for the gaps
 * between them.
 */
const mostInLine = 40
const leastRoom = 12

/** Hints for the bare links in a range of the document whose papers are known and whose titles are not beside them. */
export function paperHints(digest: Digest, range: Span, facts: Facts): readonly PaperHint[] {
  const named = partsIn(digest, range).flatMap(({ part, start }) =>
    untitledLinks(part).flatMap((link) => {
      const id = overlaps(shifted(link.span, start), range) ? paperOf({ link }) : undefined
      const paper = id && facts.paper(id)
      if (!paper || isTitleBeside(part, link, paper.title)) return []
      return { offset: start + link.outer.end, line: lineAt(digest, start + link.span.start).start, paper }
    }),
  )
  const counts = countsOf(named.map(({ line }) => line))
  return named.map(({ offset, line, paper }) => {
    const room = Math.max(leastRoom, Math.floor(mostInLine / (counts.get(line) ?? 1)))
    return { offset, ...describe(paper, room) }
  })
}

/** Links in prose without a label, and those of entries without a title. */
function untitledLinks({ entries, mentions }: DigestPart): readonly Link[] {
  const inProse = mentions.filter(({ link }) => !link.label)
  return [...entries.filter(({ title }) => !title), ...inProse].flatMap(({ link }) => link ?? [])
}

/** On a long line, nothing further away is searched for each of its links, in UTF-16 units. */
const reach = 1_000

/** Whether the line of the link contains the paper's title or its short name. */
function isTitleBeside(part: DigestPart, { span: at }: Link, title: string): boolean {
  const before = part.text.slice(Math.max(lineAt(part, at.start).start, at.start - reach), at.start)
  const after = part.text.slice(at.end, Math.min(lineAt(part, at.end).end, at.end + reach))
  const words = foldTitle(`${before} ${after}`)
  const name = foldTitle(shortNameOf(title))
  return words.includes(foldTitle(title)) || (name.length >= 4 && words.includes(name))
}

function describe(paper: Paper, room: number): Pick<PaperHint, 'text' | 'details'> {
  return {
    text: shortText(paper, room),
    details: `${readableTex(paper.title)}\n${namedAuthors(paper.authors, 8)}`,
  }
}

/**
 * The short title and the year if there is room for both, otherwise the first author and the year: never a part of
 * either.
 */
function shortText(paper: Paper, room: number): string {
  const year = day(paper.publishedAt)?.slice(0, 4)
  const [first] = paper.authors
  const author = first === undefined ? '' : shortName(readableTex(first))
  const choices = [
    shortTitle(paper),
    byline(paper),
    [author, year].filter(Boolean).join(', '),
    year ?? paper.id,
  ]
  return choices.find((text) => text !== '' && text.length <= room) ?? paper.id
}

/** The kinds of words in a digest. The manifest says which colours they have by default. */
export const tokenTypes = ['paperTitle', 'paperSection', 'paperId', 'paperTag', 'paperVenue'] as const

type TokenType = (typeof tokenTypes)[number]

interface TokenOptions {
  /** Whether headings get tokens, too; Markdown already colours them. */
  readonly headings: boolean
}

/**
 * Five numbers per token, as VS Code wants them: lines and characters from the previous token, length, type, modifiers.
 */
export type TokenData = Uint32Array

/** A range to remove and its replacement. */
interface TokenEdit {
  readonly start: number
  readonly deleteCount: number
  readonly data: TokenData
}

interface Token {
  readonly span: Span
  readonly type: TokenType
}

/** The tokens of a chunk, as {@link TokenData} relative to its start. */
interface PartTokens {
  readonly data: readonly number[]
  /** The line of the last token; -1 without one. */
  readonly lastLine: number
  readonly lineCount: number
}

const perToken = 5

/** The tokens of documents, cached by chunk: an edit recomputes those of its chunks. */
export class DigestTokens {
  readonly #withHeadings = memoize((part: DigestPart) => tokensOfPart(part, true))
  readonly #withoutHeadings = memoize((part: DigestPart) => tokensOfPart(part, false))

  of(digest: Digest, { headings }: TokenOptions): TokenData {
    // The only entry of notes belongs to no chunk.
    if (digest.note) return Uint32Array.from(tokensOfPart(digest, headings, [digest.note]).data)
    const parts = digest.parts.map(this.#memo(headings))
    const data = new Uint32Array(parts.reduce((length, part) => length + part.data.length, 0))
    let at = 0
    let linesSinceLast = 0
    for (const part of parts) {
      data.set(part.data, at)
      if (part.data.length > 0) data[at] = (part.data[0] ?? 0) + linesSinceLast
      linesSinceLast = part.lastLine < 0 ? linesSinceLast + part.lineCount : part.lineCount - part.lastLine
      at += part.data.length
    }
    return data
  }

  /** Computes them a chunk a step; the digest may be edited in between. */
  *computing(digest: Digest, { headings }: TokenOptions): Steps<void> {
    for (const part of digest.parts) {
      this.#memo(headings)(part)
      yield
    }
  }

  #memo(headings: boolean): (part: DigestPart) => PartTokens {
    return headings ? this.#withHeadings : this.#withoutHeadings
  }
}

/** The difference between the two: one range, because most edits affect one place. */
export function tokenEdit(before: TokenData, after: TokenData): TokenEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  start -= start % perToken
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  same -= same % perToken
  return {
    start,
    deleteCount: before.length - same - start,
    data: after.slice(start, after.length - same),
  }
}

function tokensOfPart(part: DigestPart, headings: boolean, entries = part.entries): PartTokens {
  const lines = linesOf(part)
  const data: number[] = []
  let line = 0
  let character = 0
  let isFirst = true
  for (const { span: at, type } of inOneLineEach(part, tokensIn(part, headings, entries))) {
    const ownLine = lines.numberAt(at.start)
    const column = at.start - lines.startOf(ownLine)
    const isSameLine = ownLine === line && !isFirst
    data.push(
      ownLine - line,
      isSameLine ? column - character : column,
      at.end - at.start,
      tokenTypes.indexOf(type),
      0,
    )
    line = ownLine
    character = column
    isFirst = false
  }
  return { data, lastLine: isFirst ? -1 : line, lineCount: lines.count - 1 }
}

/** In order; of two that overlap the first, which is the longer one if both begin at the same place. */
function tokensIn(part: DigestPart, headings: boolean, entries: readonly Entry[]): readonly Token[] {
  const sections = part.sections.filter(({ level }) => headings || level === undefined)
  const all: Token[] = [
    ...entries.flatMap((entry) => [
      ...(entry.title ? [{ span: entry.title.span, type: 'paperTitle' } as const] : []),
      ...venuesIn(part, entry).map((at) => ({ span: at, type: 'paperVenue' }) as const),
    ]),
    ...[...sections.map(({ label }) => label), ...part.emptyStatements].map(
      (label) => ({ span: label.span, type: 'paperSection' }) as const,
    ),
    ...idsIn(part).map((at) => ({ span: at, type: 'paperId' }) as const),
    ...part.tags.map((tag) => ({ span: tag.span, type: 'paperTag' }) as const),
  ]
  all.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  let end = 0
  return all.filter(({ span: at }) => {
    if (at.start < end || at.end <= at.start) return false
    end = at.end
    return true
  })
}

const identifier = /(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?/i

function idsIn(part: DigestPart): readonly Span[] {
  const inLinks = part.links.flatMap(({ arxiv }) => (arxiv?.reading.ok ? arxiv.idSpan : []))
  const plain = plainReferencesIn(part).flatMap(({ span: at }) => {
    const found = identifier.exec(slice(part.text, at))
    return found ? span(at.start + found.index, at.start + found.index + found[0].length) : []
  })
  return [...inLinks, ...plain]
}

/** Words between separators that may be a venue. */
const piece = /[^()[\]|*_,;:·—–\t\n]{2,60}/g

function venuesIn(part: DigestPart, { head, title, link }: Entry): readonly Span[] {
  const known = [title?.span, link?.outer].filter((at) => at !== undefined)
  return Array.from(slice(part.text, head).matchAll(piece)).flatMap(({ 0: words, index }) => {
    const start = head.start + index + (words.length - words.trimStart().length)
    const at = span(start, start + words.trim().length)
    const isFree = known.every((other) => at.end <= other.start || other.end <= at.start)
    return isFree && namesVenue(words.trim()) ? at : []
  })
}

/** Titles may continue on the next line; a token may not. */
function inOneLineEach(part: DigestPart, tokens: readonly Token[]): readonly Token[] {
  const lines = linesOf(part)
  return tokens.flatMap(({ span: at, type }) => {
    const [first, last] = [lines.numberAt(at.start), lines.numberAt(at.end)]
    if (first === last) return { span: at, type }
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const line = lines.line(first + index)
      return { span: span(Math.max(at.start, line.start), Math.min(at.end, line.end)), type }
    }).filter((token) => token.span.end > token.span.start)
  })
}
