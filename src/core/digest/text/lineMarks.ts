import { isSpace } from './characters.ts'
import { codeSet } from './codeSet.ts'
import { type LineTable, lineKind, lineMark } from './lineTable.ts'

const headingMark = /^(#{1,6})(?:[ \t]+|$)/
const closingMark = /[ \t]+#+$/
/** Ordinary marks, and the bullets that people type in plain text; boxes to tick, and the words that Org has for them. */
const listMark =
  /^(?:<li>|[-*+•·‣◦▪●○■□◆◇▶►▸※・･][ \t]*(?=\s)|[•·‣◦▪●○■□◆◇▶►▸※・･]|\(?\d{1,4}[.)](?=[ \t])|\d{1,3}[、．])\s*(?:(?:\[[ xX]\]|TODO|DONE)\s+)?/u
const opensListMark = codeSet('<-*+•·‣◦▪●○■□◆◇▶►▸※・･(0123456789')
const longestListMark = 16
const tagsOnly = /^(?:#[\p{L}\p{N}_][\p{L}\p{N}_/-]*(?:[ \t,]+(?=#)|$))+$/u
const wordless = /^(?:[-*_=|:+\s~—–]+|\[toc\]|(?:<(?!https?:)\/?[a-z][^<>]*>\s*)+)$/iu
const opensWordless = codeSet('-*_=|:+~—–[<')
const longestWordless = 400

/** Tells from a line's first character and what follows it what kind of line it is, and where its words start. */
export function classifyMarks(lines: LineTable, line: number): void {
  const code = lines.text.charCodeAt(lines.wordStart(line))
  if (code === 35) readHash(lines, line)
  else if (code === 62) readQuote(lines, line)
  else if (code === 60 && readHtmlHeading(lines, line)) return
  else if (opensWordless[code] === 1 && isWordless(lines, line)) readWordless(lines, line, code)
  else if (code === 124) lines.marks[line] = lineMark.tableRow
  else if (opensListMark[code] === 1) readListMark(lines, line)
}

function readHash(lines: LineTable, line: number): void {
  const words = lines.words(line)
  const heading = headingMark.exec(words)
  if (!heading) {
    if (tagsOnly.test(words)) lines.kinds[line] = lineKind.tags
    return
  }
  lines.kinds[line] = lineKind.heading
  lines.levels[line] = heading[1]?.length ?? 0
  const start = lines.wordStart(line)
  const length = words.replace(closingMark, '').length
  lines.wordStarts[line] = start + Math.min(heading[0].length, length)
  lines.wordEnds[line] = start + length
}

const htmlHeading = /^<h([1-6])(?:\s[^<>]*)?>\s*(.*?)\s*<\/h\1>$/i

/** `<h2 align="center">words</h2>`, as it stands in Markdown; other tags are what follows. */
function readHtmlHeading(lines: LineTable, line: number): boolean {
  const words = lines.words(line)
  const [whole, level, inside] = htmlHeading.exec(words) ?? []
  if (whole === undefined || !inside) return false
  const start = lines.wordStart(line) + words.indexOf(inside, words.indexOf('>'))
  lines.kinds[line] = lineKind.heading
  lines.levels[line] = Number(level)
  lines.wordStarts[line] = start
  lines.wordEnds[line] = start + inside.length
  return true
}

function readQuote(lines: LineTable, line: number): void {
  lines.marks[line] = lineMark.quote
  let start = lines.wordStart(line)
  const end = lines.wordEnd(line)
  while (start < end && (lines.text.charCodeAt(start) === 62 || isSpace(lines.text.charCodeAt(start))))
    start++
  lines.wordStarts[line] = start
  if (start === end) lines.kinds[line] = lineKind.marks
}

function readListMark(lines: LineTable, line: number): void {
  const start = lines.wordStart(line)
  const mark = listMark.exec(lines.text.slice(start, Math.min(start + longestListMark, lines.wordEnd(line))))
  if (!mark) return
  lines.marks[line] = lineMark.listItem
  lines.wordStarts[line] = start + mark[0].length
}

/** A row of a table, the line under a heading, or nothing but marks. */
function readWordless(lines: LineTable, line: number, code: number): void {
  lines.kinds[line] = lineKind.marks
  if (code === 124) lines.marks[line] = lineMark.tableRow
  else if (code === 61 || code === 45) readUnderline(lines, line, code === 61 ? 1 : 2)
}

const longestUnderlined = 150

/**
 * A line of `=` or `-` makes a heading of the line above it. People also draw lines below their paragraphs, so that of more
 * lines, or of one that ends as a sentence does, it makes none.
 */
function readUnderline(lines: LineTable, line: number, level: number): void {
  const above = line - 1
  if (!/^(?:=+|-{2,})$/.test(lines.words(line)) || lines.kindAbove(line) !== lineKind.text || above < 0)
    return
  if (lines.marks[above] !== 0 || lines.linkCount(above) > 0 || lines.kindAbove(above) === lineKind.text)
    return
  const words = lines.words(above)
  if (words.length > longestUnderlined || /[.。!！,，;:：]$/u.test(words)) return
  lines.kinds[line] = lineKind.blank
  lines.kinds[above] = lineKind.heading
  lines.levels[above] = level
}

function isWordless(lines: LineTable, line: number): boolean {
  const length = lines.wordEnd(line) - lines.wordStart(line)
  return length <= longestWordless && wordless.test(lines.words(line))
}
