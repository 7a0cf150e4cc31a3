import { type Span, span } from '../base/span.ts'
import type { Link } from './digest.ts'
import { findLinks } from './findLinks.ts'

export type LineKind = 'blank' | 'text' | 'heading' | 'hidden' | 'tags'

/** One physical line and what can be said of it without looking at its neighbours, fences and comments apart. */
export interface Line {
  readonly kind: LineKind
  /** The whole line without its line end. */
  readonly span: Span
  /** Without indentation, heading and list marks, and trailing white space. */
  readonly content: Span
  readonly text: string
  /** 1 to 6 for a heading. */
  readonly level: number | undefined
  readonly isListItem: boolean
  readonly links: readonly Link[]
}

const noLinks: readonly Link[] = []
const headingMark = /^(#{1,6})(?:[ \t]+|$)/
const listMark = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/
const fenceMark = /^(`{3,}|~{3,})/
const tagsOnly = /^#[\p{L}\p{N}_][\p{L}\p{N}_/-]*(?:[ \t,]+#[\p{L}\p{N}_][\p{L}\p{N}_/-]*)*$/u

/** Splits the text from `from` on into lines. Fenced code and HTML comments give `hidden` lines. */
export function scanLines(text: string, from: number): Line[] {
  const lines: Line[] = []
  const hiding = new Hiding()
  for (let start = from; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const next = newline < 0 ? text.length : newline
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next
    lines.push(readLine(text, span(start, end), hiding))
    start = next + 1
  }
  return lines
}

/** The one address that the line consists of, bare or in angle brackets. */
export function bareLink(line: Line): Link | undefined {
  const [link] = line.links
  if (!link || line.links.length > 1 || line.kind !== 'text') return undefined
  const before = link.span.start - line.content.start
  const after = line.content.end - link.span.end
  const isBare = before === 0 && after === 0
  const isBracketed = before === 1 && after === 1 && line.text.startsWith('<') && line.text.endsWith('>')
  return isBare || isBracketed ? link : undefined
}

/** The index of the next line that is not blank, or one behind the last line. */
export function nextFilled(lines: readonly Line[], from: number): number {
  let index = from
  while (lines[index]?.kind === 'blank') index++
  return index
}

/** The line's content from the offset on, if there is any. */
export function restOf({ content }: Line, from: number): Span | undefined {
  return from < content.end ? span(from, content.end) : undefined
}

function readLine(text: string, whole: Span, hiding: Hiding): Line {
  const content = trim(text, whole)
  const words = text.slice(content.start, content.end)
  if (hiding.hides(words)) return makeLine('hidden', whole, content, words)
  if (words === '') return makeLine('blank', whole, content, words)
  if (words.charCodeAt(0) === 35) return readHashLine(text, whole, content)
  return readText(text, whole, content)
}

function readHashLine(text: string, whole: Span, content: Span): Line {
  const words = text.slice(content.start, content.end)
  const heading = headingMark.exec(words)
  if (!heading) {
    return tagsOnly.test(words) ? makeLine('tags', whole, content, words) : readText(text, whole, content)
  }
  const level = heading[1]?.length
  const closed = words.replace(/[ \t]+#+$/, '')
  const inner = span(
    content.start + Math.min(heading[0].length, closed.length),
    content.start + closed.length,
  )
  const links = findLinks(text, inner)
  return { ...makeLine('heading', whole, inner, text.slice(inner.start, inner.end)), level, links }
}

function readText(text: string, whole: Span, content: Span): Line {
  const mark = listMark.exec(text.slice(content.start, Math.min(content.end, content.start + 12)))
  const inner = mark ? span(content.start + mark[0].length, content.end) : content
  const line = makeLine('text', whole, inner, text.slice(inner.start, inner.end))
  return { ...line, isListItem: mark !== null, links: findLinks(text, inner) }
}

function makeLine(kind: LineKind, whole: Span, content: Span, text: string): Line {
  return { kind, span: whole, content, text, level: undefined, isListItem: false, links: noLinks }
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return span(start, end)
}

/** Space, tab, no-break and ideographic space, zero-width space and byte order mark. */
function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 13 ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x200b ||
    code === 0xfeff
  )
}

/** Remembers, from line to line, whether fenced code or an HTML comment is open. */
class Hiding {
  #fence: string | undefined
  #comment = false

  hides(words: string): boolean {
    if (this.#fence !== undefined) return this.#continueFence(words, this.#fence)
    if (this.#comment) {
      this.#comment = !words.includes('-->')
      return true
    }
    const fence = fenceMark.exec(words)?.[1]
    if (fence) {
      this.#fence = fence
      return true
    }
    if (!words.startsWith('<!--')) return false
    const close = words.indexOf('-->', 4)
    this.#comment = close < 0
    return close < 0 || close === words.length - 3
  }

  #continueFence(words: string, fence: string): boolean {
    const isClose = words.startsWith(fence) && /^[`~]+$/.test(words)
    if (isClose) this.#fence = undefined
    return true
  }
}
