import type { Span } from './span.ts'

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

/**
 * The text after all edits, whose spans refer to the text before any of them.
 * @throws {RangeError} when two edits overlap or one lies outside the text.
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
