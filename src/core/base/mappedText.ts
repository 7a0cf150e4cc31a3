import { type Span, span } from './span.ts'

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

export function mappedSlice({ text, starts, ends }: MappedText, { start, end }: Span): MappedText {
  return { text: text.slice(start, end), starts: starts.slice(start, end), ends: ends.slice(start, end) }
}

/** @param pattern with the flag `g` */
export function mappedReplace(
  source: MappedText,
  pattern: RegExp,
  replacement: (match: string) => string,
): MappedText {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keepUpTo = (end: number) => {
    pieces.push(source.text.slice(done, end))
    for (let at = done; at < end; at++) {
      starts.push(source.starts[at] ?? 0)
      ends.push(source.ends[at] ?? 0)
    }
  }
  for (const match of source.text.matchAll(pattern)) {
    keepUpTo(match.index)
    done = match.index + match[0].length
    const newText = replacement(match[0])
    pieces.push(newText)
    const at = writtenSpan(source, span(match.index, done))
    for (let unit = 0; unit < newText.length; unit++) {
      starts.push(at.start)
      ends.push(at.end)
    }
  }
  keepUpTo(source.text.length)
  return { text: pieces.join(''), starts, ends }
}
