import { type Span, span as spanOf } from './span.ts'

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
      span: spanOf(from + start, from + text.length - end),
      newText: wanted.slice(start, wanted.length - end),
    },
  ]
}
