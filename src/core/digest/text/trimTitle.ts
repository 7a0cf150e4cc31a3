import { type Span, span } from '../../base/span.ts'
import type { Label } from '../digest.ts'
import { bracketedWhole, markedAtStart, markedPart } from './markedTitle.ts'
import { trimLead } from './titleLead.ts'
import { trimTail } from './titleTail.ts'

/** What is said of a paper in front of its link is never longer; the rest is commentary. */
const longestRaw = 1000

/**
 * The title in what a line or a label says of a paper: without number, date, venue, authors, emphasis, quotation marks
 * and emoji around it. `undefined` when nothing is left.
 */
export function trimTitle(raw: string, at: Span): Label | undefined {
  const text = raw.length > longestRaw ? raw.slice(0, longestRaw) : raw
  const marked = bracketedWhole(text) ?? markedPart(text)
  let { start, end } = marked ?? span(0, text.length)
  start = trimLead(text, start, end)
  end = trimTail(text, start, end)
  const inner = marked ? undefined : markedAtStart(text, start, end)
  if (inner) {
    start = trimLead(text, inner.start, inner.end)
    end = trimTail(text, start, inner.end)
  }
  if (end <= start || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return undefined
  return label(text.slice(start, end), at.start + start)
}

/** A label for words in the document; words that go over the end of a line are joined by one space. */
export function label(words: string, start: number): Label {
  const text = words.includes('\n') ? words.replace(/\s*\n\s*/g, ' ') : words
  return { span: span(start, start + words.length), text }
}
