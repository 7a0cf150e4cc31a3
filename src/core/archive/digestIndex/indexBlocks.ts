import { type Span, span } from '../../base/span.ts'
import { CodeLines } from './codeLines.ts'

/** What stands between two marks of a document that is kept current: everything, or one of the two lists. */
export type IndexKind = 'all' | 'digests' | 'tags'

/** `<!-- digest-index:start -->` … `<!-- digest-index:end -->`; the first may name one of the lists. */
export interface IndexBlock {
  readonly kind: IndexKind
  /** The mark that starts it. */
  readonly start: Span
  /** The lines between the marks; empty and behind the start's line where the end is missing. */
  readonly content: Span
  readonly hasEnd: boolean
}

export const startMark = '<!-- digest-index:start -->'
export const endMark = '<!-- digest-index:end -->'
const start = /^<!--[ \t]*digest-index:start(?:[ \t]+(digests|tags))?[ \t]*-->$/
const end = /^<!--[ \t]*digest-index:end[ \t]*-->$/

/** The indexes of a document, in its order. Marks in code are examples, fenced or indented. */
export function findIndexBlocks(text: string): readonly IndexBlock[] {
  if (!text.includes('digest-index:start')) return []
  const blocks: IndexBlock[] = []
  const code = new CodeLines()
  let isComment = false
  for (const line of linesOf(text)) {
    const words = text.slice(line.start, line.end).trim()
    const isInside = isComment
    if (isComment) isComment = !words.includes('-->')
    else if (code.isCode(text.slice(line.start, line.end))) continue
    else isComment = words.startsWith('<!--') && !words.includes('-->')
    if (isInside) continue
    const open = blocks.at(-1)
    const opening = start.exec(words)
    if (opening) blocks.push(beginBlock(text, line, (opening[1] as IndexKind | undefined) ?? 'all'))
    else if (open && !open.hasEnd && end.test(words)) {
      blocks[blocks.length - 1] = { ...open, content: span(open.content.start, line.start), hasEnd: true }
    }
  }
  return blocks
}

function beginBlock(text: string, line: Span, kind: IndexKind): IndexBlock {
  const newline = text.indexOf('\n', line.end)
  const behind = newline < 0 ? text.length : newline + 1
  const words = text.slice(line.start, line.end)
  const from = line.start + words.length - words.trimStart().length
  return {
    kind,
    start: span(from, from + words.trim().length),
    content: span(behind, behind),
    hasEnd: false,
  }
}

/** Each line without its line end. */
export function* linesOf(text: string): Iterable<Span> {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const lineEnd = newline < 0 ? text.length : newline
    yield span(from, text.charAt(lineEnd - 1) === '\r' ? Math.max(from, lineEnd - 1) : lineEnd)
    from = lineEnd + 1
  }
}
