import { htmlCommentClose, htmlCommentEnd } from '../../base/hiddenElements.ts'
import { LineTable, type Span, span } from '../../base/span.ts'
import { dateIn } from '../../digest/date.ts'
import { plainLines } from '../../digest/lines/hiding.ts'
import type { Archive } from '../archive.ts'
import { type ArchivedDigest, digestNameEnd, fileName } from '../archivedDigest.ts'

/** The content between two markers of a document that is kept up to date: everything, or one of the two lists. */
export type IndexKind = 'all' | 'digests' | 'tags'

/** `<!-- digest-index:start -->` … `<!-- digest-index:end -->`; the first may name one of the lists. */
export interface IndexBlock {
  readonly kind: IndexKind
  /** The start marker. */
  readonly start: Span
  /** The lines between the markers; empty and after the start's line if the end is missing. */
  readonly content: Span
  readonly hasEnd: boolean
}

export const startMark = '<!-- digest-index:start -->'

export const endMark = '<!-- digest-index:end -->'

const start = /^<!--[ \t]*digest-index:start(?:[ \t]+(digests|tags))?[ \t]*-->$/

const end = /^<!--[ \t]*digest-index:end[ \t]*-->$/

/** The indexes of a document, in order. Markers in code, fenced or indented, are examples. */
export function findIndexBlocks(text: string): readonly IndexBlock[] {
  if (!text.includes('digest-index:start')) return []
  const blocks: IndexBlock[] = []
  const code = new CodeLines()
  const lines = new LineTable(text)
  let isComment = false
  for (const line of lines) {
    const words = text.slice(line.start, line.end).trim()
    const isInside = isComment
    if (isComment) isComment = !htmlCommentClose.test(words)
    else if (code.isCode(text.slice(line.start, line.end))) continue
    else isComment = words.startsWith('<!--') && htmlCommentEnd(words, 0) === undefined
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

/** The path from the folder of one file to another as people read it; `undefined` if that is not below the folder. */
export function pathBelow(from: string, file: string): string | undefined {
  const folder = folderOf(from)
  if (!file.startsWith(folder)) return undefined
  const path = file.slice(folder.length).replaceAll(separatorOf(file), '/')
  return isUri(file) ? decode(path) : path
}

/**
 * A path as the target of a Markdown link: characters that would end it, or mean something else, are encoded. A file may
 * be called `javascript:x.md`, and control characters and those that reorder text may be in its name.
 */
export function linkTarget(path: string): string {
  return path.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069%#?<>(){}\\":]/gu, encodeCharacter)
}

/** The file that a link in another one leads to; `undefined` for addresses, and for absolute paths. */
export function fileBehind(from: string, target: string): string | undefined {
  const [path = ''] = target.replace(/^<|>$/g, '').split(/[#?]/, 1)
  if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined
  const separator = separatorOf(from)
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
  return file.slice(0, file.lastIndexOf(separatorOf(file)) + 1)
}

/** Where paths have slashes, a name may have a backslash. */
function separatorOf(file: string): string {
  return file.includes('\\') && !file.includes('/') ? '\\' : '/'
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

/** Encoded like VS Code's URIs, so that the same file has the same name. */
function encodeForUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeCharacter)
}

function encodeCharacter(character: string): string {
  const code = character.charCodeAt(0)
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(character)
}

/** A line of a list or table that links to one text file beside the document. */
interface IndexLine {
  /** From its first to its last word. */
  readonly span: Span
  /** The place of the link's target. */
  readonly target: Span
  /** The file that it leads to, as the archive names it. */
  readonly file: string
  /** The date in its words. */
  readonly date: string | undefined
  /** The place of that date, if it is numeric. */
  readonly dateSpan: Span | undefined
}

const item = /^[ \t]*(?:[-*+][ \t]|\d{1,4}\\?[.)][ \t]|\|)/

/** A link to a text file; people leave spaces in its path as they are. */
const link = new RegExp(
  String.raw`\[[^\]\n]{0,300}\]\(([^()\n]{1,300}?${digestNameEnd}(?:#[^()\s]{0,100})?)\)`,
  'gi',
)

/** A longer line is not part of an index. */
const longestLine = 1_000

const numericDate = /(?<!\d)(?:19|20)\d{2}([-./_])\d{1,2}\1\d{1,2}(?!\d)/

/** The lines of a document that look like those of an index. */
export function findIndexLines(text: string, from: string): readonly IndexLine[] {
  const found: IndexLine[] = []
  for (const line of plainLines(text)) {
    const words = text.slice(line.start, line.wordStart + line.words.length)
    if (line.isHidden || words.length > longestLine || !item.test(words)) continue
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
  // A date in the path belongs to the file, not to the line.
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

// Which lines of a Markdown document are code, for callers that change lines of it: an example in a document must not
// change. Follows CommonMark's definition of code (https://spec.commonmark.org/0.31.2/#container-blocks); in doubt a
// line is code.

const listMark = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/

const fenceMark = /^(`{3,}(?!.*`)|~{3,})/

/** Elements whose text is shown as it is, up to their end. */
const preformatted = /^<(?:pre|script|style|textarea)(?=[\s>]|$)/i

const preformattedEnd = /<\/(?:pre|script|style|textarea)>/i

const rule = /^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/

/** What starts a block of its own below the line of a paragraph. */
const interrupts = /^(?:#|<|>|`{3}|~{3}|(?:[-*+]|1[.)])[ \t]+\S|(?:[-*_] *){3,}$)/

interface Fence {
  readonly mark: string
  /** The column of the item that contains it. */
  readonly column: number
}

/** Goes through a document line by line. */
class CodeLines {
  /** The columns at which the content of open list items starts. */
  readonly #items: number[] = []
  #fence: Fence | undefined
  /** The column of the item whose text is shown as it is, up to the end of an element. */
  #preformatted: number | undefined
  /** Whether the last line belongs to a paragraph, which the next one may continue. */
  #isParagraph = false
  /** Whether the last line is an item without words, which a blank line ends. */
  #isEmptyItem = false

  /**
   * Whether the next line is code or a fence around it.
   * @param line without its line end
   */
  isCode(line: string): boolean {
    const text = withoutTabs(line)
    const words = text.trim()
    return words === '' ? this.#readsBlank() : this.#reads(words, text.length - text.trimStart().length)
  }

  #readsBlank(): boolean {
    if (this.#isEmptyItem) this.#items.pop()
    this.#isEmptyItem = false
    this.#isParagraph = false
    return this.#fence !== undefined || this.#preformatted !== undefined
  }

  #reads(words: string, column: number): boolean {
    if (this.#preformatted !== undefined && column >= this.#preformatted) {
      if (preformattedEnd.test(words)) this.#preformatted = undefined
      return true
    }
    this.#preformatted = undefined
    if (this.#fence && column >= this.#fence.column) return this.#readsFence(words, column, this.#fence)
    this.#fence = undefined
    const isOutside = column < (this.#items.at(-1) ?? 0)
    const isNew = interrupts.test(words) || (isOutside && listMark.test(words))
    const isContinued = this.#isParagraph && !isNew
    if (!isContinued) while (column < (this.#items.at(-1) ?? 0)) this.#items.pop()
    const isIndented = column - (this.#items.at(-1) ?? 0) >= 4
    this.#isEmptyItem = false
    if (isIndented) return isOutside || !this.#isParagraph
    return isContinued ? false : this.#opens(words, column)
  }

  #readsFence(words: string, column: number, { mark, column: own }: Fence): true {
    if (column < own + 4 && words.startsWith(mark) && /^(?:`+|~+)$/.test(words)) this.#fence = undefined
    return true
  }

  /** What the words start: a fence, an element, or an item, which may itself start with one of these. */
  #opens(words: string, column: number): boolean {
    this.#isParagraph = false
    const item = rule.test(words) ? undefined : listMark.exec(words)?.[0]
    if (item !== undefined) return this.#opensItem(words.slice(item.length), column + item.length)
    const mark = fenceMark.exec(words)?.[1]
    if (mark) this.#fence = { mark, column: this.#items.at(-1) ?? 0 }
    const isElement = preformatted.test(words)
    if (isElement && !preformattedEnd.test(words)) this.#preformatted = this.#items.at(-1) ?? 0
    this.#isParagraph = !mark && !isElement && !/^(?:#|<!--)/.test(words) && !rule.test(words)
    return mark !== undefined || isElement
  }

  #opensItem(rest: string, column: number): boolean {
    const content = rest.trimStart()
    const gap = rest.length - content.length
    // With this indentation, the item starts with indented code.
    const isCode = gap >= 5
    this.#items.push(column + (isCode || content === '' ? 1 : gap))
    this.#isEmptyItem = content === ''
    return isCode || (content !== '' && this.#opens(content, column + gap))
  }
}

/** Each tab replaced by the spaces that it stands for. */
function withoutTabs(line: string): string {
  let text = ''
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) text += ' '.repeat(4 - (text.length % 4))
    text += part
  }
  return text
}

export type WrongLine =
  /** Its target does not exist. */
  | { readonly kind: 'target'; readonly line: IndexLine; readonly meant: ArchivedDigest | undefined }
  /** Its date differs from that of the digest it links to; another digest may have that date. */
  | {
      readonly kind: 'date'
      readonly line: IndexLine
      readonly digest: ArchivedDigest
      readonly date: string
      readonly meant: ArchivedDigest | undefined
    }

export interface IndexFacts {
  readonly archive: Archive
  /** The document's own file. */
  readonly file: string
  /** Whether a file is known not to exist. */
  isMissing(file: string): boolean
}

/** The number of lines that must be right before others can be wrong. */
const fewestRight = 2

/**
 * The lines with a wrong date or target in a document that lists digests, by hand or by another tool. If too few lines
 * are right, the document lists something else.
 */
export function wrongIndexLines(text: string, facts: IndexFacts): readonly WrongLine[] {
  const blocks = findIndexBlocks(text)
  const lines = findIndexLines(text, facts.file).filter(
    ({ span: { start } }) => !blocks.some(({ content }) => content.start <= start && start < content.end),
  )
  const known = lines.filter(({ file }) => facts.archive.fileAt(file)?.isDigest)
  if (known.length < fewestRight || known.length * 2 <= lines.length) return []
  return [...wrongTargets(lines, facts), ...wrongDates(known, facts)].sort(
    (a, b) => a.line.span.start - b.line.span.start,
  )
}

function wrongTargets(lines: readonly IndexLine[], { archive, isMissing }: IndexFacts): readonly WrongLine[] {
  return lines
    .filter(({ file }) => isMissing(file))
    .map((line) => ({ kind: 'target', line, meant: line.date ? onlyOneOf(archive, line.date) : undefined }))
}

function wrongDates(lines: readonly IndexLine[], { archive }: IndexFacts): readonly WrongLine[] {
  const dated = lines.flatMap((line) => {
    const digest = archive.fileAt(line.file)
    return line.date && digest?.date
      ? [{ line, digest, date: digest.date, isRight: isOf(digest, line.date) }]
      : []
  })
  const wrong = dated.filter(({ isRight }) => !isRight)
  const right = dated.length - wrong.length
  // If many differ, their dates are something else, such as the days on which the digests were sent.
  if (right < fewestRight || wrong.length >= right) return []
  return wrong.map(({ line, digest, date }) => {
    const other = line.date ? onlyOneOf(archive, line.date) : undefined
    return { kind: 'date', line, digest, date, meant: other }
  })
}

/** The only digest of a day. */
function onlyOneOf(archive: Archive, date: string): ArchivedDigest | undefined {
  const [only, ...more] = archive.digests().filter((digest) => digest.date === date)
  return more.length === 0 ? only : undefined
}

/** Whether a digest may be listed with a date: its own, or that of its title or its file name. */
function isOf({ date, title, file }: ArchivedDigest, written: string): boolean {
  return [date, title && dateIn(title), dateIn(fileName(file))].some((own) => {
    if (!own) return false
    const length = Math.min(own.length, written.length)
    return own.slice(0, length) === written.slice(0, length)
  })
}
