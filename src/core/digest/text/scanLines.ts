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
    if (text.charCodeAt(start) === 104 && !hiding.isOpen) {
      const end = links.addBareLine(start)
      if (end >= 0) {
        start = end + 1
        continue
      }
    }
    const plainEnd = hiding.isOpen ? -1 : plainLineEnd(text, start)
    const next = plainEnd < 0 ? lineFeedFrom(text, start) : plainEnd
    const line = lines.add(start, next)
    if (plainEnd >= 0) lines.plain[line] = 1
    const wordStart = lines.wordStart(line)
    const first = text.charCodeAt(wordStart)
    if (hiding.isOpen || mayHide(first)) hide(lines, line, hiding)
    if (lines.kinds[line] === lineKind.text) {
      if (mayMark(first)) classifyMarks(lines, line)
      const isBareLink = first === 104 && links.scanBare(line)
      if (!isBareLink && links.mayHave(next) && lines.kindAt(line) !== lineKind.marks) links.scan(line)
    }
    start = next + 1
  }
  lines.close()
}

/** Letters, digits, spaces and joining signs behind a capital, up to a letter: nothing to trim and no sentence. */
const plainWords = /[A-Z][A-Za-z0-9'&+/ :-]*[A-Za-z?]/y

/** Where the line that starts here has its line feed, if it is of plain words and nothing else; else -1. */
function plainLineEnd(text: string, start: number): number {
  const first = text.charCodeAt(start)
  if (!(first >= 65 && first <= 90)) return -1
  plainWords.lastIndex = start
  if (!plainWords.test(text)) return -1
  const end = plainWords.lastIndex
  const code = text.charCodeAt(end)
  if (code === 10 || end === text.length) return end
  return code === 13 && text.charCodeAt(end + 1) === 10 ? end + 1 : -1
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
