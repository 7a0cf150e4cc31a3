import { isAsciiLetter, isSpace } from './characters.ts'
import { codeSet } from './codeSet.ts'
import { Hiding } from './hiding.ts'
import { classifyMarks } from './lineMarks.ts'
import { type LineKind, LineTable, lineKind } from './lineTable.ts'
import { LinkScanner } from './linkScanner.ts'

/** A line of this length is common; the table grows where lines are shorter. */
const usualLineLength = 56

/** A table for more lines or links than these is not kept for the next text. */
const mostKept = 1 << 17

/** The table of the last text: fresh memory for the lines of a long one takes longer than finding them. */
let spare: LineTable | undefined

/**
 * Splits the text from an offset on into lines and finds their links, in one pass, and gives what the caller makes of them.
 * Nothing hides the first line. The table is valid during the call only.
 * @param above what stands above the first line
 */
export function withLines<T>(
  text: string,
  from: number,
  above: LineKind | undefined,
  read: (lines: LineTable) => T,
): T {
  const lines = spare ?? new LineTable()
  spare = undefined
  lines.reset(text, 16 + Math.ceil((text.length - from) / usualLineLength), above)
  scanLines(lines, from)
  const result = read(lines)
  if (lines.capacity <= mostKept && lines.links.capacity <= mostKept) {
    lines.reset('', 0, undefined)
    spare = lines
  }
  return result
}

function scanLines(lines: LineTable, from: number): void {
  const { text } = lines
  const hiding = new Hiding()
  const links = new LinkScanner(lines, from)
  for (let start = from; start <= text.length; ) {
    // Behind the text stands no character, and the last line is as good as blank.
    const first = start < text.length ? text.charCodeAt(start) : 10
    const quickEnd = hiding.isOpen ? -1 : addQuickly(lines, links, start, first)
    start = (quickEnd < 0 ? addLine(lines, links, hiding, start, first) : quickEnd) + 1
  }
  lines.close()
}

/** Adds the line that starts here, with this character, if it is nothing but a link or a title, as most are; gives its line feed, or -1. */
function addQuickly(lines: LineTable, links: LinkScanner, start: number, first: number): number {
  if (first === 104) return links.addBareLine(start)
  const lineFeed = first >= 65 && first <= 90 ? addPlainLine(lines, start, first) : -1
  if (lineFeed >= 0 && links.mayHave(lineFeed)) links.scan(lines.count - 1)
  return lineFeed
}

/** Adds any line that starts here, with this character, and gives its line feed. */
function addLine(
  lines: LineTable,
  links: LinkScanner,
  hiding: Hiding,
  start: number,
  opening: number,
): number {
  const { text } = lines
  const lineFeed = opening === 10 ? start : lineFeedFrom(text, start)
  const line = lines.add(start, lineFeed)
  const first = isSpace(opening) ? text.charCodeAt(lines.wordStart(line)) : opening
  if (hiding.isOpen || mayHide(first)) hide(lines, line, hiding)
  if (lines.kinds[line] !== lineKind.text) return lineFeed
  if (mayMark(first)) classifyMarks(lines, line)
  const isBareLink = first === 104 && links.scanBare(line)
  if (!isBareLink && links.mayHave(lineFeed) && lines.kindAt(line) !== lineKind.marks) links.scan(line)
  return lineFeed
}

/** Letters, digits, spaces and joining signs behind a capital, up to a letter: nothing to trim and no sentence. */
const plainTitle = /[A-Z][A-Za-z0-9'&+/ :-]*[A-Za-z?]/y
const labelled = /(?:title|paper|arxiv|authors?|date|note|link|topic) ?:/iy
/** The capitals with which those labels start. */
const opensLabel = codeSet('TPADNL')

/**
 * Adds the line if it is a title at first sight, without authors, marks, a label or anything else to trim; gives its line
 * feed, or -1. A quick answer for most titles; that it is none says nothing.
 */
function addPlainLine(lines: LineTable, start: number, first: number): number {
  const { text } = lines
  plainTitle.lastIndex = start
  if (!plainTitle.test(text)) return -1
  const end = plainTitle.lastIndex
  const lineFeed = text.charCodeAt(end) === 13 ? end + 1 : end
  if (text.charCodeAt(lineFeed) !== 10 && lineFeed < text.length) return -1
  if (opensLabel[first] === 1 && isLabelled(text, start)) return -1
  lines.addPlain(start, end)
  return lineFeed
}

function isLabelled(text: string, start: number): boolean {
  labelled.lastIndex = start
  return labelled.test(text)
}

/** Where the line that starts here has its line feed, or the end of the text. */
function lineFeedFrom(text: string, start: number): number {
  const found = text.indexOf('\n', start)
  return found < 0 ? text.length : found
}

/** Whether a line that starts with this character can have marks in front: not a letter of Latin or of East Asia. */
function mayMark(code: number): boolean {
  return code < 0x3000 ? !isAsciiLetter(code) : code === middleDot || code === halfMiddleDot
}

/** The bullets of Japanese, U+30FB and U+FF65. */
const middleDot = 0x30fb
const halfMiddleDot = 0xff65

/** Whether a line that starts with this character can open fenced code or a comment: a backtick, a tilde, or "<". */
function mayHide(code: number): boolean {
  return code === 96 || code === 126 || code === 60
}

function hide(lines: LineTable, line: number, hiding: Hiding): void {
  if (hiding.hides(lines.words(line))) lines.kinds[line] = lineKind.hidden
}
