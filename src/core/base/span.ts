// Places in a text: spans, lines, where the characters of a derived text were written, and edits.

/** A half-open range `[start, end)` of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export function span(start: number, end: number): Span {
  return { start, end }
}

/** Whether the offset is in the span or directly after its last character, as a text cursor may be. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The span moved by an offset. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

export function slice(text: string, range: Span): string {
  return text.slice(range.start, range.end)
}

/** The spans of two lists in order; spans that touch or overlap become one. */
export function joinedSpans(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  if (some.length === 0 || others.length === 0) return some.length === 0 ? others : some
  return unitedSpans([...some, ...others])
}

/** Sorts spans and merges those that touch or overlap. */
export function unitedSpans(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const each of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && each.start <= last.end) all[all.length - 1] = span(last.start, Math.max(last.end, each.end))
    else all.push(each)
  }
  return all
}

/** How many of the first `length` indexes are below; all of these come first. */
export function lowerBound(length: number, isBelow: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBelow(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** The physical lines of one text, counted from 0. A line ends before its LF or CRLF. */
export class LineTable {
  readonly #text: string
  readonly #starts: readonly number[]

  constructor(text: string) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#text = text
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.length
  }

  /** The number of the line that holds the offset; a line end belongs to the line that it ends. */
  numberAt(offset: number): number {
    const count = lowerBound(this.count, (number) => this.startOf(number) <= offset)
    return Math.max(0, count - 1)
  }

  /** In UTF-16 units from the start of its line. */
  columnAt(offset: number): number {
    return offset - this.startOf(this.numberAt(offset))
  }

  /** The line that contains the offset, without its line end. */
  at(offset: number): Span {
    return this.line(this.numberAt(offset))
  }

  /** A line without its line end; after the last one, an empty span at the end of the text. */
  line(number: number): Span {
    const start = this.startOf(number)
    const next = this.#starts[number + 1]
    if (next === undefined) return span(start, this.#text.length)
    const isCrLf = next - 2 >= start && this.#text.charCodeAt(next - 2) === 13
    return span(start, next - (isCrLf ? 2 : 1))
  }

  /** Where a line starts; after the last one, the end of the text. */
  startOf(number: number): number {
    return this.#starts[number] ?? this.#text.length
  }

  /** The lines that the span touches, with the line end of the last. */
  whole({ start, end }: Span): Span {
    return span(this.at(start).start, this.startOf(this.numberAt(Math.max(start, end - 1)) + 1))
  }

  /** Each line without its line end; the text after the last line end is a line only if it has characters. */
  *[Symbol.iterator](): Iterator<Span> {
    for (let number = 0; number < this.count; number++) {
      const line = this.line(number)
      if (line.start < this.#text.length) yield line
    }
  }
}

/**
 * A text derived from another by leaving parts out or writing them differently, which still knows where each of its
 * characters was written. Deriving takes time in proportion to the length.
 */
export interface MappedText {
  readonly text: string
  /** Where each character starts in the text as written. */
  readonly starts: readonly number[]
  /** Where each character ends in the text as written. */
  readonly ends: readonly number[]
}

export function mappedText(written: string): MappedText {
  const starts = Array.from({ length: written.length }, (_, at) => at)
  return { text: written, starts, ends: starts.map((at) => at + 1) }
}

/** The span in the original text for a non-empty span of the derived text. */
export function writtenSpan({ starts, ends }: MappedText, { start, end }: Span): Span {
  return span(starts[start] ?? 0, ends[end - 1] ?? 0)
}

/**
 * All matches of a global pattern, like `matchAll`, but without copying the pattern: for a short text, that takes
 * longer than matching.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

/**
 * The text after all edits, whose spans refer to the text before any of them.
 * @throws {RangeError} if two edits overlap or one is outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const parts: string[] = []
  let done = 0
  for (const { span, newText } of ordered) {
    if (span.start < done || span.end < span.start || span.end > text.length) {
      throw new RangeError(`edit [${span.start}, ${span.end}) overlaps another or leaves the text`)
    }
    parts.push(text.slice(done, span.start), newText)
    done = span.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/**
 * The same change in fewer edits: those with at most so much text between them become one. Edits are ordered from the
 * last to the first, before and after, so that each leaves the places of the next as they are.
 */
export function joinedEdits(
  text: string,
  edits: readonly TextEdit[],
  mostBetween: number,
): readonly TextEdit[] {
  const groups: TextEdit[][] = []
  for (const edit of edits) {
    const group = groups.at(-1)
    const next = group?.at(-1)
    if (group && next && next.span.start - edit.span.end <= mostBetween) group.push(edit)
    else groups.push([edit])
  }
  return groups.map((group) => {
    const around = span(group.at(-1)?.span.start ?? 0, group[0]?.span.end ?? 0)
    const within = group.map((edit) => ({ ...edit, span: shifted(edit.span, -around.start) }))
    return { span: around, newText: applyEdits(slice(text, around), within) }
  })
}

/**
 * A few small edits that turn one text into another. Anchors are words in both; those that occur in both in the given
 * order, starting from the first, stay untouched.
 */
export function tightEdits(text: string, wanted: string, anchors: readonly string[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  let wantedFrom = 0
  const inOrder = anchors
    .map((anchor) => ({ anchor, at: text.indexOf(anchor) }))
    .filter(({ anchor, at }) => anchor !== '' && at >= 0)
    .sort((a, b) => a.at - b.at)
  for (const { anchor } of inOrder) {
    const at = text.indexOf(anchor, from)
    const wantedAt = wanted.indexOf(anchor, wantedFrom)
    if (at < 0 || wantedAt < 0) continue
    edits.push(...trimmed(text.slice(from, at), wanted.slice(wantedFrom, wantedAt), from))
    from = at + anchor.length
    wantedFrom = wantedAt + anchor.length
  }
  return [...edits, ...trimmed(text.slice(from), wanted.slice(wantedFrom), from)]
}

/** The shortest single edit that turns one text into another; `undefined` if they are the same. */
export function tightEdit(text: string, wanted: string): TextEdit | undefined {
  return trimmed(text, wanted, 0)[0]
}

/** One edit without the common beginning and end; none if the texts are the same. */
function trimmed(text: string, wanted: string, from: number): readonly TextEdit[] {
  if (text === wanted) return []
  const most = Math.min(text.length, wanted.length)
  let start = 0
  while (start < most && text[start] === wanted[start]) start++
  let end = 0
  while (end < most - start && text.at(-1 - end) === wanted.at(-1 - end)) end++
  return [
    {
      span: span(from + start, from + text.length - end),
      newText: wanted.slice(start, wanted.length - end),
    },
  ]
}

/** A text with the line ends of another, and its offsets there: a document that has no line yet has line ends all the same. */
export function withLineEnds(
  text: string,
  lineEnd: string,
): { readonly text: string; at(offset: number): number } {
  const converted = (part: string) => part.replaceAll(/\r?\n/g, lineEnd)
  return { text: converted(text), at: (offset) => converted(text.slice(0, offset)).length }
}
