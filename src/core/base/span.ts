/** A half-open range `[start, end)` of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export function span(start: number, end: number): Span {
  return { start, end }
}

/** Whether the offset lies in the span or just after its last character, as a text cursor does. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The span as far after its place as is given. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

export function slice(text: string, range: Span): string {
  return text.slice(range.start, range.end)
}
