import { type Span, slice, span } from '../base/span.ts'
import { type Digest, type DigestPart, type Entry, linesOf, PartMemo, placedParts } from '../digest/model.ts'
import { plainReferencesIn } from '../digest/references.ts'
import { namesVenue } from '../digest/titles/venues.ts'

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
  readonly #withHeadings = new PartMemo((part) => tokensOfPart(part, true))
  readonly #withoutHeadings = new PartMemo((part) => tokensOfPart(part, false))

  of(digest: Digest, { headings }: TokenOptions): TokenData {
    // The only entry of notes belongs to no chunk.
    if (digest.note) return Uint32Array.from(tokensOfPart(digest, headings, [digest.note]).data)
    const memo = headings ? this.#withHeadings : this.#withoutHeadings
    const parts = placedParts(digest).map(({ part }) => memo.of(part))
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
