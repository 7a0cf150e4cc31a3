import { isAsciiLetter } from './characters.ts'
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
    const quickEnd = hiding.isOpen ? -1 : addQuickly(lines, links, start)
    start = (quickEnd < 0 ? addLine(lines, links, hiding, start) : quickEnd) + 1
  }
  lines.close()
}

/** Adds the line that starts here if it is a link or plain words and nothing else, as most are; gives its line feed, or -1. */
function addQuickly(lines: LineTable, links: LinkScanner, start: number): number {
  const first = lines.text.charCodeAt(start)
  if (first === 104) return links.addBareLine(start)
  const lineFeed = first >= 65 && first <= 90 ? addPlainLine(lines, start) : -1
  if (lineFeed >= 0 && links.mayHave(lineFeed)) links.scan(lines.count - 1)
  return lineFeed
}

/** Adds any line, and gives its line feed. */
function addLine(lines: LineTable, links: LinkScanner, hiding: Hiding, start: number): number {
  const { text } = lines
  const lineFeed = lineFeedFrom(text, start)
  const line = lines.add(start, lineFeed)
  const first = text.charCodeAt(lines.wordStart(line))
  if (hiding.isOpen || mayHide(first)) hide(lines, line, hiding)
  if (lines.kinds[line] !== lineKind.text) return lineFeed
  if (mayMark(first)) classifyMarks(lines, line)
  const isBareLink = first === 104 && links.scanBare(line)
  if (!isBareLink && links.mayHave(lineFeed) && lines.kindAt(line) !== lineKind.marks) links.scan(line)
  return lineFeed
}

/** Letters, digits, spaces and joining signs behind a capital, up to a letter: nothing to trim and no sentence. */
const plainWords = /[A-Z][A-Za-z0-9'&+/ :-]*[A-Za-z?]/y

/** Adds the line if it is of plain words and nothing else; gives its line feed, or -1. */
function addPlainLine(lines: LineTable, start: number): number {
  const { text } = lines
  plainWords.lastIndex = start
  if (!plainWords.test(text)) return -1
  const end = plainWords.lastIndex
  const lineFeed = text.charCodeAt(end) === 13 ? end + 1 : end
  if (text.charCodeAt(lineFeed) !== 10 && lineFeed < text.length) return -1
  lines.addPlain(start, end)
  return lineFeed
}

/** Where the line that starts here has its line feed, or the end of the text. */
function lineFeedFrom(text: string, start: number): number {
  // Nothing is called for blank lines.
  if (text.charCodeAt(start) === 10) return start
  const found = text.indexOf('\n', start)
  return found < 0 ? text.length : found
}

/** Whether a line that starts with this character can have marks in front: not a letter of Latin or of East Asia. */
function mayMark(code: number): boolean {
  return code < 0x3000 && !isAsciiLetter(code)
}

/** Whether a line that starts with this character can open fenced code or a comment: a backtick, a tilde, or "<". */
function mayHide(code: number): boolean {
  return code === 96 || code === 126 || code === 60
}

function hide(lines: LineTable, line: number, hiding: Hiding): void {
  if (hiding.hides(lines.words(line))) lines.kinds[line] = lineKind.hidden
}
