import { LineTable } from '../../base/lineTable.ts'
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
  const lines = new LineTable(text)
  let isComment = false
  for (const line of lines) {
    const words = text.slice(line.start, line.end).trim()
    const isInside = isComment
    if (isComment) isComment = !words.includes('-->')
    else if (code.isCode(text.slice(line.start, line.end))) continue
    else isComment = words.startsWith('<!--') && !words.includes('-->')
    if (isInside) continue
    const open = blocks.at(-1)
    const opening = start.exec(words)
    if (opening) {
      const kind = (opening[1] as IndexKind | undefined) ?? 'all'
      const next = lines.whole(line).end
      blocks.push({ kind, start: wordsOf(text, line), content: span(next, next), hasEnd: false })
    } else if (open && !open.hasEnd && end.test(words)) {
      blocks[blocks.length - 1] = { ...open, content: span(open.content.start, line.start), hasEnd: true }
    }
  }
  return blocks
}

function wordsOf(text: string, line: Span): Span {
  const words = text.slice(line.start, line.end)
  const from = line.start + words.length - words.trimStart().length
  return span(from, from + words.trim().length)
}
