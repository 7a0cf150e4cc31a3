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
