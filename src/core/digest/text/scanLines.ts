import { isAsciiLetter } from './characters.ts'
import { Hiding } from './hiding.ts'
import { classifyMarks } from './lineMarks.ts'
import { type LineKind, LineTable, lineKind } from './lineTable.ts'
import { LinkScanner } from './linkScanner.ts'

/** A line of this length is common; the table grows where lines are shorter. */
const usualLineLength = 40

/**
 * Splits the text from an offset on into lines and finds their links, in one pass. Nothing hides the first line.
 * @param above what stands above the first line
 */
export function scanLines(text: string, from: number, above?: LineKind): LineTable {
  const lines = new LineTable(text, 16 + Math.ceil((text.length - from) / usualLineLength), above)
  const hiding = new Hiding()
  const links = new LinkScanner(lines, from)
  for (let start = from; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const next = newline < 0 ? text.length : newline
    const line = lines.add(start, next)
    const wordStart = lines.wordStart(line)
    const first = text.charCodeAt(wordStart)
    if (hiding.isOpen || mayHide(first)) hide(lines, line, hiding)
    if (lines.isTextAt(line)) {
      if (mayMark(first)) classifyMarks(lines, line)
      const isBareLink = first === 104 && links.scanBare(line)
      if (!isBareLink && links.mayHave(next) && lines.kindAt(line) !== lineKind.marks) links.scan(line)
    }
    start = next + 1
  }
  lines.close()
  return lines
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
