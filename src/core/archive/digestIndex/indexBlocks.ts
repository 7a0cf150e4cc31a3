import { LineTable } from '../../base/lineTable.ts'
import { type Span, span } from '../../base/span.ts'
import { dateIn } from '../../digest/date.ts'
import { Hiding } from '../../digest/lines/hiding.ts'
import { CodeLines } from './codeLines.ts'

/** What stands between two marks of a document that is kept current: everything, or one of the two lists. */
export type IndexKind = 'all' | 'digests' | 'tags'

/** `<!-- digest-index:start -->` … `<!-- digest-index:end -->`; the first may name one of the lists. */
export interface IndexBlock {
  readonly kind: IndexKind
  /** The mark that starts it. */
  readonly start: Span
  /** The lines between the marks; empty and after the start's line where the end is missing. */
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

/** Links between files of an archive, which go by paths or by URIs. */

/** The path from the folder of one file to another as people read it; `undefined` when that is not below the folder. */
export function pathBelow(from: string, file: string): string | undefined {
  const folder = folderOf(from)
  if (!file.startsWith(folder)) return undefined
  const path = file.slice(folder.length).replaceAll('\\', '/')
  return isUri(file) ? decode(path) : path
}

/** A path as the target of a Markdown link: what would end it, or mean something else, is encoded. */
export function linkTarget(path: string): string {
  return path.replace(/[\s%#?<>()\\"]/gu, encodeCharacter)
}

/** The file that a link in another one leads to; `undefined` for addresses, and for paths from the root. */
export function fileBehind(from: string, target: string): string | undefined {
  const [path = ''] = target.replace(/^<|>$/g, '').split(/[#?]/, 1)
  if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined
  const separator = from.includes('\\') && !isUri(from) ? '\\' : '/'
  const folder = folderOf(from)
  const above = folder === '' ? [] : folder.slice(0, -1).split(separator)
  for (const step of decode(path).split('/')) {
    if (step === '..') {
      if (above.length === 0) return undefined
      above.pop()
    } else if (step !== '.') above.push(isUri(from) ? encodeForUri(step) : step)
  }
  return above.join(separator)
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}

function isUri(file: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(file)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** As VS Code writes its URIs, so that the same file has the same name. */
function encodeForUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeCharacter)
}

function encodeCharacter(character: string): string {
  const code = character.charCodeAt(0)
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character)
}

/** A line of a list or table that links to one text file beside the document. */
export interface IndexLine {
  /** From its first to its last word. */
  readonly span: Span
  /** Where the link's target stands. */
  readonly target: Span
  /** The file that it leads to, as the archive names it. */
  readonly file: string
  /** The date that its words name. */
  readonly date: string | undefined
  /** Where that date stands, when it is one of numbers. */
  readonly dateSpan: Span | undefined
}

const item = /^[ \t]*(?:[-*+][ \t]|\d{1,4}[.)][ \t]|\|)/
/** A link to a text file; people leave spaces in its path as they are. */
const link = /\[[^\]\n]{0,300}\]\(([^()\n]{1,300}?\.(?:md|markdown|txt|digest)(?:#[^()\s]{0,100})?)\)/gi
/** A longer line is no line of an index. */
const longestLine = 1_000
const numericDate = /(?<!\d)(?:19|20)\d{2}([-./_])\d{1,2}\1\d{1,2}(?!\d)/

/** The lines of a document that are like those of an index. */
export function findIndexLines(text: string, from: string): readonly IndexLine[] {
  const found: IndexLine[] = []
  const hiding = new Hiding()
  for (const line of new LineTable(text)) {
    const words = text.slice(line.start, line.end)
    if (hiding.hides(words.trim()) || words.length > longestLine || !item.test(words)) continue
    const read = readLine(words, line.start, from)
    if (read) found.push(read)
  }
  return found
}

function readLine(words: string, start: number, from: string): IndexLine | undefined {
  const [only, ...more] = words.matchAll(link)
  const [whole = '', target = ''] = only ?? []
  const file = fileBehind(from, target)
  if (!only || more.length > 0 || file === undefined) return undefined
  const targetStart = only.index + whole.length - target.length - 1
  // What the path says is the file's, not the line's.
  const said =
    words.slice(0, targetStart) + ' '.repeat(target.length) + words.slice(targetStart + target.length)
  const numeric = numericDate.exec(said)
  return {
    span: span(start + words.length - words.trimStart().length, start + words.trimEnd().length),
    target: span(start + targetStart, start + targetStart + target.length),
    file,
    date: dateIn(said),
    dateSpan: numeric ? span(start + numeric.index, start + numeric.index + numeric[0].length) : undefined,
  }
}
